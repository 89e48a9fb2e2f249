using System.Text.RegularExpressions;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// The workflows, the issue form, what the summaries show, and where packages come from.
/// </summary>
public sealed class GitHubFilesTests
{
    public static IEnumerable<TheoryDataRow<string>> Workflows =>
        Directory.EnumerateFiles(Repository.PathOf(".github", "workflows"), "*.yml").Order(StringComparer.Ordinal)
        .Select(path => new TheoryDataRow<string>(Path.GetFileName(path)));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_may_do_little_and_each_action_is_pinned(string name)
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
            // A workflow beside this one, at the same commit.
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
    public void Only_these_jobs_may_change_anything_and_none_that_runs_what_strangers_send()
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
        var asked = workflows.Where(workflow => (workflow.Map["on"] as YamlMapping)?.Entries.Any(entry =>
            entry.Key == "pull_request") == true).ToArray();
        // Of the pull requests the third one takes those of Dependabot alone; see WorkflowTests.
        Assert.Equal(["check.yml", "evidence.yml", "lock-files.yml"], asked.Select(workflow => workflow.Name));
        Assert.All(asked, workflow => Assert.DoesNotContain("secrets",
            File.ReadAllText(Repository.PathOf(".github", "workflows", workflow.Name))));
    }

    // An expression in a script is a way in: whoever names a branch would write the script. Values come through the environment.
    private static void CheckStep(YamlMapping step)
    {
        Assert.True(step["uses"] is null != step["run"] is null, $"{step.At}: a step either uses or runs");
        if (step.Text("uses") is { } action)
            Assert.Matches("^[A-Za-z-]+/[a-z-]+@[0-9a-f]{40}$", action);
        if (step.Text("uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
            Assert.Equal("false", ((YamlMapping)step["with"]!).Text("persist-credentials"));
        Assert.DoesNotContain("${{", step.Text("run") ?? "");
    }

    [Fact]
    public void Every_action_names_its_version_beside_its_commit()
    {
        foreach (var name in Workflows.Select(row => row.Data))
            foreach (var line in File.ReadLines(Repository.PathOf(".github", "workflows", name))
                .Where(line => line.Contains("uses: ", StringComparison.Ordinal) && !line.Contains("uses: ./", StringComparison.Ordinal)))
                Assert.Matches(@"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line);
    }

    [Fact]
    public void One_action_has_one_commit()
    {
        var pinned = Workflows.SelectMany(row => Regex.Matches(File.ReadAllText(Repository.PathOf(".github", "workflows", row.Data)),
            "uses: ([^@\\s]+)@([0-9a-f]+)")).GroupBy(match => match.Groups[1].Value, match => match.Groups[2].Value);
        Assert.All(pinned, action => Assert.Single(action.Distinct()));
    }

    [Fact]
    public void The_links_workflow_takes_a_refused_robot_for_neither()
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
        // What is said of a record that stands already, or among others, is no part of a suggestion.
        var asked = Schemas.Milestone.Fields.Where(field => field.Name is not ("corrections" or "verified" or "auto_link" or "order"
                or "key")
            && !Schemas.Past.Contains(field)).ToArray();
        Assert.Equal(asked.Select(field => field.Name), fields.Select(field => field.Text("id")!));
        Assert.Equal(asked.Select(field => field.Name), fields.Select(field => ((YamlMapping)field["attributes"]!).Text("label")!));
        Assert.Equal(asked.Where(field => field.Required).Select(field => field.Name),
            fields.Where(field => (field["validations"] as YamlMapping)?.Text("required") == "true").Select(field => field.Text("id")!));
        var kinds = ((YamlMapping)fields.Single(field => field.Text("id") == "kind")["attributes"]!).Texts("options");
        Assert.Equal(FixedChronicle.Model.Settings.MilestoneKinds.Terms.Select(term => term.Id), kinds);
    }

    [Fact]
    public void Dependabot_looks_after_actions_packages_and_SDK()
    {
        var updates = Assert.IsType<YamlSequence>(Read(Repository.PathOf(".github",
            "dependabot.yml"))["updates"]).Items.Cast<YamlMapping>();
        Assert.Equal(["github-actions", "nuget", "dotnet-sdk"], updates.Select(update => update.Text("package-ecosystem")));
    }

    [Fact]
    public void Every_project_has_its_lock_file_and_is_held_against_known_vulnerabilities()
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
        // A project that says otherwise for itself.
        Assert.All(projects, project => Assert.DoesNotMatch("NuGetAudit|RestoreLockedMode|RestorePackagesWithLockFile|VersionOverride",
            File.ReadAllText(project)));
    }

    [Fact]
    public void What_is_trusted_is_said_where_it_is_looked_for()
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

    // A workflow is no prose: comments behind values and texts of several lines are usual.
    internal static YamlMapping Read(string path) => GitHubYaml.Read(path);
}
