using System.Collections.Immutable;
using System.Text;
using Chronicle.Import;
using Chronicle.Import.Mappings;
using Chronicle.Import.Tables;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Tests.Import;

/// <summary>The reading of tables into rows, with the line and column of each value.</summary>
public sealed class TableTests
{
    [Fact]
    public void Each_value_of_a_csv_row_has_its_line_and_column()
    {
        var rows = Csv("name;note\n\"Lämp\";\"two\nlines\"\nB;c\n");
        Assert.Equal("two\nlines", rows[0].Text("note"));
        Assert.Equal("table.csv:2:8", rows[0]["note"]!.At.ToString());
        Assert.Equal("table.csv:4:3", rows[1]["note"]!.At.ToString());
    }

    [Fact]
    public void Each_value_of_json_has_its_line_and_column()
    {
        var tree = (YamlMapping)JsonTable.Read(new("table.json", "{ \"ä\": [1, true,\n null, {\"b\": \"c\"}] }"), new())!;
        var list = (YamlSequence)tree["ä"]!;
        Assert.Equal(["1", "true", ""], list.Items.OfType<YamlScalar>().Select(item => item.Value));
        Assert.Equal("table.json:2:14", ((YamlMapping)list.Items[3])["b"]!.At.ToString());
    }

    [Theory]
    [InlineData("csv", "name,note\n")]
    [InlineData("csv", "name,note\n\n")]
    [InlineData("json", "[]")]
    [InlineData("yaml", "[]\n")]
    public void A_table_without_rows_is_an_error(string format, string text)
    {
        var found = Assert.Single(Rows(format, text).Diagnostics);
        Assert.Equal(("I501", "the table has no rows"), (found.Rule.Code, found.Message));
    }

    [Theory]
    [InlineData("yaml", "- name: A\n- name: B\n")]
    [InlineData("yaml", "---\n- name: A\n- name: B\n---\nText.\n")]
    [InlineData("json", "[{ \"name\": \"A\" }, { \"name\": \"B\" }]")]
    public void A_table_can_be_a_list(string format, string text)
    {
        var (rows, diagnostics) = Rows(format, text);
        Assert.Empty(diagnostics);
        Assert.Equal(["A", "B"], rows.Select(row => row.Text("name")));
    }

    private static (ImmutableArray<YamlMapping> Rows, ImmutableArray<Diagnostic> Diagnostics) Rows(string format, string text)
    {
        var diagnostics = new DiagnosticBag();
        var mapping = ImportMapping.Read(new("mapping.yml", Encoding.UTF8.GetBytes(
            $"format: {format}\nrecords: [{{ kind: source, id: a, facts: {{ title: A }} }}]\n")), diagnostics)!;
        return (TableReader.Read(mapping, new("table", Encoding.UTF8.GetBytes(text)), diagnostics), diagnostics.ToImmutable());
    }

    [Theory]
    [InlineData("{ \"é\": \"ééééé\", \"b\": tru }", 25)]
    [InlineData("[\n  \"é\",\n  \"é\" \"é\" ]", 7)]
    [InlineData("[{ \"é\": \"\\ud800 bad\" }]", 9)]
    [InlineData("[{ \"é\": 1, \"\\udc00\": 2 }]", 12)]
    public void A_mistake_in_json_is_reported_at_its_character(string json, int column)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(JsonTable.Read(new("table.json", json), diagnostics));
        var found = Assert.Single(diagnostics.ToImmutable());
        Assert.Equal(("I501", column), (found.Rule.Code, found.At.Column));
    }

    [Theory]
    [InlineData("## [3.50.9] - 2025/13/04", "\"2025/13/04\" is no date")]
    [InlineData("## 3.50.9 (31 Foo 2025)", "\"31 Foo 2025\" is no date")]
    [InlineData("## 3.50.9 - 05/06/2025", "\"05/06/2025\" is no date; nothing states whether the day or the month comes first")]
    [InlineData("## 3.50.9 - 2025/12/04", null)]
    [InlineData("## 3.50.9 - the second 3.0", null)]
    public void A_date_of_a_heading_that_cannot_be_read_is_reported(string line, string? reason)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Single(ChangelogTable.Read(new("table.md", line + "\n"), diagnostics));
        Assert.Equal(reason is null ? [] : [$"table.md:1:1: warning I507: the date of version 3.50.9: {reason}"],
            diagnostics.ToImmutable().Select(found => found.ToString()));
    }

    [Theory]
    [InlineData("## [1.2.0] - 2020-01-02", "1.2.0", "2020-01-02", "")]
    [InlineData("## [0.3.0] - 2020-01-02 [YANKED]", "0.3.0", "2020-01-02", "[YANKED]")]
    [InlineData("## [Unreleased]", "Unreleased", null, "")]
    [InlineData("# [1.2.0](https://code.example/compare/v1.1.0...v1.2.0) (2020-01-02)", "1.2.0", "2020-01-02", "")]
    [InlineData("### 1.2.1 (2020-01-02)", "1.2.1", "2020-01-02", "")]
    [InlineData("v9.1.0 - April 5, 2024", "v9.1.0", "2024-04-05", "")]
    [InlineData("v10.0.0-rc.1 - January 5, 2026", "v10.0.0-rc.1", "2026-01-05", "")]
    [InlineData("## 2025-01-21, Version 22.13.1 'Jod' (LTS), @somebody", "22.13.1", "2025-01-21", "'Jod' (LTS), @somebody")]
    [InlineData("## 1.2.0 – 3 March 2020", "1.2.0", "2020-03-03", "")]
    [InlineData("## 24.2", "24.2", null, "")]
    public void The_heading_of_a_version_is_read(string line, string version, string? date, string note)
    {
        var heading = VersionHeading.Parse(line, "");
        Assert.Equal((version, date, note), (heading?.Version, heading?.Date, heading?.Note));
    }

    [Theory]
    [InlineData("### Notable Changes"), InlineData("# Node 22 ChangeLog"), InlineData("* 1.2.0 - 2020-01-02 is fine"), InlineData("1.2.0 is out"),
        InlineData("#### 1.2.0 of a library"), InlineData("### Added"), InlineData("")]
    public void Another_line_is_no_heading_of_a_version(string line) => Assert.Null(VersionHeading.Parse(line, ""));

    [Fact]
    public void An_underlined_heading_of_a_version_is_read() => Assert.Equal("2022-10-08", VersionHeading.Parse("4.18.2 / 2022-10-08", "=====")?.Date);

    [Theory]
    [InlineData("[`08de88e`](https://code.example/c/08de88e5) feat: handle underflow (#21218) (R. Smith)",
        "handle underflow|feat||08de88e|21218|R. Smith")]
    [InlineData("[`0f3eb5d`](https://code.example/c/0f3eb5d) Fix: `no-var` in loops (fixes #123) (A (B) C)",
        "`no-var` in loops (fixes #123)|fix||0f3eb5d||A (B) C")]
    [InlineData("\\[[`520da342e0`](https://code.example/c/520da342e0)] - **(SEMVER-MINOR)** **deps**: update a\\_b (M. Ab) [x/y#662](https://code.example/662)",
        "update a_b||deps|520da342e0|662|M. Ab")]
    [InlineData("**core:** light it ([abc1234](https://code.example/c/abc1234)), closes [#12](https://code.example/12)",
        "light it||core|abc1234|12|")]
    [InlineData("Added a lamp (the small one)", "Added a lamp (the small one)|||||")]
    [InlineData("feat(desk)!: new base", "new base|feat|desk|||")]
    public void An_entry_of_a_changelog_is_split_into_fields(string written, string expected)
    {
        var entry = ChangelogEntry.Read(written, "", SourceLocation.StartOf("x"));
        Assert.Equal(expected, string.Join('|', new[] { "text", "type", "scope", "commit", "number", "author" }.Select(entry.Text)));
    }

    [Fact]
    public void A_changelog_has_a_row_for_each_version()
    {
        var diagnostics = new DiagnosticBag();
        var rows = ChangelogTable.Read(new("table.md", """
            # Changelog

            ## [1.1.0] - 2021-02-03

            The lamp of the year.

            ### Security

            - CVE-2021-0001: the cable is safe
              in both rooms
              - also in the hall
            - Second

            ## 1.0.0

            """), diagnostics);
        Assert.Equal([], diagnostics.ToImmutable());
        Assert.Equal(["1.1.0", "1.0.0"], rows.Select(row => row.Text("version")));
        Assert.Equal("The lamp of the year.", rows[0].Text("prose"));
        var entries = ((YamlSequence)rows[0]["entries"]!).Items.Cast<YamlMapping>().ToArray();
        Assert.Equal(["CVE-2021-0001: the cable is safe in both rooms; also in the hall", "Second"], entries.Select(entry => entry.Text("text")));
        Assert.Equal(("Security", "CVE-2021-0001"), (entries[0].Text("section"), entries[0].Texts("cves").Single()));
        Assert.Equal("table.md:9:1", entries[0].At.ToString());
    }

    [Theory]
    [InlineData("~~~\n```\n## 2.0.0\n~~~")]
    [InlineData("````\n```\n## 2.0.0\n~~~~\n````")]
    [InlineData("```text\n## 2.0.0\n```\ttext\n`````  ")]
    [InlineData("```code``` in a line")]
    public void A_block_of_code_ends_at_its_own_mark(string block)
    {
        var diagnostics = new DiagnosticBag();
        var rows = ChangelogTable.Read(new("table.md", $"## 3.0.0\n\n{block}\n\n## 1.0.0\n"), diagnostics);
        Assert.Equal([], diagnostics.ToImmutable());
        Assert.Equal(["3.0.0", "1.0.0"], rows.Select(row => row.Text("version")));
        Assert.Equal(block.TrimEnd(), rows[0].Text("prose"));
    }

    [Fact]
    public void A_block_of_code_without_an_end_is_reported()
    {
        var diagnostics = new DiagnosticBag();
        var rows = ChangelogTable.Read(new("table.md", "## 2.0.0\n\n```\n\n## 1.0.0\n"), diagnostics);
        Assert.Single(rows);
        Assert.Equal("table.md:3:1: warning I506: the block of code that begins here has no end, so no version below it is read",
            Assert.Single(diagnostics.ToImmutable()).ToString());
    }

    [Theory]
    [InlineData("2022-10-03", "2022-10-03"), InlineData("2022-10-03T10:00:00Z", "2022-10-03"), InlineData("October 3, 2022", "2022-10-03"),
        InlineData("Oct 3, 2022", "2022-10-03"), InlineData("3 October 2022", "2022-10-03"), InlineData("2022/10/3", "2022-10-03"),
        InlineData("October 2022", "2022-10"), InlineData("2022~", "2022~"), InlineData("soon", null), InlineData("3/10/2022", null),
        InlineData("≤ 2022-10", "[..2022-10]"), InlineData("≤≤2022", null), InlineData("≤", null)]
    public void Only_an_unambiguous_date_is_read(string written, string? date) => Assert.Equal(date, ImportedDate.Parse(written));

    [Fact]
    public void A_text_of_many_signs_is_no_date() => Assert.Null(ImportedDate.Parse(new string('≤', 400_000)));

    [Theory]
    [InlineData("v9.1.0", "v9.1.0"), InlineData("24H2", "24h2"), InlineData("1.0+build5", "1.0-build5"), InlineData("2024.04_LTS", "2024.04-lts"),
        InlineData("Größe der Lampe", "grosse-der-lampe"), InlineData("  a  .  b ", "a.b"), InlineData("…", null)]
    public void An_id_is_made_from_a_text(string text, string? id) => Assert.Equal(id, Filters.Id(text));

    private static YamlMapping[] Csv(string text)
    {
        var diagnostics = new DiagnosticBag();
        YamlMapping[] rows = [.. CsvTable.Read(new("table.csv", text), null, diagnostics)];
        Assert.Equal([], diagnostics.ToImmutable());
        return rows;
    }
}
