using System.Text;
using Chronicle.Testing;

namespace Chronicle.Tests.Import;

/// <summary>Imports of hostile tables: a table cannot break a file, write outside its folder or keep the import busy.</summary>
public sealed class HostileTableTests
{
    internal const string TooLarge =
        "table.csv:1:1: error I503: the table has 1,001 columns; at most 1,000 are read\n";

    private const string Mapping = """
        -- mapping.yml --
        format: csv
        records:
          - kind: source
            once: true
            id: paper
            facts: { title: The paper, url: "https://paper.example/", kind: news }
          - kind: milestone
            id: "{id}"
            facts: { title: "{title}", date: "2001", kind: launch, summary: "{title}", sources: [paper] }
            body: "{body}"

        """;

    private static readonly string[] Texts =
    [
        "Adds the lamp #12 to the desk", "Lamps: a history", "- a list", "? a key", "&anchor *alias", "!tag", "| pipe", "> fold",
        "'single' and \"double\"", "true", "null", "~", "2001", "1e3", "@at", "`code` first", "%directive", "[a, b]", "{a: b}", "---", "...",
        "# comment", "a\\b\\n", "trailing colon:", "\u202Eright to left", "zero\u200Bwidth", "bell\u0007 and null\u0000", "emoji 💡 lamp",
        "tab\there", "{{ template }}", "<script>alert(1)</script>", "[[lamp]] [@paper]", "=cmd|' /C calc'!A0", "é", "e\u0301", "1. one",
        "+ plus", ": colon", "two\nlines", "[^1] note", "![picture](x.png)", "https://lamps.example/<b>",
    ];

    [Fact]
    public void A_text_of_a_table_stays_literal_text()
    {
        var rows = string.Concat(Texts.Select((text, i) => $"t{i},{Quoted(text)},{Quoted(text)}\n"));
        var site = TinyTheme.Site(Mapping).With("table.csv", Encoding.UTF8.GetBytes($"id,title,body\n{rows}"));
        var plan = site.Import();
        Assert.Equal([], plan.Diagnostics);
        var build = site.With(plan).Build();
        Assert.Equal([], build.Diagnostics.Where(found => found.IsError));
        var byId = site.Model.Milestones.ToDictionary(milestone => milestone.Id.Value);
        Assert.Equal(Texts.Select(Shown), Texts.Select((_, i) => byId[$"t{i}"].ShownTitle));
        // The prose contains no link, citation or markup that the text could have caused.
        Assert.All(byId.Values, milestone => Assert.Empty(site.Model[milestone].Body.Links));
        Assert.All(build.Files.Where(file => file.Address.Value.StartsWith("/milestones/t", StringComparison.Ordinal)
            && file.Address.Value.EndsWith('/')),
            file => Assert.DoesNotContain("<script", Encoding.UTF8.GetString(file.Bytes.Span)));
        // A second import changes nothing.
        Assert.Equal((0, 0), (site.Import().New, site.Import().Changed));
    }

    [Theory]
    [InlineData("../../etc/passwd"), InlineData("/etc/passwd"), InlineData("con"), InlineData("a/b"), InlineData("A"), InlineData("."),
        InlineData("a b"), InlineData("first.md"), InlineData("2001"), InlineData("ä"), InlineData("a\u0000b")]
    public void An_invalid_id_makes_no_record(string id)
    {
        var plan = TinyTheme.Site(Mapping)
            .With("table.csv", Encoding.UTF8.GetBytes($"id,title,body\n{Quoted(id)},A lamp,\n")).Import();
        Assert.Equal("I506", Assert.Single(plan.Diagnostics).Rule.Code);
        Assert.DoesNotContain(plan.Files, file => file.Path.Contains("milestones", StringComparison.Ordinal));
    }

    [Fact]
    public void I503_a_table_with_too_many_columns()
    {
        var wide = string.Join(',', Enumerable.Range(0, 1_001).Select(number => $"c{number}")) + "\n";
        Assert.Equal(TooLarge, TinyTheme.Site(Mapping).With("table.csv", Encoding.UTF8.GetBytes(wide)).Messages());
    }

    [Fact]
    public void A_table_with_too_many_rows_is_refused()
    {
        var rows = "id,title,body\n" + string.Concat(Enumerable.Range(0, 200_001).Select(number => $"a{number},b,c\n"));
        var found = TinyTheme.Site(Mapping).With("table.csv", Encoding.UTF8.GetBytes(rows)).Import();
        Assert.Contains("I503", found.Diagnostics.Select(diagnostic => diagnostic.Rule.Code));
        Assert.Empty(found.Files);
    }

    [Fact]
    public void Deep_json_is_refused()
    {
        var deep = new string('[', 1_000) + new string(']', 1_000);
        var site = TinyTheme.Site(Mapping.Replace("format: csv", "format: json", StringComparison.Ordinal));
        Assert.Equal("I501", Assert.Single(site.With("table.json", Encoding.UTF8.GetBytes(deep)).Import().Diagnostics).Rule.Code);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_slow_pattern_of_the_mapping_does_not_block_the_import()
    {
        var site = TinyTheme.Site(Mapping.Replace("records:", """
            columns:
              slow: { from: "{title}", pattern: "^(?<part>(a+)+)$" }
            records:
            """, StringComparison.Ordinal).Replace("title: \"{title}\"", "title: \"{slow.part|or:No match}\"", StringComparison.Ordinal)
            .Replace("summary: \"{title}\"", "summary: A lamp", StringComparison.Ordinal));
        var plan = await Task.Run(() => site.With("table.csv", Encoding.UTF8.GetBytes($"id,title,body\none,{new string('a', 5_000)}!,\n"))
            .Import(), TestContext.Current.CancellationToken);
        Assert.Empty(plan.Diagnostics);
        var milestone = Assert.Single(plan.Files, file => file.Path == "input/milestones/one.md");
        Assert.Contains("title: No match\n", Encoding.UTF8.GetString(milestone.Bytes.Span));
    }

    /// <summary>The bytes of memory count the work: four times as many of them for twice as many rows would be quadratic.</summary>
    [Fact]
    public void The_work_for_the_rows_of_one_record_grows_only_with_their_number()
    {
        var small = BytesFor(1_000);
        Assert.InRange(BytesFor(2_000), small, small * 5 / 2);

        static long BytesFor(int count)
        {
            var rows = string.Concat(Enumerable.Range(0, count).Select(number => $"one,Maker {number},\n"));
            var site = TinyTheme.Site(Mapping.Replace("sources: [paper]", "sources: [paper], people: [\"{title}\"]", StringComparison.Ordinal)
                .Replace("title: \"{title}\"", "title: Lamp", StringComparison.Ordinal).Replace("summary: \"{title}\"", "summary: A lamp"))
                .With("table.csv", Encoding.UTF8.GetBytes($"id,title,body\n{rows}"));
            var before = GC.GetAllocatedBytesForCurrentThread();
            var plan = site.Import();
            Assert.Empty(plan.Diagnostics);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // The text as a title shows it: without invisible characters, and with a space in place of each tab or line break.
    private static string Shown(string text) => text.Replace("\t", " ").Replace("\n", " ").Replace("\u202E", "").Replace("\u200B", "").Replace("\u0007", "")
        .Replace("\u0000", "");
}
