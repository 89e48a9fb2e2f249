using Chronicle.Cli.BuiltIn;
using Chronicle.Read.Yaml;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The options of <c>init</c> for facts that only the owner knows, and the files that <c>init --github</c> writes.</summary>
public sealed class InitGitHubTests
{
    private readonly TemporaryFolder _folder = new();

    private Generator.Run Init(params string[] more) => Generator.Call(_folder.Root, ["init", _folder.PathOf("lamps"), .. more]);

    [Fact]
    public void The_new_workflow_calls_the_workflow_of_the_generator_and_the_tool_version_is_pinned()
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

    [Theory]
    [InlineData("https://github.com/somebody/chronicler.git", "somebody/chronicler")]
    [InlineData("https://github.com/somebody/somebody.github.io/", "somebody/somebody.github.io")]
    [InlineData("https://github.com/somebody/somebody.github.io.git", "somebody/somebody.github.io")]
    [InlineData("https://code.example/somebody/chronicler", null)]
    [InlineData(null, null)]
    public void The_repository_of_the_program_has_the_name_in_its_address(string? address, string? repository) =>
        Assert.Equal(repository, BuiltInFiles.RepositoryAt(address));

    /// <summary>The expression is the one with which the called workflow decides whether it publishes.</summary>
    [Fact]
    public void The_new_workflow_runs_for_a_push_to_the_default_branch_whatever_its_name_is()
    {
        Assert.Equal(0, Init("--github", "--actions", "somebody/chronicler").ExitCode);
        var workflow = GitHubYaml.Read(_folder.PathOf("lamps/.github/workflows/pages.yml"));
        var push = (YamlMapping)((YamlMapping)workflow["on"]!)["push"]!;
        Assert.Equal(["**"], push.Texts("branches"));
        var condition = ((YamlMapping)((YamlMapping)workflow["jobs"]!)["chronicle"]!).Text("if");
        Assert.Equal("github.event_name != 'push' || github.ref_name == github.event.repository.default_branch", condition);
        Assert.Contains("PUBLISH: ${{ github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch }}",
            File.ReadAllText(Repository.PathOf(".github", "workflows", "chronicle.yml")));
    }

    [Fact]
    public void Without_the_option_no_file_for_GitHub_is_written()
    {
        Assert.Equal(0, Init().ExitCode);
        Assert.False(Directory.Exists(_folder.PathOf("lamps/.github")));
    }

    [Fact]
    public void An_existing_chronicle_gets_only_the_files_for_GitHub_that_it_lacks()
    {
        Assert.Equal(0, Init().ExitCode);
        _folder.Write("lamps/input/text/overview.md", "mine");
        _folder.Write("lamps/.github/dependabot.yml", "mine");
        var run = Init("--github", "--actions", "somebody/chronicler");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("new files for GitHub: ", run.Output);
        Assert.Contains("these were there and stay: .github/dependabot.yml", run.Output);
        Assert.Equal(("mine", "mine"), (_folder.Read("lamps/input/text/overview.md"), _folder.Read("lamps/.github/dependabot.yml")));
        Assert.Contains("somebody/chronicler", _folder.Read("lamps/.github/workflows/pages.yml"));
        Assert.Equal(2, Init("--github", "--actions", "somebody/chronicler").ExitCode);
    }

    [Theory]
    [InlineData("name it with --actions OWNER/NAME", "--github")]
    [InlineData("--actions no repository is no OWNER/NAME of a repository on GitHub", "--github", "--actions", "no repository")]
    [InlineData("--actions needs --github", "--actions", "somebody/chronicler")]
    public void An_unknown_or_wrong_repository_of_the_program_is_refused(string message, params string[] options)
    {
        var run = Init(options);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
        Assert.False(Directory.Exists(_folder.PathOf("lamps")));
    }

    [Fact]
    public void The_options_of_the_owner_are_written_into_the_settings()
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
    public void An_invalid_option_is_refused_and_nothing_is_written(string option, string value)
    {
        Assert.Equal(2, Init(option, value).ExitCode);
        Assert.False(Directory.Exists(_folder.PathOf("lamps")));
    }
}
