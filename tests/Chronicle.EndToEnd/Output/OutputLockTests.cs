using System.Text.RegularExpressions;
using Chronicle.Cli.Output;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>
/// The checks of the output folder, and its lock. A refused build prints one line, ends with exit code 3, and changes no file.
/// </summary>
public sealed partial class OutputLockTests
{
    private readonly TemporaryFolder _folder = new();

    public OutputLockTests() => _folder.WriteAll(TinyTheme.Archive + SmallSite.Archive);

    [Theory]
    [InlineData("input", "the output ROOT/input is in the input folder ROOT/input, ")]
    [InlineData("input/site", "the output ROOT/input/site is in the input folder ROOT/input, ")]
    [InlineData("theme/css/", "the output ROOT/theme/css is in the theme folder ROOT/theme, ")]
    [InlineData(".", "the input folder ROOT/input is in the output ROOT; ")]
    [InlineData("link-to-input/site", "the output ROOT/input/site is in the input folder ROOT/input, ")]
    [InlineData("link-to-nowhere", "the output ROOT/link-to-nowhere is a link to ROOT/nowhere, which is not there")]
    [InlineData("link-to-itself", "the machine refused: Too many levels of symbolic links")]
    [InlineData("file", "the output ROOT/file is a file; ")]
    [InlineData("link-to-file", "the output ROOT/link-to-file is a file; ")]
    [InlineData("file/site", "the machine refused: ")]
    [InlineData("4060", "the machine refused: ")]
    [InlineData("5010", "the machine refused: ")]
    public void An_unusable_output_folder_is_reported_in_one_line(string output, string message)
    {
        _folder.Write("file", "mine");
        foreach (var (name, target) in new[] { ("link-to-input", "input"), ("link-to-nowhere", "nowhere"),
            ("link-to-itself", "link-to-itself"), ("link-to-file", "file") })
            Directory.CreateSymbolicLink(_folder.PathOf(name), _folder.PathOf(target));
        // A number is the length of the output path. With 4060, the folder can exist, but not all files in it. With 5010, it cannot exist.
        if (int.TryParse(output, out var length))
            output = string.Concat(Enumerable.Repeat("/" + new string('x', 99), 100))[1..(length - _folder.Root.Length)];
        var before = Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        AssertRefused(message.Replace("ROOT", _folder.Root), "--output", output);
        Assert.Equal(before, Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".site-lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal("mine", _folder.Read("file"));
    }

    [Fact]
    public void An_output_folder_that_contains_the_root_is_refused()
    {
        var elsewhere = new TemporaryFolder();
        Directory.Move(_folder.PathOf("input"), elsewhere.PathOf("input"));
        Directory.Move(_folder.PathOf("theme"), elsewhere.PathOf("theme"));
        AssertRefused($"the root {_folder.Root} is in the output {_folder.Root}; ", "--root", ".", "--input", elsewhere.PathOf("input"),
            "--theme", elsewhere.PathOf("theme"), "--output", ".");
    }

    [Fact]
    public void The_output_folder_can_be_a_link_to_a_folder()
    {
        Directory.CreateDirectory(_folder.PathOf("public"));
        Directory.CreateSymbolicLink(_folder.PathOf("output"), _folder.PathOf("public"));
        Assert.Equal(0, Generator.Call(_folder.Root, "--quiet").ExitCode);
        Assert.True(File.Exists(_folder.PathOf("public/index.html")));
        Assert.NotNull(new DirectoryInfo(_folder.PathOf("output")).LinkTarget);
    }

    [Fact]
    public void A_check_needs_no_output_folder()
    {
        _folder.Write("output", "a file");
        Assert.Equal(0, Generator.Call(_folder.Root, "check", "--quiet").ExitCode);
        Assert.Equal("a file", _folder.Read("output"));
    }

    [Fact]
    public void A_second_build_at_the_same_time_is_refused_and_changes_nothing()
    {
        Assert.Equal(0, Generator.Call(_folder.Root, "--quiet").ExitCode);
        _folder.Write("input/text/more.md", "---\ntitle: More\norder: 1\nsummary: More of it.\n---\nMore.\n");
        var before = _folder.Listing("output");
        using (OutputLock.At(_folder.PathOf("output")))
        {
            // On some systems a lock excludes only other processes, so the second build runs in a separate process.
            AssertRefused($"a different build is writing into {_folder.PathOf("output")}; ", Generator.Start(_folder.Root));
            Directory.CreateSymbolicLink(_folder.PathOf("link"), _folder.PathOf("output"));
            AssertRefused($"a different build is writing into {_folder.PathOf("output")}; ",
                Generator.Start(_folder.Root, "--output", "link"));
        }
        Assert.Equal(before, _folder.Listing("output"));
        Assert.Equal(0, Generator.Call(_folder.Root, "--quiet").ExitCode);
        Assert.True(File.Exists(_folder.PathOf("output/more/index.html")));
    }

    [Fact]
    public void Two_processes_at_the_same_time_leave_a_complete_site()
    {
        Assert.Equal(0, Generator.Call(_folder.Root, "--quiet").ExitCode);
        var before = PublishedSite.In(_folder.PathOf("output"));
        File.Delete(_folder.PathOf("output/index.html"));
        using var one = Generator.Begin(_folder.Root, [], "--quiet");
        using var other = Generator.Begin(_folder.Root, [], "--quiet");
        one.WaitForExit();
        other.WaitForExit();
        // The two builds may or may not overlap. If they overlap, one of them is refused.
        Assert.Contains((one.ExitCode, other.ExitCode), new[] { (0, 0), (0, 3), (3, 0) });
        Assert.Equal(before, PublishedSite.In(_folder.PathOf("output")));
    }

    [Fact]
    public void A_remaining_lock_file_is_no_obstacle_and_no_part_of_the_site()
    {
        _folder.Write("output/.site-lock", "");
        var run = Generator.Call(_folder.Root);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("left alone", run.Output);
        Assert.DoesNotContain(".site-lock", _folder.Read("output/manifest.json") + _folder.Read("output/.site-files"));
        Assert.Equal(0, Generator.Call(_folder.Root, "verify", _folder.PathOf("output")).ExitCode);
    }

    [Fact]
    public void A_foreign_file_that_would_be_overwritten_is_reported_in_one_line()
    {
        _folder.Write("output/index.html", "mine");
        AssertRefused($"{_folder.PathOf("output")} has files that this program did not write and would have to overwrite: index.html; ");
        Assert.Equal("mine", _folder.Read("output/index.html"));
        Assert.False(File.Exists(_folder.PathOf("input/permalinks.txt")));
    }

    private void AssertRefused(string message, params string[] arguments) => AssertRefused(message, Generator.Call(
        _folder.Root, [.. arguments.Select(word => word.StartsWith("--", StringComparison.Ordinal) ? word
            : Path.GetFullPath(word, _folder.Root))]));

    private static void AssertRefused(string message, Generator.Run run)
    {
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Error);
        Assert.Matches(OneLine(), run.Error);
    }

    [GeneratedRegex(@"^[^\n]+\n\z")]
    private static partial Regex OneLine();
}
