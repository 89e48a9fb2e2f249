using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The command <c>init</c>, which creates a new chronicle.</summary>
public sealed class InitTests
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_new_chronicle_builds_without_a_warning()
    {
        var run = Generator.Start(_folder.Root, "init", "lamps");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var build = Generator.Start(_folder.PathOf("lamps"));
        Assert.Equal((0, ""), (build.ExitCode, build.Error));
        foreach (var page in new[] { "index.html", "overview/index.html", "components/desk-lamp/index.html", "releases/1/index.html",
            "milestones/first-light/index.html", "sources/catalogue-1/index.html", "quality/index.html" })
            Assert.True(File.Exists(_folder.PathOf("lamps/output/" + page)), page);
        Assert.Equal(["output/", ".vscode/schemas/", ".vscode/records.code-snippets"],
            _folder.Read("lamps/.gitignore").Split('\n').Where(line => line.Length > 0 && line[0] != '#'));
        Assert.Contains("desk-lamp", _folder.Read("lamps/.vscode/schemas/milestone.json"));
    }

    [Fact]
    public void A_new_chronicle_has_no_theme_folder_and_uses_the_built_in_theme()
    {
        Assert.Equal(0, Generator.Call(_folder.Root, "init", _folder.PathOf("lamps")).ExitCode);
        Assert.False(Directory.Exists(_folder.PathOf("lamps/theme")));
        Assert.Equal(0, Generator.Call(_folder.PathOf("lamps")).ExitCode);
        Assert.Equal(File.ReadAllText(Repository.PathOf("theme", "assets", "mark.svg")), _folder.Read("lamps/output/theme/mark.svg"));
        foreach (var script in Directory.EnumerateFiles(Repository.PathOf("theme", "js")))
            Assert.True(File.Exists(_folder.PathOf("lamps/output/theme/" + Path.GetFileName(script))), script);
    }

    [Theory]
    [InlineData("lamps/a-file", "is not empty: it has a-file")]
    [InlineData("lamps", "is a file")]
    public void A_folder_that_is_not_empty_is_refused_and_unchanged(string existing, string message)
    {
        _folder.Write(existing, "mine");
        var run = Generator.Call(_folder.Root, "init", _folder.PathOf("lamps"));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error);
        Assert.Equal("mine", _folder.Read(existing));
        Assert.Single(Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_refused_init_leaves_no_file_and_can_be_repeated()
    {
        // A folder at the path of a file refuses the file. The name of this file is one of the last.
        Directory.CreateDirectory(_folder.PathOf("lamps/input/text/overview.md"));
        Assert.Equal(3, Generator.Call(_folder.Root, "init", _folder.PathOf("lamps")).ExitCode);
        Assert.Empty(Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories));
        Directory.Delete(_folder.PathOf("lamps/input/text/overview.md"));
        Assert.Equal(0, Generator.Call(_folder.Root, "init", _folder.PathOf("lamps")).ExitCode);
        Assert.Equal(0, Generator.Call(_folder.PathOf("lamps"), "check").ExitCode);
    }

    [Fact]
    public void A_killed_init_can_be_repeated()
    {
        _folder.Write("lamps/.site-old~", "half a file");
        _folder.Write("lamps/input/components/.site-old~", "half a file");
        Assert.Equal(0, Generator.Call(_folder.Root, "init", _folder.PathOf("lamps")).ExitCode);
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories),
            path => path.EndsWith('~'));
    }

    [Fact]
    public void A_folder_with_a_link_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a symbolic link needs rights on Windows");
        Directory.CreateDirectory(_folder.PathOf("elsewhere"));
        Directory.CreateDirectory(_folder.PathOf("lamps"));
        Directory.CreateSymbolicLink(_folder.PathOf("lamps/input"), _folder.PathOf("elsewhere"));
        Assert.Contains("is not empty", Generator.Call(_folder.Root, "init", _folder.PathOf("lamps")).Error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.PathOf("elsewhere")));
    }

    [Fact]
    public void A_clone_of_a_new_repository_counts_as_an_empty_folder()
    {
        _folder.Write("lamps/.git/HEAD", "ref: refs/heads/main");
        _folder.Write("lamps/.git/.site-old~", "not ours");
        _folder.Write("lamps/LICENSE", "mine");
        Assert.Equal((0, ""), Generator.Call(_folder.Root, "init", _folder.PathOf("lamps")) is var run ? (run.ExitCode, run.Error) : default);
        Assert.Equal("mine", _folder.Read("lamps/LICENSE"));
        Assert.Equal("not ours", _folder.Read("lamps/.git/.site-old~"));
        Assert.True(File.Exists(_folder.PathOf("lamps/input/site.yml")));
    }

    [Fact]
    public void A_worktree_or_a_submodule_counts_as_an_empty_folder()
    {
        _folder.Write("lamps/.git", "gitdir: ../.git/worktrees/lamps");
        Assert.Equal((0, ""), Generator.Call(_folder.Root, "init", _folder.PathOf("lamps")) is var run ? (run.ExitCode, run.Error) : default);
        Assert.Equal("gitdir: ../.git/worktrees/lamps", _folder.Read("lamps/.git"));
    }

    [Theory]
    [InlineData("--base-url", "https://lamps.test/")]
    [InlineData("--repository", "https://code.example/lamps")]
    [InlineData("--tag-authority", "lamps.test,2026")]
    public void An_option_for_a_new_chronicle_is_refused_for_an_existing_one(string option, string value)
    {
        Assert.Equal(0, Generator.Call(_folder.Root, "init", _folder.PathOf("lamps")).ExitCode);
        var before = _folder.Listing("lamps");
        var run = Generator.Call(_folder.Root, "init", _folder.PathOf("lamps"), "--github", "--actions", "a/b", option, value);
        Assert.Equal((2, "", $"{option} is only for a new chronicle, and {_folder.PathOf("lamps")} is one already; change its input/site.yml\n"),
            (run.ExitCode, run.Output, run.Error));
        Assert.Equal(before, _folder.Listing("lamps"));
    }

    [Fact]
    public void The_files_of_a_new_repository_stay_and_get_the_lines_that_they_lack()
    {
        _folder.Write("lamps/README.md", "mine");
        _folder.Write("lamps/.gitignore", "*.tmp\n/output/");
        var run = Generator.Call(_folder.Root, "init", _folder.PathOf("lamps"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("your README.md is unchanged", run.Output);
        Assert.Equal("mine", _folder.Read("lamps/README.md"));
        var lines = _folder.Read("lamps/.gitignore").TrimEnd('\n').Split('\n');
        Assert.Equal(["*.tmp", "/output/"], lines[..2]);
        Assert.Equal(lines.Distinct(), lines);
        Assert.True(File.Exists(_folder.PathOf("lamps/.gitattributes")));
    }

    [Fact]
    public void A_missing_folder_argument_is_refused() => Assert.Equal(2, Generator.Call(_folder.Root, "init").ExitCode);
}
