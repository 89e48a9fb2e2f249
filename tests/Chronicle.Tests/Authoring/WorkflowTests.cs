using Chronicle.Read.Yaml;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The jobs of the workflows, their permissions, and the forms for issues.</summary>
public sealed class WorkflowTests
{
    private static readonly string[] Types = ["input", "textarea", "dropdown"];

    [Fact]
    public void A_job_with_write_permissions_runs_no_code_of_the_repository()
    {
        var jobs = GitHubFilesTests.Workflows.SelectMany(row => Jobs(row.Data)).Where(CanWrite).ToArray();
        Assert.Equal(["ledger", "deploy", "report", "commit", "issue", "commit", "ledger", "deploy", "publish"], jobs.Select(job => job.Key));
        foreach (var step in jobs.SelectMany(Steps))
            Assert.DoesNotMatch(@"dotnet (?!nuget push)|\.github/|\./", step.Text("run") ?? "");
    }

    [Fact]
    public void The_last_job_of_the_check_needs_all_other_jobs()
    {
        var jobs = Jobs("check.yml");
        Assert.Equal("all", jobs[^1].Key);
        var last = (YamlMapping)jobs[^1].Value;
        // Without this condition, GitHub would skip the job after a failure of another job, and would count the skipped job as passed.
        Assert.Equal("always()", last.Text("if"));
        Assert.Equal(jobs.SkipLast(1).Select(job => job.Key), last.Texts("needs"));
    }

    [Fact]
    public void The_fast_tests_run_on_every_system_for_which_the_code_has_a_branch()
    {
        var fast = (YamlMapping)Jobs("check.yml").Single(job => job.Key == "fast").Value;
        var matrix = (YamlMapping)((YamlMapping)fast["strategy"]!)["matrix"]!;
        Assert.Equal(["ubuntu-latest", "windows-latest", "macos-latest"], matrix.Texts("os"));
    }

    [Theory]
    [InlineData("format", "dotnet format site.sln --verify-no-changes")]
    [InlineData("native", "-p:PublishAot=true")]
    [InlineData("native", "dotnet build tests/bench/Micro")]
    [InlineData("full", "dotnet test")]
    [InlineData("fast", "dotnet test --project tests/Chronicle.Tests")]
    [InlineData("fast", "dotnet test --project tests/Chronicle.Hostile")]
    [InlineData("input", "check --ledger")]
    public void The_job_of_the_check_runs_the_command(string job, string command)
    {
        var steps = Steps(Jobs("check.yml").Single(entry => entry.Key == job));
        Assert.Contains(steps, step => step.Text("run")?.Contains(command, StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Only_pull_requests_of_Dependabot_in_this_repository_get_lock_files()
    {
        var jobs = Jobs("lock-files.yml");
        Assert.Equal("github.event.pull_request.user.login == 'dependabot[bot]'"
            + " && github.event.pull_request.head.repo.full_name == github.repository", ((YamlMapping)jobs[0].Value).Text("if"));
        Assert.Equal("evaluate", ((YamlMapping)jobs[1].Value).Text("needs"));
    }

    [Fact]
    public void A_change_is_checked_once_and_no_branch_has_a_fixed_name()
    {
        var triggers = (YamlMapping)GitHubFilesTests.Read(Repository.PathOf(".github", "workflows", "check.yml"))["on"]!;
        Assert.Equal(["pull_request", "workflow_dispatch"], triggers.Entries.Select(entry => entry.Key));
        foreach (var name in GitHubFilesTests.Workflows.Select(row => row.Data))
            Assert.DoesNotMatch(@"\bmain\b", File.ReadAllText(Repository.PathOf(".github", "workflows", name)));
        Assert.Equal("github.ref == format('refs/heads/{0}', github.event.repository.default_branch)",
            ((YamlMapping)Jobs("publish.yml")[0].Value).Text("if"));
    }

    [Fact]
    public void The_publication_does_not_run_the_tests() =>
        Assert.DoesNotMatch("dotnet test|install-browser", File.ReadAllText(Repository.PathOf(".github", "workflows", "publish.yml")));

    [Fact]
    public void The_publication_uses_the_ledger_and_the_files_of_its_own_build()
    {
        var text = File.ReadAllText(Repository.PathOf(".github", "workflows", "publish.yml"));
        Assert.Contains("build --publish", text);
        Assert.Contains("--output \"$RUNNER_TEMP/site\"", text);
        Assert.Contains("path: ${{ runner.temp }}/site", text);
    }

    [Theory]
    [InlineData("publish.yml")]
    [InlineData("chronicle.yml")]
    public void The_ledger_is_committed_before_a_deployment(string name)
    {
        var jobs = Jobs(name);
        Assert.Equal("./.github/workflows/ledger.yml", ((YamlMapping)jobs.Single(job => job.Key == "ledger").Value).Text("uses"));
        var deploy = (YamlMapping)jobs.Single(job => job.Key == "deploy").Value;
        Assert.Equal(["build", "ledger"], deploy.Texts("needs"));
        Assert.Contains("(needs.ledger.result == 'success' || needs.ledger.result == 'skipped')", deploy.Text("if"));
    }

    [Theory]
    [InlineData("bug.yml")]
    [InlineData("question.yml")]
    [InlineData("suggest-milestone.yml")]
    public void A_form_has_the_keys_that_GitHub_requires(string name)
    {
        var form = GitHubFilesTests.Read(Repository.PathOf(".github", "ISSUE_TEMPLATE", name));
        Assert.NotNull(form.Text("name"));
        Assert.NotNull(form.Text("description"));
        var body = Assert.IsType<YamlSequence>(form["body"]).Items.Cast<YamlMapping>();
        var fields = body.Where(field => field.Text("type") != "markdown").ToArray();
        Assert.All(fields, field => Assert.Contains(field.Text("type"), Types));
        Assert.All(fields, field => Assert.NotNull(((YamlMapping)field["attributes"]!).Text("label")));
        Assert.Equal(fields.Length, fields.Select(field => field.Text("id")).Distinct().Count());
        Assert.Contains(fields, field => (field["validations"] as YamlMapping)?.Text("required") == "true");
    }

    private static bool CanWrite(YamlEntry job) =>
        GitHubFilesTests.Permissions((YamlMapping)job.Value).Any(permission => permission.EndsWith(": write", StringComparison.Ordinal));

    private static IEnumerable<YamlMapping> Steps(YamlEntry job) =>
        ((YamlMapping)job.Value)["steps"] is YamlSequence steps ? steps.Items.Cast<YamlMapping>() : [];

    private static YamlEntry[] Jobs(string name)
    {
        var workflow = GitHubFilesTests.Read(Repository.PathOf(".github", "workflows", name));
        return [.. ((YamlMapping)workflow["jobs"]!).Entries];
    }
}
