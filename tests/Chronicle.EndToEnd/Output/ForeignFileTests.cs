using Chronicle.Cli;
using Chronicle.Cli.Output;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>
/// Files in the output folder that no build wrote. The program does not delete them, does not overwrite them, and does not follow links.
/// </summary>
public sealed class ForeignFileTests
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Foreign_files_whose_names_are_not_UTF_8_do_not_stop_a_build()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has names of files that are not UTF-8");
        _folder.WriteAll(TinyTheme.Archive + SmallSite.Archive);
        Assert.Equal(0, Generator.Call(_folder.Root).ExitCode);
        Shell("touch");
        foreach (var edit in new[] { "", "It shines.\n" })
        {
            _folder.Write("input/milestones/first-light.md", _folder.Read("input/milestones/first-light.md") + edit);
            var run = Generator.Call(_folder.Root);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
        }
        Assert.Equal(2, Directory.EnumerateFiles(PathOf("")).Count(path => path.Contains('\uFFFD')));
        // The runtime cannot delete these files at the end of the run.
        Shell("rm");
    }

    [Theory]
    [InlineData("index.html", "index.html")]
    [InlineData("a/index.html", "a/index.html")]
    [InlineData("a", "a")]
    [InlineData("robots.txt/mine", "robots.txt/mine")]
    [InlineData("card.png", "card.png")]
    public void A_foreign_file_at_the_path_of_a_site_file_is_reported_and_unchanged(string name, string reported)
    {
        _folder.Write("output/" + name, "mine");
        _folder.Write("output/notes.txt", "mine too");
        var before = PublishedSite.In(PathOf(""));
        Assert.Contains($" overwrite: {reported}; move them away",
            Refused(("index.html", "home"), ("a/index.html", "page"), ("robots.txt", "robots"), ("card.png", "card")));
        Assert.Equal(before, PublishedSite.In(PathOf("")));
    }

    /// <summary>Runs a program for two files of the output whose names are not UTF-8.</summary>
    private void Shell(string program)
    {
        using var process = System.Diagnostics.Process.Start("sh",
            ["-c", "\"$1\" \"$0/$(printf '\\377')\" \"$0/$(printf '\\376')\"", PathOf(""), program]);
        process.WaitForExit();
    }

    [Fact]
    public void A_foreign_file_in_a_published_folder_is_reported_and_unchanged()
    {
        Publish(("index.html", "home"));
        _folder.Write("output/robots.txt", "mine");
        Assert.Contains(" overwrite: robots.txt; ", Refused(("index.html", "new home"), ("robots.txt", "robots")));
        Assert.Equal(("home", "mine"), (_folder.Read("output/index.html"), _folder.Read("output/robots.txt")));
        File.Delete(PathOf("robots.txt"));
        Assert.Equal(new Publication(2, 2, 0, 0), Publish(("index.html", "new home"), ("robots.txt", "robots")));
    }

    [Theory]
    [InlineData("robots.txt")]
    [InlineData("a/index.html")]
    public void A_foreign_file_that_appears_during_a_build_is_unchanged(string name)
    {
        using var place = OutputLock.At(PathOf(""));
        using (var first = Publishing.Stage(place))
        {
            var files = PublishedSite.Of(("index.html", "home"));
            OutputFolder.Publish(files, first, place);
            PreviousOutput.Remember("key", [], first, place);
        }
        // The second build reads the folder before the foreign file appears.
        using var second = Publishing.Stage(place);
        _folder.Write("output/" + name, "mine");
        var refused = Assert.Throws<RefusedException>(() =>
            OutputFolder.Publish(PublishedSite.Of(("index.html", "new home"), (name, "ours")), second, place));
        Assert.Contains($" overwrite: {name}; ", refused.Message);
        Assert.Equal(("home", "mine"), (_folder.Read("output/index.html"), _folder.Read("output/" + name)));
    }

    [Fact]
    public void Only_the_first_three_foreign_files_are_named()
    {
        foreach (var name in "dcbae")
            _folder.Write("output/" + name, "mine");
        Assert.Contains(" overwrite: a, b, c and 2 more; ", Refused([.. "abcde".Select(name => (name.ToString(), "ours"))]));
    }

    [Fact]
    public void A_foreign_file_with_the_expected_bytes_is_no_obstacle()
    {
        Publish(("index.html", "home"), ("card.png", "card"));
        File.Delete(PathOf(".site-files"));
        Assert.Equal(new Publication(2, 0, 0, 0), Publish(("index.html", "home"), ("card.png", "card")));
        Assert.Equal(new Publication(2, 1, 0, 0), Publish(("index.html", "new home"), ("card.png", "card")));
    }

    [Fact]
    public void Empty_folders_are_no_obstacle()
    {
        Directory.CreateDirectory(PathOf("robots.txt/empty/emptier"));
        Publish(("robots.txt", "robots"));
        Assert.Equal("robots", _folder.Read("output/robots.txt"));
    }

    [Fact]
    public void A_foreign_file_in_a_folder_that_becomes_a_file_is_reported_and_unchanged()
    {
        Publish(("a/index.html", "page"));
        _folder.Write("output/a/notes.txt", "mine");
        Assert.Contains(" overwrite: a/notes.txt; ", Refused(("a", "file")));
        Assert.Equal(("page", "mine"), (_folder.Read("output/a/index.html"), _folder.Read("output/a/notes.txt")));
    }

    [Fact]
    public void Nothing_is_written_or_deleted_through_a_link()
    {
        Publish(("a/index.html", "page"), ("b/index.html", "page"));
        Directory.Move(PathOf("a"), _folder.PathOf("elsewhere"));
        Directory.CreateSymbolicLink(PathOf("a"), _folder.PathOf("elsewhere"));
        Assert.Contains(" overwrite: a; ", Refused(("a/index.html", "new page"), ("b/index.html", "page")));
        Assert.Contains(" overwrite: a; ", Refused(("a/index.html", "page"), ("b/index.html", "page")));
        Assert.Equal(new Publication(1, 0, 0, 1), Publish(("b/index.html", "page")));
        Assert.Equal("page", _folder.Read("elsewhere/index.html"));
    }

    [Fact]
    public void A_link_at_the_path_of_a_published_file_is_replaced_and_its_target_is_unchanged()
    {
        Publish(("index.html", "home"), ("old.txt", "old"));
        _folder.Write("precious.txt", "precious");
        foreach (var name in new[] { "index.html", "old.txt" })
        {
            File.Delete(PathOf(name));
            File.CreateSymbolicLink(PathOf(name), _folder.PathOf("precious.txt"));
        }
        Assert.Equal(new Publication(1, 1, 1, 0), Publish(("index.html", "home")));
        Assert.Equal(("home", "precious"), (_folder.Read("output/index.html"), _folder.Read("precious.txt")));
        Assert.Null(File.ResolveLinkTarget(PathOf("index.html"), returnFinalTarget: false));
        Assert.False(File.Exists(PathOf("old.txt")));
    }

    [Fact]
    public void A_link_to_the_output_folder_itself_does_not_cause_an_endless_loop()
    {
        Publish(("index.html", "home"));
        Directory.CreateSymbolicLink(PathOf("back"), PathOf(""));
        File.CreateSymbolicLink(PathOf("nowhere"), _folder.PathOf("nowhere"));
        Assert.Equal(new Publication(1, 0, 0, 2), Publish(("index.html", "home")));
    }

    [Fact]
    public void An_asset_name_with_a_line_break_cannot_add_a_file_to_the_list()
    {
        _folder.Write("output/CNAME", "lamps.example");
        Publish(("index.html", "home"), ("assets/x\nCNAME", "asset"), ("assets/x\rCNAME", "asset"));
        Assert.Equal(new Publication(1, 0, 2, 1), Publish(("index.html", "home")));
        Assert.Equal("lamps.example", _folder.Read("output/CNAME"));
    }

    private Publication Publish(params (string Name, string Text)[] files) => Publishing.Publish(PublishedSite.Of(files), PathOf(""));

    private string Refused(params (string Name, string Text)[] files) => Assert.Throws<RefusedException>(() => Publish(files)).Message;

    private string PathOf(string name) => Path.TrimEndingDirectorySeparator(_folder.PathOf("output/" + name));
}
