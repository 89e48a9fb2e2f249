using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The command <c>init</c>: another chronicle to begin with.</summary>
public sealed class InitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_it_writes_builds_at_once_without_a_warning()
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
    public void It_writes_no_theme_and_shows_that_of_this_program()
    {
        Assert.Equal(0, Generator.Call(_folder.Root, "init", _folder.PathOf("lamps")).ExitCode);
        Assert.False(Directory.Exists(_folder.PathOf("lamps/theme")));
        Assert.Equal(0, Generator.Call(_folder.PathOf("lamps")).ExitCode);
        Assert.Equal(File.ReadAllText(Repository.PathOf("theme", "assets", "mark.svg")), _folder.Read("lamps/output/theme/mark.svg"));
        foreach (var script in Directory.EnumerateFiles(Repository.PathOf("theme", "js")))
            Assert.True(File.Exists(_folder.PathOf("lamps/output/theme/" + Path.GetFileName(script))), script);
    }

    [Theory]
    [InlineData("lamps/a-file")]
    [InlineData("lamps")]
    public void A_folder_that_is_not_empty_is_left_alone(string there)
    {
        _folder.Write(there, "mine");
        var run = Generator.Call(_folder.Root, "init", _folder.PathOf("lamps"));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("is not empty", run.Error);
        Assert.Equal("mine", _folder.Read(there));
        Assert.Single(Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Without_a_folder_nothing_is_done() => Assert.Equal(2, Generator.Call(_folder.Root, "init").ExitCode);
}
