using System.Text;
using Chronicle.Testing;

namespace Chronicle.Hostile;

/// <summary>Exports of texts that could do harm in a script, a page or a spreadsheet.</summary>
public sealed class HostileDataTests
{
    private const string Nasty = "</script><script>alert(1)</script> <!-- & ' \" \u2028\u2029 ü 😀";

    [Theory]
    [InlineData(Nasty)]
    [InlineData("=HYPERLINK(\"https://evil.example/\",\"here\")")]
    [InlineData("+1+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(1;2)")]
    [InlineData("\tTab")]
    [InlineData("One, \"two\"; three")]
    public void A_hostile_text_stays_a_text_in_JSON_and_CSV(string text)
    {
        var site = Site(text).Build();
        Assert.False(site.HasErrors, string.Join('\n', site.Diagnostics));
        var read = text.Trim();
        var milestone = Chronicles.Json(site, "/api/v1/milestones/first-light.json")["data"]!;
        Assert.Equal((read, read, read), (milestone.Word("title"), milestone.Word("summary"),
            milestone.List("people")[0]!.GetValue<string>()));
        Assert.Equal(read, Chronicles.Json(site, "/api/v1/sources/s.json")["data"]!.Word("title"));
        Assert.Equal(read, Chronicles.Json(site, "/api/v1/components/lamp-1.json")["data"]!["fields"]!.Word("note"));

        foreach (var (_, json) in Chronicles.ApiFiles(site))
            Assert.True(json.IndexOfAny(['<', '>', '&', '\'', '\u2028', '\u2029']) < 0, json);

        var row = Chronicles.Rows(Chronicles.Text(site, "/data/milestones.csv"))[1];
        var guarded = "=+-@\t".Contains(read[0]) ? "'" + read : read;
        Assert.Equal((guarded, guarded), (row[1], row[9]));
        foreach (var cell in Chronicles.Rows(Chronicles.Text(site, "/data/sources.csv"))
            .Concat(Chronicles.Rows(Chronicles.Text(site, "/data/components.csv"))).SelectMany(cells => cells))
            Assert.True(cell.Length == 0 || !"=+-@\t\r".Contains(cell[0]), cell);
    }

    [Fact]
    public void The_data_page_shows_a_hostile_text_as_text()
    {
        var page = Chronicles.Text(Site(Nasty).Build(), "/data/");
        Assert.DoesNotContain("<script>alert", page);
        Assert.Contains("\\u003C/script\\u003E", page);
    }

    private static TestSite Site(string text) => TestSite.From($"""
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: {"{"} lamp: {"{"} label: Lamp {"}"} {"}"}
        statuses: {"{"} sold: {"{"} label: Sold {"}"} {"}"}
        milestone_kinds: {"{"} launch: {"{"} label: Launch {"}"} {"}"}
        component_fields: {"{"} note: {"{"} label: Note, type: text {"}"} {"}"}
        -- input/sources.yml --
        s: {"{"} title: {Quoted(text)}, url: "https://s.example/", kind: news {"}"}
        -- input/components/lamp-1.md --
        ---
        name: {Quoted(text)}
        kind: lamp
        status: sold
        note: {Quoted(text)}
        summary: {Quoted(text)}
        sources: [s]
        ---
        -- input/milestones/first-light.md --
        ---
        title: {Quoted(text)}
        date: 1999-03
        kind: launch
        people: [{Quoted(text)}]
        summary: {Quoted(text)}
        components: [lamp-1]
        sources: [s]
        ---
        """);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
            quoted.Append(rune.Value < 127 && rune.Value >= ' ' && rune.Value is not ('"' or '\\') ? rune.ToString()
                : $"\\U{rune.Value:X8}");
        return quoted.Append('"').ToString();
    }
}
