using System.Text.Json.Nodes;
using Chronicle.Read.Yaml;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The corrections of every kind of record in the API and in the tables.</summary>
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
    public async Task The_API_file_and_the_table_of_a_record_have_its_corrections(string collection, string id, string corrections)
    {
        Assert.False(Lamps.HasErrors, string.Join('\n', Lamps.Diagnostics));
        var answer = Chronicles.Json(Lamps, $"/api/v1/{collection}/{id}.json");
        var listed = answer["data"]!.List("corrections").Select(correction =>
            $"{correction!["date"]!.Word("edtf")}: {correction.Word("text")}");
        Assert.Equal(corrections, string.Join("; ", listed));
        var rows = Chronicles.Rows(Chronicles.Text(Lamps, $"/data/{collection}.csv"));
        Assert.Equal(corrections, rows.Single(row => row[0] == id)[Array.IndexOf(rows[0], "corrections")]);

        var schema = await SchemaTests.Read(Lamps, new Uri(answer.Word("$schema")).AbsolutePath);
        Assert.Empty(schema.Validate(answer.ToJsonString()));
        answer["data"]!["corrections"] = JsonNode.Parse("""["It was yellow."]""");
        Assert.NotEmpty(schema.Validate(answer.ToJsonString()));
    }

    [Fact]
    public async Task The_API_file_of_a_superseded_record_names_only_its_successor()
    {
        var answer = Chronicles.Json(Lamps, "/api/v1/components/old-lamp.json");
        Assert.Equal("""{"fate":"merged","reason":null,"to":["https://lamps.example/api/v1/components/desk-lamp.json"]}""", answer["data"]!.ToJsonString());
        Assert.Empty((await SchemaTests.Read(Lamps, "/api/v1/schemas/moved.json")).Validate(answer.ToJsonString()));
        Assert.DoesNotContain("It is the same lamp.", Chronicles.Text(Lamps, "/api/v1/all.json"));
        Assert.DoesNotContain("old-lamp", Chronicles.Text(Lamps, "/data/components.csv"));
        Assert.Contains("It is the same lamp.", Chronicles.Text(Lamps, "/components/old-lamp/"));
    }
}
