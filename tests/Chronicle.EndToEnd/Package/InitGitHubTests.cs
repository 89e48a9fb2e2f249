using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>What only the owner of a new chronicle knows, and what <c>init --github</c> writes.</summary>
public sealed class InitGitHubTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Generator.Run Init(params string[] more) => Generator.Call(_folder.Root, ["init", _folder.PathOf("lamps"), .. more]);

    [Fact]
    public void The_workflow_calls_that_of_the_generator_and_the_tool_is_pinned()
    {
        Assert.Equal((0, ""), Init("--github", "--actions", "somebody/chronicler") is var run ? (run.ExitCode, run.Error) : default);
        var workflow = _folder.Read("lamps/.github/workflows/pages.yml");
        Assert.Matches(@"uses: somebody/chronicler/\.github/workflows/chronicle\.yml@v\d+\.\d+\.\d+\S*\n$", workflow);
        Assert.InRange(workflow.Split('\n').Count(line => line.Length > 0 && !line.StartsWith('#')), 1, 10);
        Assert.Matches("\"version\": \"\\d+\\.\\d+\\.\\d+.*\"", _folder.Read("lamps/.config/dotnet-tools.json"));
        Assert.Contains("package-ecosystem: nuget", _folder.Read("lamps/.github/dependabot.yml"));
        Assert.Contains("id: sources", _folder.Read("lamps/.github/ISSUE_TEMPLATE/suggest-milestone.yml"));
        Assert.True(File.Exists(_folder.PathOf("lamps/.gitattributes")));
        Assert.Equal("", Generator.Call(_folder.PathOf("lamps"), "check").Error);
    }

    [Fact]
    public void Without_the_option_there_is_nothing_of_GitHub()
    {
        Assert.Equal(0, Init().ExitCode);
        Assert.False(Directory.Exists(_folder.PathOf("lamps/.github")));
    }

    [Theory]
    [InlineData("--github")]
    [InlineData("--github", "--actions", "no repository")]
    public void A_program_that_does_not_know_its_repository_asks_for_it(params string[] options)
    {
        var run = Init(options);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("name it with --actions OWNER/NAME", run.Error);
        Assert.False(Directory.Exists(_folder.PathOf("lamps")));
    }

    [Fact]
    public void What_the_owner_states_is_in_the_settings()
    {
        var run = Init("--base-url", "https://somebody.github.io/lamps/", "--repository", "https://github.com/somebody/lamps",
            "--tag-authority", "somebody.github.io,2026");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var settings = _folder.Read("lamps/input/site.yml");
        Assert.Contains("\nurl: https://somebody.github.io/lamps/\n", settings);
        Assert.Contains("\nrepository: https://github.com/somebody/lamps\n", settings);
        Assert.Contains("\ntag_authority: somebody.github.io,2026\n", settings);
        Assert.Equal("", Generator.Call(_folder.PathOf("lamps"), "check").Error);
    }

    [Theory]
    [InlineData("--repository", "somebody/lamps")]
    [InlineData("--tag-authority", "nobody")]
    public void A_wrong_answer_is_refused_before_anything_is_written(string option, string value)
    {
        Assert.Equal(2, Init(option, value).ExitCode);
        Assert.False(Directory.Exists(_folder.PathOf("lamps")));
    }
}
