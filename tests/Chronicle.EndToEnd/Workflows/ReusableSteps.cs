using Chronicle.Read.Yaml;
using Chronicle.Testing;

namespace Chronicle.EndToEnd.Workflows;

/// <summary>Tests of the steps in the workflow and the action that other chronicles call, and in the workflow of a release.</summary>
internal static class ReusableSteps
{
    private const string Wrong = "---\ntitel: Lamps\n---\n";

    /// <summary>
    /// The stand-in for dotnet. It runs the generator for <c>dotnet chronicler</c>, as if the generator were a tool of the repository.
    /// </summary>
    private const string Dotnet = """
        #!/usr/bin/env bash
        echo "dotnet $*" >> "$CALLS"
        if [ "$1" = chronicler ]; then shift; exec "$REAL_DOTNET" exec "$REAL_GENERATOR" "$@"; fi
        """;

    public static void Install(WorkflowStep step)
    {
        var runner = Begin();
        Assert.Equal(["dotnet tool install Chronicler --create-manifest-if-needed"], Succeeds(step, runner).Calls);
        // If the repository pins a version of the tool, the step restores this version.
        runner.Write(".config/dotnet-tools.json", "{}");
        Assert.Equal(["dotnet tool restore"], Succeeds(step, runner).Calls);
        runner.StandIn("dotnet", "#!/bin/bash\nexit 1\n");
        Assert.Equal(1, runner.Run(step).ExitCode);
    }

    private const string OnDefaultBranch =
        "github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch";

    public static void Build(WorkflowStep step)
    {
        var runner = Begin();
        SetUp(runner, "https://octo.github.io/lamps", publishes: true);
        var result = Succeeds(step, runner);
        Assert.Contains("Sitemap: https://octo.github.io/lamps/", File.ReadAllText(Path.Join(runner.Temp, "site", "robots.txt")));
        Assert.Empty(Directory.EnumerateFiles(Path.Join(runner.Temp, "site"), ".site-*"));
        Assert.True(File.Exists(Path.Join(runner.Temp, "site", ".nojekyll")));
        Assert.Matches("^[0-9a-f]{64}$", result.Outputs["manifest"]);
        Assert.Matches("--repository https://github.com/octo/lamps --branch trunk --base-url https://octo.github.io/lamps --publish "
            + "--tag-authority octo.github.io,20[0-9-]{8}$", result.Calls[0]);
        // The first publishing adds all addresses to the ledger. The next one adds no address, so there is nothing to commit.
        Assert.Equal("true", result.Outputs["ledger"]);
        StepRunner.Git(runner.Workspace, "add", "-A");
        StepRunner.Git(runner.Workspace, "commit", "-q", "-m", "List the addresses");
        DeleteSite();
        Assert.DoesNotContain("ledger", Succeeds(step, runner).Outputs.Keys);

        // A pull request has no address of GitHub Pages, and its build does not publish.
        DeleteSite();
        SetUp(runner, "", publishes: false);
        runner.WithVariable("GITHUB_BASE_REF", "stable").WithVariable("GITHUB_REF_NAME", "12/merge");
        runner.Write("input/text/new.md", "---\ntitle: New\norder: 9\nsummary: New.\n---\n");
        var proposed = Succeeds(step, runner);
        Assert.EndsWith("--branch stable", proposed.Calls[0]);
        Assert.Equal(["manifest"], proposed.Outputs.Keys);

        DeleteSite();
        runner.Write("input/text/wrong.md", Wrong);
        var failed = runner.Run(step);
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("::error file=input/text/wrong.md", failed.Output);
        Assert.Empty(failed.Outputs);

        void DeleteSite() => Directory.Delete(Path.Join(runner.Temp, "site"), recursive: true);
    }

    /// <summary>
    /// Sets the address, and whether the build publishes. For this decision, the workflow uses the event and the action uses its input.
    /// </summary>
    private static void SetUp(StepRunner runner, string address, bool publishes) => runner
        .With("steps.pages.outputs.base_url", address).With("inputs.base-url", address)
        .With(OnDefaultBranch, publishes ? "true" : "false").With("inputs.upload", publishes ? "true" : "false");

    public static void CheckAgainstTheBranch(WorkflowStep step)
    {
        var runner = Begin();
        runner.Write("input/permalinks.txt", "/gone/\n");
        Commit("Published");
        // The change removes the line from the ledger, and the page does not exist.
        File.Delete(Path.Join(runner.Workspace, "input", "permalinks.txt"));
        Commit("Take it out");
        var failed = runner.Run(step);
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("C411", failed.Output);
        Assert.Contains("C413", failed.Output);
        Commit("Leave the list as it is");
        Succeeds(step, runner);

        void Commit(string message)
        {
            StepRunner.Git(runner.Workspace, "add", "-A");
            StepRunner.Git(runner.Workspace, "commit", "-q", "--allow-empty", "-m", message);
        }
    }

    public static void TryTheProgram(WorkflowStep step)
    {
        var runner = Begin();
        Directory.CreateDirectory(Path.Join(runner.Workspace, "program"));
        Program("1.2.3");
        Assert.Equal(["--version", $"init {runner.Temp}/lamps", $"build --root {runner.Temp}/lamps"], Succeeds(step, runner).Calls);
        // The tag gives the version. If git found no tag, the program has a different version, and the step fails.
        Program("0.1.0-preview.0.7");
        Assert.NotEqual(0, runner.Run(step).ExitCode);

        void Program(string version) => runner.StandIn("../workspace/program/Chronicle.Cli",
            $"#!/bin/bash\necho \"$*\" >> \"$CALLS\"\n[ \"$1\" != --version ] || echo {version}+0123456\n");
    }

    public static void Archive(WorkflowStep step)
    {
        var runner = Begin();
        runner.Write("program/Chronicle.Cli", "program").Write("LICENSE", "licence").Write("src/Site/Package/README.md", "readme");
        Directory.CreateDirectory(Path.Join(runner.Workspace, "packages"));
        Succeeds(step, runner);
        Assert.Equal(["LICENSE", "README.md", "chronicler"], Directory.EnumerateFiles(Path.Join(runner.Workspace, "chronicler-1.2.3-linux-x64"))
            .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(Path.Join(runner.Workspace, "packages", "chronicler-1.2.3-linux-x64.tar.gz")));
    }

    public static void TakeNotes(WorkflowStep step)
    {
        var runner = Begin();
        runner.Write("CHANGELOG.md",
            "# Changelog\n\n## Unreleased\n\n- Nothing.\n\n## 1.2.3 - 2027-01-31\n\n### Added\n\n- A lamp.\n\n## 1.2.2 - 2026-12-24\n\n- Less.\n");
        Succeeds(step, runner);
        Assert.Equal("\n### Added\n\n- A lamp.\n\n", File.ReadAllText(Path.Join(runner.Workspace, "packages", "notes.md")));
        Directory.Delete(Path.Join(runner.Workspace, "packages"), recursive: true);
        runner.With("github.ref_name", "v1.2");
        var failed = runner.Run(step);
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("::error file=CHANGELOG.md::CHANGELOG.md has no section \"## 1.2\"", failed.Output);
    }

    public static void Sum(WorkflowStep step)
    {
        var runner = Begin();
        runner.Write("packages/notes.md", "notes").Write("packages/a.nupkg", "a");
        Succeeds(step, runner);
        Assert.Equal("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.nupkg\n",
            File.ReadAllText(Path.Join(runner.Workspace, "packages", "SHA256SUMS")));
        Assert.Equal("notes", File.ReadAllText(Path.Join(runner.Temp, "notes.md")));
    }

    public static void Push(WorkflowStep step)
    {
        var runner = Begin();
        runner.With("steps.nuget.outputs.NUGET_API_KEY", "a-key").With("vars.NUGET_SOURCE", "https://registry.example/");
        Assert.Equal(["dotnet nuget push packages/*.nupkg --api-key a-key --source https://registry.example/ --skip-duplicate"],
            Succeeds(step, runner).Calls);
    }

    public static void Publish(WorkflowStep step)
    {
        var runner = Begin();
        runner.Write("packages/a.nupkg", "a");
        Assert.Equal([$"gh release create v1.2.3 --verify-tag --title v1.2.3 --notes-file {runner.Temp}/notes.md packages/a.nupkg"],
            Succeeds(step, runner).Calls);
    }

    private static StepRunner Begin() => new StepRunner().With("inputs.root", ".").StandIn("dotnet", Dotnet);

    private static StepResult Succeeds(WorkflowStep step, StepRunner runner)
    {
        var result = runner.Run(step);
        Assert.True(result.ExitCode == 0, $"{step} ended with {result.ExitCode}:\n{result.Output}");
        return result;
    }
}

/// <summary>
/// The action contains copies of the scripts of the workflow. If a different repository calls the workflow, the workflow cannot use a
/// local action of its own repository.
/// </summary>
public sealed class ActionTests
{
    [Fact]
    public void The_action_and_the_workflow_run_the_same_scripts()
    {
        var action = GitHubYaml.Read(Repository.PathOf("action.yml"));
        var steps = ((YamlSequence)((YamlMapping)action["runs"]!)["steps"]!).Items.Cast<YamlMapping>().ToArray();
        Assert.Equal(WorkflowStep.All.Where(step => step.Name.StartsWith("chronicle.yml build:", StringComparison.Ordinal))
            // Only the workflow compares a pull request with the ledger of its branch. An action does not know how much of the history
            // was fetched.
            .Where(step => !step.Name.EndsWith(": Check against the list of the branch", StringComparison.Ordinal))
            .Select(step => step.Script), steps.Select(step => step.Text("run")).OfType<string>().Select(script => script + "\n"));
        // An expression in a script would allow the injection of commands.
        Assert.All(steps, step => Assert.DoesNotContain("${{", step.Text("run") ?? ""));
        Assert.All(steps.Where(step => step["uses"] is not null), step => Assert.Matches("@[0-9a-f]{40}$", step.Text("uses")));
        Assert.All(steps.Where(step => step["run"] is not null), step => Assert.Equal("bash", step.Text("shell")));
    }
}
