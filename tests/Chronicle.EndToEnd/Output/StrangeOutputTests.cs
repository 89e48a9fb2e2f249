using Chronicle.Cli;
using Chronicle.Cli.Output;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>Hostile output folders, with foreign pages, or with links and pipes at the paths of the program's own files.</summary>
public sealed class StrangeOutputTests
{
    private readonly TemporaryFolder _folder = new();

    public StrangeOutputTests() => _folder.WriteAll(TinyTheme.Archive + SmallSite.Archive);

    [Theory]
    [InlineData(".site-build")]
    [InlineData(".site-files")]
    [InlineData(".site-new~")]
    [InlineData(".site-files~")]
    public void A_link_or_a_pipe_at_the_path_of_a_file_of_the_program_is_replaced(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders");
        foreach (var target in new[] { "precious", "/dev/zero", "nowhere", "elsewhere", null })
        {
            _folder.Write("precious", "precious");
            _folder.Write("elsewhere/precious", "precious");
            Directory.CreateDirectory(_folder.PathOf("output"));
            if (target is null)
                _folder.CreatePipe("output/" + name);
            else
                File.CreateSymbolicLink(_folder.PathOf("output/" + name), Path.Combine(_folder.Root, target));
            Publishing.Publish(PublishedSite.Of(("index.html", "home")), _folder.PathOf("output"));
            Assert.Equal(("home", "precious", "precious"), (_folder.Read("output/index.html"), _folder.Read("precious"),
                _folder.Read("elsewhere/precious")));
            Directory.Delete(_folder.PathOf("output"), recursive: true);
        }
    }

    [Fact]
    public void A_link_at_the_path_of_the_lock_is_refused()
    {
        Directory.CreateDirectory(_folder.PathOf("output"));
        File.CreateSymbolicLink(_folder.PathOf("output/.site-lock"), _folder.PathOf("created"));
        Assert.Throws<RefusedException>(() => OutputLock.At(_folder.PathOf("output")));
        Assert.False(File.Exists(_folder.PathOf("created")));
    }

    [Fact]
    public void A_fresh_build_publishes_only_into_an_empty_folder()
    {
        _folder.Write("output/evil.html", "evil");
        var run = Generator.Start(_folder.Root, "build", "--fresh");
        Assert.Equal((3, "",
            $"{_folder.PathOf("output")} is not empty: it has evil.html; name an empty folder with --output, or build without --fresh\n"),
            (run.ExitCode, run.Output, run.Error));
        Assert.Equal(0, Generator.Start(_folder.Root, "build", "--fresh", "--quiet", "--output", "new").ExitCode);
        Assert.Equal(0, Generator.Start(_folder.Root, "verify", "new", "--quiet").ExitCode);
    }

    [Fact]
    public void The_folder_of_a_different_chronicle_is_refused()
    {
        _folder.Write("other/input/site.yml", "title: Other\n");
        var run = Generator.Call(_folder.Root, "build", "--output", _folder.PathOf("other"));
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("is a chronicle: it has input/site.yml; name a different folder with --output", run.Error);
        Assert.False(Directory.Exists(_folder.PathOf("other/theme")));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("evil", 3)]
    public void A_fresh_build_accepts_the_lock_of_a_failed_build_and_no_other_file_of_this_name(string content, int exitCode)
    {
        _folder.Write("output/.site-lock", content);
        Assert.Equal(exitCode, Generator.Call(_folder.Root, "build", "--fresh", "--quiet").ExitCode);
    }

    [Fact]
    public void Links_and_pipes_in_a_published_folder_are_differences_and_are_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders");
        Assert.Equal(0, Generator.Start(_folder.Root, "--quiet").ExitCode);
        Directory.CreateSymbolicLink(_folder.PathOf("output/a"), ".");
        Directory.CreateSymbolicLink(_folder.PathOf("output/b"), _folder.PathOf("output"));
        foreach (var name in new[] { "robots.txt", "sitemap.xml" })
            File.Delete(_folder.PathOf("output/" + name));
        _folder.CreatePipe("output/robots.txt");
        File.CreateSymbolicLink(_folder.PathOf("output/sitemap.xml"), "index.html");
        var run = Generator.Start(_folder.Root, "verify", "output");
        Assert.Equal((1, "a: extra\nb: extra\nrobots.txt: no regular file\nsitemap.xml: a symbolic link, not a file\n"),
            (run.ExitCode, run.Error));
    }
}
