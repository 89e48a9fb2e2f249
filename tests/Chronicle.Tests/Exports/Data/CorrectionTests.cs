using System.Text.Json.Nodes;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The data for programs contains the corrections of records of every kind.</summary>
public sealed class CorrectionTests
{
    private static readonly BuildResult Lamps = FollowedLamps.Site(
        ("summary: The catalogue of the year.\n",
            "summary: The catalogue of the year.\ncorrections: [{ date: 1999-06, text: It has an index. }]\n"),
        ("-- input/releases/1.0.md --", """
            -- input/components/old-lamp.md --
            ---
            name: Old lamp
            summary: For desks too.
            kind: lamp
            status: sold
            sources: []
            superseded_by: desk-lamp
            corrections: [{ date: 2002, text: It is the same lamp. }]
            ---
            -- input/releases/1.0.md --
            """)).Build();

    [Theory]
    [InlineData("chapters", "lamps", "2001-05: It was yellow.")]
    [InlineData("components", "desk-lamp", "2001-06-01: It stands.; 2001-06-01: It shines.")]
    [InlineData("releases", "1.0", "1999-06: It has an index.")]
    [InlineData("milestones", "first-light", "2000-01-02: Not <b>May</b>.")]
    [InlineData("milestones", "on-sale", "")]
    public async Task The_corrections_of_a_record_are_in_its_file_and_in_its_table(string collection, string id, string corrections)
    {
        Assert.False(Lamps.HasErrors, string.Join('\n', Lamps.Diagnostics));
        var answer = Chronicles.Json(Lamps, $"/api/v1/{collection}/{id}.json");
        var actual = answer["data"]!.List("corrections").Select(correction =>
            $"{correction!["date"]!.Word("edtf")}: {correction.Word("text")}");
        Assert.Equal(corrections, string.Join("; ", actual));
        var rows = Chronicles.Rows(Chronicles.Text(Lamps, $"/data/{collection}.csv"));
        Assert.Equal(corrections, rows.Single(row => row[0] == id)[Array.IndexOf(rows[0], "corrections")]);

        var schema = await SchemaTests.Read(Lamps, new Uri(answer.Word("$schema")).AbsolutePath);
        Assert.Empty(schema.Validate(answer.ToJsonString()));
        answer["data"]!["corrections"] = JsonNode.Parse("""["It was yellow."]""");
        Assert.NotEmpty(schema.Validate(answer.ToJsonString()));
    }

    [Fact]
    public void A_table_has_every_correction_in_a_row()
    {
        var rows = Chronicles.Rows(Chronicles.Text(Lamps, "/data/corrections.csv"));
        Assert.Equal(["kind", "record", "date", "date_earliest", "date_latest", "text"], rows[0]);
        Assert.Equal(["component desk-lamp 2001-06-01 It shines.", "component desk-lamp 2001-06-01 It stands.", "chapter lamps 2001-05 It was yellow.",
            "milestone first-light 2000-01-02 Not <b>May</b>.", "release 1.0 1999-06 It has an index."],
            rows.Skip(1).Select(row => $"{row[0]} {row[1]} {row[2]} {row[5]}"));
    }

    [Fact]
    public async Task The_data_of_a_retired_record_contains_only_its_replacement()
    {
        var answer = Chronicles.Json(Lamps, "/api/v1/components/old-lamp.json");
        Assert.Equal("""{"fate":"merged","reason":null,"to":["https://lamps.example/api/v1/components/desk-lamp.json"]}""", answer["data"]!.ToJsonString());
        Assert.Empty((await SchemaTests.Read(Lamps, "/api/v1/schemas/moved.json")).Validate(answer.ToJsonString()));
        Assert.All(Chronicles.Json(Lamps, "/api/v1/index.json")["data"]!.List("records"), records =>
            Assert.Equal(answer.Word("$schema"), records!.Word("moved")));
        Assert.DoesNotContain("It is the same lamp.", Chronicles.Text(Lamps, "/api/v1/all.json"));
        Assert.DoesNotContain("old-lamp", Chronicles.Text(Lamps, "/data/components.csv"));
        Assert.Contains("It is the same lamp.", Chronicles.Text(Lamps, "/components/old-lamp/"));
    }
}
