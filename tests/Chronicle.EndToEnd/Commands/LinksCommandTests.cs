using System.Text.Json.Nodes;
using Chronicle.Cli.Links;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The command <c>links</c>: the addresses of other sites in the records, and the records with broken addresses.</summary>
public sealed class LinksCommandTests
{
    private const string Chapter = """
        -- input/text/lamps.md --
        ---
        title: Lamps
        order: 1
        summary: All of them.
        ---
        [One](https://a.example/one?x=1&y=2), [two](https://B.example), [again](https://a.example/one?x=1&y=2).
        """;

    private readonly TemporaryFolder _folder = new();

    public LinksCommandTests() => _folder.WriteAll(TinyTheme.Archive + SmallSite.Archive + Chapter);

    [Fact]
    public void The_plain_list_has_one_address_on_each_line() =>
        Assert.Equal((0, "https://B.example\nhttps://a.example/one?x=1&y=2\n", ""), Run("links"));

    [Fact]
    public void The_table_has_one_place_on_each_line() => Assert.Equal(
        "address\trecord\tfile\tline\tcolumn\tcited_by\n"
        + "https://B.example\ttext/lamps\tinput/text/lamps.md\t6\t39\t\n"
        + "https://a.example/one?x=1&y=2\ttext/lamps\tinput/text/lamps.md\t6\t1\t\n"
        + "https://a.example/one?x=1&y=2\ttext/lamps\tinput/text/lamps.md\t6\t65\t\n", Run("links", "--format", "tsv").Output);

    [Fact]
    public void The_JSON_has_each_address_with_its_places()
    {
        var list = JsonNode.Parse(Run("links", "--format", "json").Output)!.AsArray();
        Assert.Equal("https://a.example/one?x=1&y=2", list[1]!["address"]!.GetValue<string>());
        Assert.Equal([1, 65], list[1]!["uses"]!.AsArray().Select(use => use!["column"]!.GetValue<int>()));
        Assert.Equal("text/lamps", list[1]!["uses"]![0]!["record"]!.GetValue<string>());
    }

    [Fact]
    public void The_HTML_has_each_address_complete_and_escaped() => Assert.Contains(
        "<li><a href=\"https://a.example/one?x=1&amp;y=2\">https://a.example/one?x=1&amp;y=2</a></li>\n",
        Run("links", "--format", "html").Output);

    [Fact]
    public void An_input_with_errors_gives_no_list()
    {
        _folder.Write("input/text/wrong.md", "---\ntitel: Lamps\n---\n");
        var (code, output, error) = Run("links");
        Assert.Equal((1, ""), (code, output));
        Assert.EndsWith("\ncorrect these errors first; the list would have gaps\n", error);
        Assert.DoesNotContain("correct these", Run("links", "--quiet").Error);
    }

    [Fact]
    public void A_broken_address_is_reported_with_the_lines_that_contain_it()
    {
        // lychee 0.23 writes the host in lower case and adds a slash after it.
        _folder.Write("report.json", ReportOf(
            Found("links.html", "https://b.example/", """{ "text": "Network error", "details": "no `route`\n to host" }"""),
            Found("README.md", "https://c.example/x", """{ "text": "404 Not Found", "code": 404 }""")));
        Assert.Equal((1, """
            2 addresses lead nowhere. Correct the address, or add an archived copy to its source (`archived`).

            - <https://B.example>: `Network error: no 'route'  to host`
              - `text/lamps`, `input/text/lamps.md:6`
            - <https://c.example/x>: `404 Not Found`
              - `README.md`

            """, ""), Report());
        Assert.Contains("`text/lamps`, [input/text/lamps.md:6](https://code.example/blob/main/input/text/lamps.md#L6)\n",
            Report("--files-at", "https://code.example/blob/main").Output);
    }

    [Fact]
    public void Without_a_broken_address_the_exit_code_is_0()
    {
        _folder.Write("report.json", """{ "total": 3, "error_map": {}, "timeout_map": {} }""");
        Assert.Equal((0, "No address is broken. 3 links were checked.\n", ""), Report());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no json")]
    [InlineData("""{ "total": "x", "error_map": {} }""")]
    public void A_file_that_is_no_report_is_refused(string text)
    {
        _folder.Write("report.json", text);
        var (code, output, error) = Report();
        Assert.Equal((2, ""), (code, output));
        Assert.EndsWith("report.json is no JSON report of lychee; write one with lychee --format json --output FILE\n", error);
    }

    [Fact]
    public void A_report_that_does_not_exist_is_refused()
    {
        var (code, output, error) = Report();
        Assert.Equal((2, ""), (code, output));
        Assert.EndsWith("report.json; --report names a JSON report of lychee\n", error);
    }

    [Fact]
    public void A_report_that_is_a_link_is_read_and_a_pipe_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders");
        _folder.Write("lychee.json", """{ "total": 3, "error_map": {}, "timeout_map": {} }""");
        File.CreateSymbolicLink(_folder.PathOf("report.json"), "lychee.json");
        Assert.Equal(0, Report().Code);
        File.Delete(_folder.PathOf("report.json"));
        _folder.CreatePipe("report.json");
        Assert.Equal((2, "", $"{_folder.PathOf("report.json")} is no regular file; --report names a JSON report of lychee\n"), Report());
    }

    [Fact]
    public void A_missing_report_is_refused_before_the_input_is_read()
    {
        _folder.Write("input/text/wrong.md", "---\ntitel: Lamps\n---\n");
        var (code, output, error) = Report();
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("there is no file ", error);
    }

    [Theory]
    [InlineData("--files-at needs --report, because only the report has links to the lines of files\n", "--files-at", "https://code.example/")]
    [InlineData("--format has no effect with --report, which writes Markdown; take one of the two out\n", "--format", "json", "--report", "report.json")]
    public void An_option_that_has_no_effect_is_refused(string message, params string[] options)
    {
        _folder.Write("report.json", """{ "total": 3, "error_map": {}, "timeout_map": {} }""");
        Assert.Equal((2, "", message), Run(["links", .. options.Select(word => word == "report.json" ? _folder.PathOf(word) : word)]));
    }

    [Fact]
    public void With_diagnostics_in_JSON_standard_error_has_only_JSON()
    {
        _folder.Write("input/text/wrong.md", "---\ntitel: Lamps\n---\n");
        Assert.NotEmpty(JsonNode.Parse(Run("links", "--diagnostics", "json").Error)!.AsArray());
    }

    [Fact]
    public void A_long_reason_is_cut_between_characters()
    {
        var reason = new string('a', 198) + "\U0001F4A1\U0001F4A1";
        _folder.Write("report.json", ReportOf(Found("links.html", "https://b.example/", $$"""{ "text": "{{reason}}" }""")));
        Assert.Contains($"`{new string('a', 198)}…`\n", Report().Output);
    }

    [Fact]
    public void The_report_for_an_issue_has_a_limited_length()
    {
        _folder.Write("report.json", ReportOf([.. Enumerable.Range(0, 3000).Select(i =>
            Found("links.html", $"https://a.example/{i:0000}", """{ "text": "404 Not Found" }"""))]));
        var (_, output, _) = Report();
        Assert.InRange(output.Length, BrokenLinks.Longest / 2, BrokenLinks.Longest + 200);
        Assert.Matches(@"\nAnd \d+ more\.\n$", output);
    }

    private static string Found(string file, string address, string status) =>
        $$"""{ "{{file}}": [ { "url": "{{address}}", "status": {{status.Replace("\n", "\\n")}} } ] }""";

    private static string ReportOf(params string[] found)
    {
        var map = new JsonObject();
        foreach (var (file, entries) in found.SelectMany(text => JsonNode.Parse(text)!.AsObject()))
            if (map[file] is JsonArray known)
                known.Add(entries![0]!.DeepClone());
            else
                map[file] = entries!.DeepClone();
        return new JsonObject { ["total"] = 10, ["error_map"] = map }.ToJsonString();
    }

    private (int Code, string Output, string Error) Report(params string[] options) =>
        Run(["links", "--report", _folder.PathOf("report.json"), .. options]);

    private (int Code, string Output, string Error) Run(params string[] arguments)
    {
        var run = Generator.Call(_folder.Root, arguments);
        return (run.ExitCode, run.Output, run.Error);
    }
}
