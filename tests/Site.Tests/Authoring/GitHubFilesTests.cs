using System.Diagnostics;
using System.Text.RegularExpressions;
using Site.Read;
using Site.Text;

namespace Site.Tests.Authoring;

/// <summary>The workflows, the issue form and the list of changed pages. Read by the strict reader of the input: no anchors, no tags, no key twice.</summary>
public sealed class GitHubFilesTests
{
    public static IEnumerable<TheoryDataRow<string>> Workflows => Directory.EnumerateFiles(Repository.PathOf(".github", "workflows"), "*.yml").Order(StringComparer.Ordinal).Select(path => new TheoryDataRow<string>(Path.GetFileName(path)));

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
            Assert.NotNull(job.Text("runs-on"));
            Assert.NotNull(job.Text("timeout-minutes"));
            Assert.DoesNotContain("write-all", Permissions(job));
            foreach (var step in Assert.IsType<YamlSequence>(job["steps"]).Items.Cast<YamlMapping>())
                CheckStep(step);
        }
    }

    // An expression in a script is a way in: whoever names a branch would write the script. Values come through the environment.
    private static void CheckStep(YamlMapping step)
    {
        Assert.True(step["uses"] is null != step["run"] is null, $"{step.At}: a step either uses or runs");
        if (step.Text("uses") is { } action)
            Assert.Matches("^[a-z-]+/[a-z-]+@[0-9a-f]{40}$", action);
        if (step.Text("uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
            Assert.Equal("false", ((YamlMapping)step["with"]!).Text("persist-credentials"));
        Assert.DoesNotContain("${{", step.Text("run") ?? "");
    }

    [Fact]
    public void Every_action_names_its_version_beside_its_commit()
    {
        foreach (var name in Workflows.Select(row => row.Data))
            foreach (var line in File.ReadLines(Repository.PathOf(".github", "workflows", name)).Where(line => line.Contains("uses:", StringComparison.Ordinal)))
                Assert.Matches(@"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line);
    }

    [Fact]
    public void One_action_has_one_commit()
    {
        var pinned = Workflows.SelectMany(row => Regex.Matches(File.ReadAllText(Repository.PathOf(".github", "workflows", row.Data)), "uses: ([^@]+)@([0-9a-f]+)")).GroupBy(match => match.Groups[1].Value, match => match.Groups[2].Value);
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
        var fields = Assert.IsType<YamlSequence>(form["body"]).Items.Cast<YamlMapping>().Where(field => field.Text("id") is not null).ToArray();
        // What is said of a record that stands already is no part of a suggestion.
        var asked = Shapes.Milestone.Fields.Where(field => field.Name is not ("corrections" or "verified" or "auto_link") && !Shapes.Past.Contains(field)).ToArray();
        Assert.Equal(asked.Select(field => field.Name), fields.Select(field => field.Text("id")!));
        Assert.Equal(asked.Select(field => field.Name), fields.Select(field => ((YamlMapping)field["attributes"]!).Text("label")!));
        Assert.Equal(asked.Where(field => field.Required).Select(field => field.Name), fields.Where(field => (field["validations"] as YamlMapping)?.Text("required") == "true").Select(field => field.Text("id")!));
        var kinds = ((YamlMapping)fields.Single(field => field.Text("id") == "kind")["attributes"]!).Texts("options");
        Assert.Equal(RealSite.Model.Settings.MilestoneKinds.Terms.Select(term => term.Id), kinds);
    }

    [Fact]
    public void Dependabot_looks_after_actions_and_packages()
    {
        var updates = Assert.IsType<YamlSequence>(Read(Repository.PathOf(".github", "dependabot.yml"))["updates"]).Items.Cast<YamlMapping>();
        Assert.Equal(["github-actions", "nuget"], updates.Select(update => update.Text("package-ecosystem")));
    }

    [Fact]
    public void The_list_of_changed_pages_tells_the_difference()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        folder.Write("before/index.html", "<link href=\"/theme/site.css?01234567\">");
        folder.Write("after/index.html", "<link href=\"/theme/site.css?89abcdef\">");
        Assert.Contains("None.", Changed());
        folder.Write("before/gone/index.html", "");
        folder.Write("before/kept/index.html", "old");
        folder.Write("after/kept/index.html", "new");
        folder.Write("after/more/index.html", "");
        folder.Write("after/more/data.json", "");
        Assert.Equal("### Pages that this changes\n\n" + Part("Added", "more") + Part("Changed", "kept") + Part("Removed", "gone"), Changed());

        static string Part(string title, string page) => $"<details><summary>{title}: 1</summary>\n\n- `/{page}/`\n\n</details>\n\n";

        string Changed()
        {
            using var process = Process.Start(new ProcessStartInfo("bash", [Repository.PathOf(".github", "changed-pages.sh"), folder.PathOf("before"), folder.PathOf("after")]) { RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return output;
        }
    }

    private static string[] Permissions(YamlMapping map) => map["permissions"] switch
    {
        YamlMapping permissions => [.. permissions.Entries.Select(entry => $"{entry.Key}: {((YamlScalar)entry.Value).Value}")],
        YamlScalar all => [all.Value],
        _ => [],
    };

    private static YamlMapping Read(string path)
    {
        var found = new Findings();
        var map = YamlReader.ReadMapping(new SourceText(path, File.ReadAllText(path)), .., found);
        Assert.Empty(found.ToImmutable());
        return map!;
    }
}
