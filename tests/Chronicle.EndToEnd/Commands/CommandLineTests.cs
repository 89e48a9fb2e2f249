using System.Text.Json;
using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The commands, options, exit codes and output streams, on which scripts depend.</summary>
public sealed partial class CommandLineTests
{
    private const string Settings = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.test/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }

        """;

    private const string Milestone = """
        -- input/milestones/first-light.md --
        ---
        title: First light
        date: 1999-03
        kind: launch
        summary: The first lamp is lit.
        sources: []
        ---

        """;

    private const string Mistake = "-- input/text/lamps.md --\n---\ntitel: Lamps\norder: 1\nsummary: 100%, all of them.\n---\n";

    private const string UnknownKey = "unknown key \"titel\" in a chapter; did you mean \"title\"?";

    private readonly TemporaryFolder _folder = new();

    public CommandLineTests() => _folder.WriteAll(TinyTheme.Archive + Settings + Milestone);

    [Fact]
    public void A_build_updates_the_editor_files_unless_the_input_is_outside_the_root()
    {
        _folder.Write(".vscode/schemas/milestone.json", "{}");
        var elsewhere = new TemporaryFolder();
        elsewhere.WriteAll(Settings + Milestone);
        Assert.DoesNotContain(".vscode", Run("--input", elsewhere.PathOf("input"), "--output", elsewhere.PathOf("output")).Output);
        Assert.Equal("{}", _folder.Read(".vscode/schemas/milestone.json"));
        Assert.DoesNotContain(".vscode", Run().Output);
        Assert.Contains("first-light", _folder.Read(".vscode/schemas/milestone.json"));
    }

    [Fact]
    public void A_build_without_changes_writes_missing_editor_files()
    {
        Assert.Equal(0, Run().ExitCode);
        Assert.Contains("nothing changed", Run().Output);
        Assert.False(Directory.Exists(_folder.PathOf(".vscode")));
        _folder.Write(".vscode/settings.json", "{}");
        Assert.Contains("nothing changed", Run().Output);
        Assert.Contains("first-light", _folder.Read(".vscode/schemas/milestone.json"));
        foreach (var file in Directory.GetFiles(_folder.PathOf(".vscode/schemas")))
        {
            File.Delete(file);
            Assert.Contains("nothing changed", Run().Output);
            Assert.True(File.Exists(file), file);
        }
    }

    [Fact]
    public void Only_publishing_adds_new_addresses_to_the_ledger()
    {
        Assert.Contains(" new addresses, which `build --publish` adds to input/permalinks.txt", Run("build").Output);
        Assert.Equal(0, Run("check").ExitCode);
        Assert.False(File.Exists(_folder.PathOf("input/permalinks.txt")));
        Assert.Matches(@"; input/permalinks.txt lists \d+ new addresses: commit it before the site goes online\n$", Run("build", "--publish").Output);
        var ledger = _folder.Read("input/permalinks.txt");
        Assert.Contains("\n/milestones/first-light/\n", ledger);
        Assert.Contains("nothing changed", Run("build", "--publish").Output);
        Assert.DoesNotContain("new address", Run("build", "--fresh", "--output", _folder.PathOf("fresh")).Output);
        Assert.Equal(2, Run("build", "--publish", "--as-of", "2000-01-01").ExitCode);
        _folder.Write("input/milestones/second-light.md", _folder.Read("input/milestones/first-light.md"));
        Assert.Equal(0, Run("build").ExitCode);
        Assert.Equal(ledger, _folder.Read("input/permalinks.txt"));
        Assert.Contains("error C412", Run("check", "--locked").Error);
        // A published address that is lost is an error, and the ledger stays unchanged.
        File.Delete(_folder.PathOf("input/milestones/first-light.md"));
        Assert.Contains("error C411", Run("build", "--publish").Error);
        Assert.Equal(ledger, _folder.Read("input/permalinks.txt"));
    }

    [Fact]
    public void A_check_compares_a_change_with_the_ledger_of_the_target_branch()
    {
        // The test deletes the only milestone of a year. The page of the year becomes a redirect, which needs this layout.
        _folder.Write("theme/layouts/redirect.html", "{{ include \"page\" }}");
        Run("build", "--publish");
        File.Move(_folder.PathOf("input/permalinks.txt"), _folder.PathOf("base.txt"));
        // The change removes the ledger. Only the comparison with the ledger of the target branch reports this.
        Assert.Equal(0, Run("check").ExitCode);
        var check = Run("check", "--ledger", _folder.PathOf("base.txt"));
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("input/permalinks.txt:1:1: error C413: ", check.Error);
        File.Copy(_folder.PathOf("base.txt"), _folder.PathOf("input/permalinks.txt"));
        Assert.Equal(0, Run("check", "--ledger", _folder.PathOf("base.txt")).ExitCode);
        File.Delete(_folder.PathOf("input/milestones/first-light.md"));
        Assert.Contains("error C411: the address /milestones/first-light/", Run("check", "--ledger", _folder.PathOf("base.txt")).Error);
        Assert.Equal(2, Run("check", "--ledger", _folder.PathOf("none.txt")).ExitCode);
        _folder.Write("base.txt", "");
        Assert.Equal(0, Run("check", "--ledger", _folder.PathOf("base.txt")).ExitCode);
    }

    [Fact]
    public void A_message_about_the_ledger_of_the_target_branch_has_a_path_from_the_root()
    {
        // Only a file that cannot be read is reported, because no author can correct the lines in this change.
        _folder.Write("base/permalinks.txt", "");
        File.WriteAllBytes(_folder.PathOf("base/permalinks.txt"), [0xFC]);
        foreach (var path in new[] { _folder.PathOf("base/permalinks.txt"), _folder.PathOf("input/../base/permalinks.txt") })
            Assert.Contains("base/permalinks.txt:1:1: error R101: ", Run("check", "--ledger", path).Error.Split('\n')
                .Single(line => line.StartsWith("base/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Placeholders_cause_a_warning_and_cannot_be_published()
    {
        _folder.Write("input/site.yml", _folder.Read("input/site.yml").Replace("lamps.test", "lamps.example")
            + "repository: https://github.com/example/lamps\n");
        var check = Run("check");
        Assert.Equal(0, check.ExitCode);
        Assert.Contains("input/site.yml:2:6: warning C414: \"url\" is the address of an example", check.Error);
        Assert.Equal(0, Run("build").ExitCode);
        var publishing = Run("build", "--publish", "--output", _folder.PathOf("site"));
        Assert.Equal(1, publishing.ExitCode);
        Assert.Contains("error C415: \"repository\" is that of an example", publishing.Error);
        Assert.False(File.Exists(_folder.PathOf("input/permalinks.txt")));
        _folder.Write("input/site.yml", string.Concat(_folder.Read("input/site.yml").Split('\n')
            .Where(line => !line.StartsWith("url:", StringComparison.Ordinal) && !line.StartsWith("repository:", StringComparison.Ordinal))
            .Select(line => line + "\n")));
        Assert.Contains("error C415: the site has no address", Run("build", "--publish").Error);
        Assert.Equal((0, ""), Run("build", "--publish", "--base-url", "https://name.github.io/lamps/", "--repository",
            "https://github.com/name/lamps", "--branch", "trunk", "--tag-authority", "name.github.io,2027") is var run ? (run.ExitCode, run.Error) : default);
        Assert.Contains("https://name.github.io/lamps/milestones/first-light/", _folder.Read("output/sitemap.xml"));
    }

    [Theory]
    [InlineData]
    [InlineData("build")]
    public void A_build_writes_the_site_and_prints_one_line(params string[] arguments)
    {
        var run = Start(arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"^\d+ files in .*output: \d+ written, 0 removed, in \d+\.\d s; \d+ new addresses, which `build --publish` adds to input/permalinks.txt\n$", run.Output);
        Assert.Matches(@"^\d+ files in .*output: nothing changed since the last build, in \d+\.\d s\n$", Start(arguments).Output);
        Assert.Contains("<h1>First light</h1>", _folder.Read("output/milestones/first-light/index.html"));
    }

    [Fact]
    public void Checking_writes_nothing()
    {
        var run = Start("check");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"^\d+ files, no errors, 0 warnings; checked in \d+\.\d s\n$", run.Output);
        Assert.False(Directory.Exists(_folder.PathOf("output")));
    }

    [Fact]
    public void The_root_is_found_from_a_folder_inside_it()
    {
        Assert.Equal(0, Generator.Start(_folder.PathOf("input/milestones"), "--quiet").ExitCode);
        Assert.True(File.Exists(_folder.PathOf("output/index.html")));
    }

    [Fact]
    public void Options_set_each_folder()
    {
        var elsewhere = new TemporaryFolder();
        Directory.Move(_folder.PathOf("input"), elsewhere.PathOf("records"));
        Directory.Move(_folder.PathOf("theme"), elsewhere.PathOf("look"));
        var run = Generator.Call(_folder.Root, "--root", elsewhere.Root, "--input", elsewhere.PathOf("records"), "--theme",
            elsewhere.PathOf("look"), "--output", _folder.PathOf("public"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.True(File.Exists(_folder.PathOf("public/milestones/first-light/index.html")));
    }

    [Fact]
    public void A_separator_at_the_end_of_a_folder_changes_nothing()
    {
        _folder.Write(".vscode/settings.json", "{}");
        _folder.WriteAll(Mistake);
        foreach (var arguments in new[] { ["--root", _folder.Root + "/"], ["--input", _folder.PathOf("input/")],
            new[] { "--theme", _folder.PathOf("theme/") } })
            Assert.StartsWith("input/text/lamps.md:2:1: error R120", Run(["check", .. arguments]).Error);
        File.Delete(_folder.PathOf("input/text/lamps.md"));
        var run = Run("--input", _folder.PathOf("input/"), "--output", _folder.PathOf("public/"));
        Assert.Contains($" in {_folder.PathOf("public")}: ", run.Output);
        Assert.True(File.Exists(_folder.PathOf(".vscode/schemas/milestone.json")));
    }

    [Fact]
    public void Mistakes_go_to_standard_error_and_nothing_is_published()
    {
        _folder.WriteAll(Mistake);
        var run = Start();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"input/text/lamps.md:2:1: error R120: {UnknownKey}\n", run.Error);
        Assert.Matches(@"^\d+ errors, 0 warnings; nothing was published\n$", run.Output);
        Assert.Matches(@"^\d+ errors, 0 warnings\n$", Run("check").Output);
        Assert.False(Directory.Exists(_folder.PathOf("output")));
    }

    [Fact]
    public void A_mistake_leaves_the_output_of_the_last_build_unchanged()
    {
        Assert.Equal(0, Run().ExitCode);
        var before = _folder.Listing("output");
        _folder.WriteAll(Mistake);
        Assert.Equal(1, Run().ExitCode);
        Assert.Equal(before, _folder.Listing("output"));
    }

    [Fact]
    public void Warnings_do_not_stop_a_build()
    {
        _folder.Write("input/sources.yml", "paper: { title: A paper, url: \"https://paper.example/\", kind: news }\n");
        var run = Run();
        Assert.Equal((0, "input/sources.yml:1:1: warning L211: nothing cites the source \"paper\"; cite it, or take it out\n"),
            (run.ExitCode, run.Error));
        Assert.True(File.Exists(_folder.PathOf("output/index.html")));
    }

    [Fact]
    public void Diagnostics_can_be_written_as_JSON()
    {
        _folder.WriteAll(Mistake);
        var found = JsonDocument.Parse(Run("check", "--diagnostics", "json").Error).RootElement.EnumerateArray()
            .First(found => found.GetProperty("code").GetString() == "R120");
        Assert.Equal("input/text/lamps.md", found.GetProperty("path").GetString());
        Assert.Equal((2, 1), (found.GetProperty("line").GetInt32(), found.GetProperty("column").GetInt32()));
        Assert.Equal(("error", UnknownKey), (found.GetProperty("severity").GetString(), found.GetProperty("message").GetString()));
    }

    [Fact]
    public void The_JSON_of_an_input_without_mistakes_is_an_empty_list() =>
        Assert.Equal("[]\n", Run("check", "--diagnostics", "json").Error);

    [Fact]
    public void Diagnostics_can_be_written_as_annotations_for_GitHub()
    {
        _folder.WriteAll(Mistake + "-- input/text/per,cent.md --\n");
        var error = Run("check", "--diagnostics", "github").Error;
        Assert.Contains($"::error file=input/text/lamps.md,line=2,col=1,title=R120::{UnknownKey}\n", error);
        Assert.Contains("::error file=input/text/per%2Ccent.md,line=1,col=1,title=R102::", error);
    }

    [Fact]
    public void The_option_base_url_replaces_the_address_of_the_site()
    {
        Assert.Equal(0, Run("--base-url", "https://name.github.io/repo/").ExitCode);
        Assert.Contains("Sitemap: https://name.github.io/repo/sitemap.xml", _folder.Read("output/robots.txt"));
    }

    [Fact]
    public void The_option_repository_accepts_the_addresses_that_the_settings_accept() =>
        Assert.Equal(0, Run("check", "--repository", "https://code.example/view?p=lamps").ExitCode);

    [Fact]
    public void The_option_as_of_hides_later_milestones()
    {
        Assert.Equal(0, Run("--as-of", "1999-03-01").ExitCode);
        Assert.True(File.Exists(_folder.PathOf("output/milestones/first-light/index.html")));
        Assert.Equal(0, Run("--as-of", "1999-02-28").ExitCode);
        Assert.False(File.Exists(_folder.PathOf("output/milestones/first-light/index.html")));
    }

    [Fact]
    public void The_option_quiet_suppresses_the_output() => Assert.Equal(new Generator.Run(0, "", ""), Run("--quiet"));

    [Fact]
    public void Help_names_every_command_and_option()
    {
        var run = Run("--help");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var word in new[] { "build", "check", "serve", "verify", "move", "split", "new", "schemas", "init", "completion", "help", "--explain", "--root", "--input", "--theme",
            "--output", "--base-url", "--as-of", "--diagnostics", "--quiet", "--version" })
            Assert.Contains(word, run.Output);
    }

    [Fact]
    public void The_version_is_a_number() => Assert.Matches(@"^\d+\.\d+\.\d+", Start("--version").Output);

    [Theory]
    [InlineData("did you mean \"--output\"?", "--outptu", "x")]
    [InlineData("did you mean \"build\"?", "biuld")]
    [InlineData("--base-url \"lamps\" is no address", "--base-url", "lamps")]
    [InlineData("--as-of \"1999\" is no day", "--as-of", "1999")]
    [InlineData("unknown format of diagnostics \"xml\": one of text, github, json", "--diagnostics", "xml")]
    [InlineData("--as-of", "--as-of")]
    [InlineData("there is no folder", "--root", "nowhere")]
    [InlineData("there is no folder", "--theme", "nowhere")]
    public void A_wrong_command_line_is_reported_and_nothing_is_written(string message, params string[] arguments)
    {
        var run = arguments[0] == "--outptu" ? Start(arguments) : Run(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error);
        Assert.DoesNotMatch(StackTrace(), run.Error);
        Assert.False(Directory.Exists(_folder.PathOf("output")));
    }

    [Theory]
    [InlineData("output")]
    [InlineData("output/index.html/in-its-place")]
    [InlineData("output/milestones")]
    public void A_blocked_output_path_is_reported_in_one_line(string blocked)
    {
        _folder.Write(blocked, "in the way");
        var run = blocked == "output" ? Start() : Run();
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.DoesNotMatch(StackTrace(), run.Error);
        Assert.Equal("in the way", _folder.Read(blocked));
    }

    private Generator.Run Run(params string[] arguments) => Generator.Call(_folder.Root, arguments);

    /// <summary>
    /// Runs the program in a separate process, with its own streams and current folder. Each exit code has at least one such test.
    /// </summary>
    private Generator.Run Start(params string[] arguments) => Generator.Start(_folder.Root, arguments);

    [GeneratedRegex(@"^\s+at ", RegexOptions.Multiline)]
    private static partial Regex StackTrace();
}
