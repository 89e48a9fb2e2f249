using System.Text.RegularExpressions;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The rights and actions of the workflows, the issue form for milestones, and the updates and lock files of packages.</summary>
public sealed class GitHubFilesTests
{
    public static IEnumerable<TheoryDataRow<string>> Workflows =>
        Directory.EnumerateFiles(Repository.PathOf(".github", "workflows"), "*.yml").Order(StringComparer.Ordinal)
        .Select(path => new TheoryDataRow<string>(Path.GetFileName(path)));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_has_only_read_rights_by_default_and_each_action_is_pinned(string name)
    {
        var workflow = Read(Repository.PathOf(".github", "workflows", name));
        Assert.NotNull(workflow.Text("name"));
        Assert.NotNull(workflow["on"]);
        Assert.DoesNotContain("pull_request_target", File.ReadAllText(Repository.PathOf(".github", "workflows", name)));
        Assert.Equal(["contents: read"], Permissions(workflow));
        var jobs = Assert.IsType<YamlMapping>(workflow["jobs"]).Entries.Select(entry => Assert.IsType<YamlMapping>(entry.Value)).ToArray();
        Assert.NotEmpty(jobs);
        foreach (var job in jobs)
        {
            Assert.DoesNotContain("write-all", Permissions(job));
            // This job calls another workflow of the repository, at the same commit.
            if (job.Text("uses") is { } other)
            {
                Assert.True(File.Exists(Repository.PathOf(other)) && other.StartsWith("./.github/workflows/", StringComparison.Ordinal), other);
                continue;
            }
            Assert.NotNull(job.Text("runs-on"));
            Assert.NotNull(job.Text("timeout-minutes"));
            foreach (var step in Assert.IsType<YamlSequence>(job["steps"]).Items.Cast<YamlMapping>())
                CheckStep(step);
        }
    }

    [Fact]
    public void Only_the_listed_jobs_have_write_rights_and_no_workflow_for_pull_requests_reads_secrets()
    {
        var workflows = Workflows.Select(row => (Name: row.Data, Map: Read(Repository.PathOf(".github", "workflows", row.Data)))).ToArray();
        Assert.Equal(["chronicle.yml ledger contents: write", "chronicle.yml deploy pages: write", "chronicle.yml deploy id-token: write",
            "evidence.yml report issues: write", "ledger.yml commit contents: write", "links.yml issue issues: write", "lock-files.yml commit contents: write", "lock-files.yml commit actions: write",
            "publish.yml ledger contents: write", "publish.yml deploy pages: write", "publish.yml deploy id-token: write",
            "release.yml publish contents: write",
            "release.yml publish id-token: write", "release.yml publish attestations: write"],
            workflows.SelectMany(workflow =>
            ((YamlMapping)workflow.Map["jobs"]!).Entries.SelectMany(job =>
                Permissions((YamlMapping)job.Value).Where(permission => !permission.EndsWith(": read", StringComparison.Ordinal))
                .Select(permission => $"{workflow.Name} {job.Key} {permission}"))));
        var forPullRequests = workflows.Where(workflow => (workflow.Map["on"] as YamlMapping)?.Entries.Any(entry =>
            entry.Key == "pull_request") == true).ToArray();
        // The third workflow runs only for pull requests of Dependabot; WorkflowTests checks this.
        Assert.Equal(["check.yml", "evidence.yml", "lock-files.yml"], forPullRequests.Select(workflow => workflow.Name));
        Assert.All(forPullRequests, workflow => Assert.DoesNotContain("secrets",
            File.ReadAllText(Repository.PathOf(".github", "workflows", workflow.Name))));
    }

    // An expression in a script is dangerous, because the name of a branch could then contain commands. A script must read such values from
    // environment variables.
    private static void CheckStep(YamlMapping step)
    {
        Assert.True(step["uses"] is null != step["run"] is null, $"{step.At}: a step has either uses or run");
        if (step.Text("uses") is { } action)
            Assert.Matches("^[A-Za-z-]+/[a-z-]+@[0-9a-f]{40}$", action);
        if (step.Text("uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
            Assert.Equal("false", ((YamlMapping)step["with"]!).Text("persist-credentials"));
        Assert.DoesNotContain("${{", step.Text("run") ?? "");
    }

    [Fact]
    public void Every_pinned_action_has_its_version_in_a_comment()
    {
        foreach (var name in Workflows.Select(row => row.Data))
            foreach (var line in File.ReadLines(Repository.PathOf(".github", "workflows", name))
                .Where(line => line.Contains("uses: ", StringComparison.Ordinal) && !line.Contains("uses: ./", StringComparison.Ordinal)))
                Assert.Matches(@"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line);
    }

    [Fact]
    public void All_workflows_use_the_same_commit_of_an_action()
    {
        var pinned = Workflows.SelectMany(row => Regex.Matches(File.ReadAllText(Repository.PathOf(".github", "workflows", row.Data)),
            "uses: ([^@\\s]+)@([0-9a-f]+)")).GroupBy(match => match.Groups[1].Value, match => match.Groups[2].Value);
        Assert.All(pinned, action => Assert.Single(action.Distinct()));
    }

    [Fact]
    public void The_links_workflow_accepts_refusals_of_robots_and_creates_one_issue()
    {
        var text = File.ReadAllText(Repository.PathOf(".github", "workflows", "links.yml"));
        Assert.Contains("--accept 200..=299,403,429,999", text);
        Assert.Single(Regex.Matches(text, "gh issue create"));
    }

    [Fact]
    public void The_fields_of_the_issue_form_are_the_keys_of_a_milestone()
    {
        var form = Read(Repository.PathOf(".github", "ISSUE_TEMPLATE", "suggest-milestone.yml"));
        var fields = Assert.IsType<YamlSequence>(form["body"]).Items.Cast<YamlMapping>().Where(field => field.Text("id") is not null)
            .ToArray();
        // The form has no fields that describe an existing record or its place among other records, because a suggestion is a new record.
        var suggested = Schemas.Milestone.Fields.Where(field => field.Name is not ("corrections" or "verified" or "auto_link" or "order"
                or "key")
            && !Schemas.Past.Contains(field)).ToArray();
        var (expected, actual) = (suggested.Select(field => field.Name), fields.Select(field => field.Text("id")!));
        Assert.True(expected.SequenceEqual(actual), ".github/ISSUE_TEMPLATE/suggest-milestone.yml must have a field for each key of a "
            + $"milestone in Schemas.cs: {string.Join(' ', expected)}; it has {string.Join(' ', actual)}");
        Assert.Equal(suggested.Select(field => field.Name), fields.Select(field => ((YamlMapping)field["attributes"]!).Text("label")!));
        Assert.Equal(suggested.Where(field => field.Required).Select(field => field.Name),
            fields.Where(field => (field["validations"] as YamlMapping)?.Text("required") == "true").Select(field => field.Text("id")!));
        var kinds = ((YamlMapping)fields.Single(field => field.Text("id") == "kind")["attributes"]!).Texts("options");
        Assert.Equal(FixedChronicle.Model.Settings.MilestoneKinds.Terms.Select(term => term.Id), kinds);
    }

    [Fact]
    public void Dependabot_updates_actions_packages_and_the_SDK()
    {
        var updates = Assert.IsType<YamlSequence>(Read(Repository.PathOf(".github",
            "dependabot.yml"))["updates"]).Items.Cast<YamlMapping>();
        Assert.Equal(["github-actions", "nuget", "dotnet-sdk"], updates.Select(update => update.Text("package-ecosystem")));
    }

    [Fact]
    public void Every_project_has_a_lock_file_and_is_checked_for_known_vulnerabilities()
    {
        var projects = Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.PathOf("tests"), "*.csproj", SearchOption.AllDirectories)).ToArray();
        Assert.True(projects.Length >= 3);
        Assert.All(projects, project => Assert.True(File.Exists(Path.Join(Path.GetDirectoryName(project), "packages.lock.json")), project));
        var settings = System.Xml.Linq.XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("PropertyGroup")
            .SelectMany(group => group.Elements()).ToDictionary(element => element.Name.LocalName);
        foreach (var (name, value) in new[] { ("RestorePackagesWithLockFile", "true"), ("RestoreLockedMode", "true"),
            ("NuGetAudit", "true"), ("NuGetAuditMode", "all"), ("NuGetAuditLevel", "low"), ("TreatWarningsAsErrors", "true"),
            ("WarningsNotAsErrors", "NU1900") })
            Assert.Equal(value, settings[name].Value);
        Assert.Equal("'$(CI)' == 'true'", settings["RestoreLockedMode"].Attribute("Condition")!.Value);
        // No project may override these settings.
        Assert.All(projects, project => Assert.DoesNotMatch("NuGetAudit|RestoreLockedMode|RestorePackagesWithLockFile|VersionOverride",
            File.ReadAllText(project)));
    }

    [Fact]
    public void The_README_links_to_SECURITY_md_which_says_that_the_input_is_not_trusted()
    {
        Assert.Contains("(.github/SECURITY.md)", File.ReadAllText(Repository.PathOf("README.md")));
        Assert.Contains("| `input/` | **Not trusted.**", File.ReadAllText(Repository.PathOf(".github", "SECURITY.md")));
    }

    internal static string[] Permissions(YamlMapping map) => map["permissions"] switch
    {
        YamlMapping permissions => [.. permissions.Entries.Select(entry => $"{entry.Key}: {((YamlScalar)entry.Value).Value}")],
        YamlScalar all => [all.Value],
        _ => [],
    };

    internal static YamlMapping Read(string path) => GitHubYaml.Read(path);
}
