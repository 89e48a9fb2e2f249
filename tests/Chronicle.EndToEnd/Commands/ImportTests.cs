using System.Diagnostics;
using Chronicle.Testing;

namespace Chronicle.EndToEnd.Commands;

/// <summary>The command <c>import</c>: its files, its options and its exit codes.</summary>
public sealed class ImportTests
{
    private const string Mapping = """
        format: tags
        records:
          - kind: source
            once: true
            id: tags
            facts: { title: Tags, url: "https://lamps.example/", kind: repository }
          - kind: release
            id: "{tag|trim:v|id}"
            facts: { date: "{date|date}", summary: "{subject|sentence}", sources: [tags] }

        """;

    private readonly TemporaryFolder _folder = new();

    public ImportTests() => Assert.Equal(0, Generator.Call(_folder.Root, "init", _folder.PathOf("lamps")).ExitCode);

    private Generator.Run Import(params string[] arguments) => Generator.Call(_folder.PathOf("lamps"), ["import", .. arguments]);

    [Fact]
    public void The_tags_of_a_repository_become_releases_and_no_program_of_its_configuration_runs()
    {
        var repository = CreateRepository("repository");
        _folder.Write("ran.sh", "#!/bin/sh\ntouch " + _folder.PathOf("ran") + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder.PathOf("ran.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var key in new[] { "core.fsmonitor", "core.pager", "core.sshCommand", "pager.for-each-ref" })
            Git(repository, "config", key, _folder.PathOf("ran.sh"));
        _folder.Write("lamps/input/imports/tags.yml", Mapping);
        var run = Import(_folder.PathOf("lamps/input/imports/tags.yml"), repository);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("summary: First light.", _folder.Read("lamps/input/releases/1.0.0.md"));
        Assert.False(File.Exists(_folder.PathOf("ran")));
        Assert.Contains("0 new records, 0 changed, 2 unchanged; ", Import(_folder.PathOf("lamps/input/imports/tags.yml"), repository).Output);
    }

    [Fact]
    public void A_folder_without_a_repository_is_refused_for_tags()
    {
        _folder.Write("notes/NEWS.txt", "First light.\n");
        _folder.Write("lamps/input/imports/tags.yml", Mapping);
        var run = Import(_folder.PathOf("lamps/input/imports/tags.yml"), _folder.PathOf("notes"));
        Assert.Equal((2, $"the folder {_folder.PathOf("notes")} is no git repository, and this mapping reads the tags of a repository; "
            + "name the folder of a clone\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_table_in_place_of_the_mapping_is_refused()
    {
        _folder.Write("lamps.csv", "name\nFirst\n");
        _folder.Write("lamps/input/imports/tags.yml", Mapping);
        var run = Import(_folder.PathOf("lamps.csv"), _folder.PathOf("lamps/input/imports/tags.yml"));
        Assert.Equal((2, $"{_folder.PathOf("lamps.csv")} is a table; the mapping comes first, then the tables\n"),
            (run.ExitCode, run.Error));
    }

    [Fact]
    public void Git_reads_the_named_repository_and_no_other()
    {
        var parent = CreateRepository("parent");
        _folder.Write("parent/broken/.git/HEAD", "");
        _folder.Write("lamps/input/imports/tags.yml", Mapping);
        var broken = Import(_folder.PathOf("lamps/input/imports/tags.yml"), Path.Join(parent, "broken"));
        Assert.Equal(3, broken.ExitCode);
        Assert.Contains("git cannot read the tags of", broken.Error);

        var run = Generator.Start(_folder.PathOf("lamps"), [("GIT_DIR", _folder.PathOf("parent/broken/.git"))],
            "import", "input/imports/tags.yml", parent);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.True(File.Exists(_folder.PathOf("lamps/input/releases/1.0.0.md")));
    }

    [Fact]
    public void The_files_of_endoflife_date_need_no_mapping()
    {
        _folder.Write("lamp.json", """
            [{"cycle":"2","releaseDate":"2020-05-05","lts":"2020-10-01","eol":"2023-04-30","latest":"2.1"},
             {"cycle":"1","releaseDate":"2018-05-05","lts":false,"eol":true,"latest":"1.9"}]
            """);
        var run = Import("endoflife.date", _folder.PathOf("lamp.json"), "--set", "product=Lamp");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("summary: Lamp 2 came out on 2020-05-05.", _folder.Read("lamps/input/releases/2.md"));
        Assert.Equal(0, Generator.Call(_folder.PathOf("lamps"), "check").ExitCode);
    }

    [Fact]
    public void The_phases_of_endoflife_date_become_the_phases_of_the_chronicle()
    {
        _folder.Write("lamps/input/site.yml", _folder.Read("lamps/input/site.yml") + """

            support_phases:
              sold: { label: On sale, tone: good }
              repaired: { label: Repaired, tone: open }

            """);
        _folder.Write("lamp.json", """
            {"result":{"releases":[
             {"name":"3","releaseDate":"2021-05-05","isLts":false,"eoasFrom":"2022-01-01","eolFrom":null},
             {"name":"2","releaseDate":"2020-05-05","isLts":true,"eoasFrom":"2021-10-01","eolFrom":"2023-04-30"}]}}
            """);
        var run = Import("endoflife.date", _folder.PathOf("lamp.json"), "--set", "active=sold", "--set", "security=repaired");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("support:\n  sold: \"2021-10-01\"\n  repaired: \"2023-04-30\"\n", _folder.Read("lamps/input/releases/2.md"));
        Assert.Contains("support:\n  sold: \"2022-01-01\"\n---", _folder.Read("lamps/input/releases/3.md"));
        Assert.DoesNotContain("end_of_life", _folder.Read("lamps/input/releases/2.md"));
        Assert.Equal(0, Generator.Call(_folder.PathOf("lamps"), "check").ExitCode);
    }

    [Fact]
    public void A_link_on_the_command_line_is_followed_and_a_pipe_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders");
        _folder.Write("lamp.json", """[{"cycle":"2","releaseDate":"2020-05-05"}]""");
        _folder.Write("lamps/input/imports/tags.yml", Mapping);
        File.CreateSymbolicLink(_folder.PathOf("link.json"), "lamp.json");
        File.CreateSymbolicLink(_folder.PathOf("link.yml"), "lamps/input/imports/tags.yml");
        Assert.Equal(0, Import("endoflife.date", _folder.PathOf("link.json")).ExitCode);
        Assert.Equal(0, Import(_folder.PathOf("link.yml"), CreateRepository("repository")).ExitCode);
        _folder.CreatePipe("pipe");
        foreach (var arguments in new[] { ["endoflife.date", _folder.PathOf("pipe")], new[] { _folder.PathOf("pipe"), _folder.PathOf("lamp.json") } })
        {
            var refused = Import(arguments);
            Assert.Equal((2, $"{_folder.PathOf("pipe")} is no regular file\n"), (refused.ExitCode, refused.Error));
        }
    }

    [Fact]
    public void Files_of_systems_and_editors_in_a_folder_of_tables_are_left_out()
    {
        _folder.Write("tables/lamp.json", """[{"cycle":"2","releaseDate":"2020-05-05"}]""");
        foreach (var name in new[] { "._lamp.json", "~$lamp.json", ".hidden.json" })
            _folder.Write("tables/" + name, "no table");
        Assert.Equal(0, Import("endoflife.date", _folder.PathOf("tables")).ExitCode);
    }

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        _folder.Write("lamp.json", """[{"cycle":"2","releaseDate":"2030-05-05"}]""");
        var before = _folder.Listing("lamps/input");
        var run = Import("endoflife.date", _folder.PathOf("lamp.json"), "--dry-run");
        Assert.Contains("would write: 2 new records, ", run.Output);
        Assert.Contains("new     input/releases/2.md: ", run.Output);
        Assert.Equal(before, _folder.Listing("lamps/input"));
        Assert.Contains("2 is later, so pages show it as planned. ", Import("endoflife.date", _folder.PathOf("lamp.json")).Output);
        _folder.Write("lamp.json", """[{"cycle":"2","releaseDate":"2031-05-05"}]""");
        Assert.StartsWith("changed input/releases/2.md: date, summary\nwould write: 0 new records, 1 changed",
            Import("endoflife.date", _folder.PathOf("lamp.json"), "--dry-run").Output);
    }

    [Fact]
    public void A_report_lists_every_finding()
    {
        _folder.Write("lamp.json", $"[{string.Join(",\n", Enumerable.Range(0, 120).Select(i => $"{{\"cycle\":\"{i}\",\"releaseDate\":\"soon\"}}"))}]");
        var run = Import("endoflife.date", _folder.PathOf("lamp.json"), "--report", _folder.PathOf("report.txt"));
        Assert.Equal(0, run.ExitCode);
        Assert.True(_folder.Read("report.txt").Split('\n').Length > 120);
        Assert.Contains("all findings are in report.txt", run.Output);
    }

    [Theory]
    [InlineData("lamps/")]
    [InlineData("lamps")]
    [InlineData("nowhere/report.txt")]
    public void A_report_path_that_cannot_be_written_is_refused_before_the_import(string report)
    {
        _folder.Write("lamp.json", """[{"cycle":"2","releaseDate":"2020-05-05"}]""");
        var before = _folder.Listing("lamps/input");
        var run = Import("endoflife.date", _folder.PathOf("lamp.json"), "--report", _folder.PathOf(report));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.EndsWith("; --report names a file in a folder that is there\n", run.Error);
        Assert.Equal(before, _folder.Listing("lamps/input"));
    }

    [Fact]
    public void A_link_in_the_place_of_the_report_is_not_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a symbolic link needs rights on Windows");
        _folder.Write("lamp.json", """[{"cycle":"2","releaseDate":"2020-05-05"}]""");
        File.CreateSymbolicLink(_folder.PathOf("report.txt"), "lamp.json");
        Assert.Equal(2, Import("endoflife.date", _folder.PathOf("lamp.json"), "--report", _folder.PathOf("report.txt")).ExitCode);
        Assert.Equal("lamp.json", new FileInfo(_folder.PathOf("report.txt")).LinkTarget);
    }

    [Fact]
    public void A_table_with_a_short_name_is_imported()
    {
        _folder.Write("lamps/t.csv", "tag,when\n1.0,2001\n2.0,soon\n");
        _folder.Write("lamps/m.yml", Mapping.Replace("format: tags", "format: csv")
            .Replace("{tag|trim:v|id}", "{tag}").Replace("{date|date}", "{when|date}").Replace("{subject|sentence}", "Of {tag}."));
        var run = Generator.Start(_folder.PathOf("lamps"), "import", "m.yml", "t.csv");
        Assert.Equal((0, true), (run.ExitCode, File.Exists(_folder.PathOf("lamps/input/releases/1.0.md"))));
        Assert.Contains("t.csv:3:5: warning I507", run.Error);
    }

    [Fact]
    public void A_table_that_cannot_be_read_is_an_error_and_nothing_is_written()
    {
        _folder.Write("lamp.json", "[{");
        var before = _folder.Listing("lamps/input");
        var run = Import("endoflife.date", _folder.PathOf("lamp.json"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("I501", run.Error);
        Assert.Equal(before, _folder.Listing("lamps/input"));
    }

    [Theory]
    [InlineData("no-mapping", "x.csv", 2, "no mapping of that name is built in")]
    [InlineData("endoflife.date", "missing.json", 2, "there is no file and no folder")]
    public void A_missing_mapping_or_table_is_reported(string mapping, string table, int exitCode, string reason)
    {
        var run = Import(mapping, table);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(reason, run.Error);
    }

    /// <summary>A repository with one commit and the tag <c>v1.0.0</c>.</summary>
    private string CreateRepository(string name)
    {
        var folder = Directory.CreateDirectory(_folder.PathOf(name)).FullName;
        Git(folder, "init", "-q");
        Git(folder, "-c", "user.name=A", "-c", "user.email=a@lamps.example", "commit", "-q", "--allow-empty", "-m", "First light");
        Git(folder, "tag", "v1.0.0");
        return folder;
    }

    private static void Git(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", folder, .. arguments]))!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
