using System.Globalization;
using System.Text.Json.Nodes;
using Chronicle.Domain;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The data of a chronicle that is too large for single files: the file of all records, and the tables.</summary>
public sealed class LargeDataTests
{
    private const string Home = "https://lamps.example";

    private static readonly Limits SmallLimits = new()
    {
        RowsPerTable = 80,
        RecordsPerApiFile = 20,
        RecordsInWholeApi = 60,
        CharactersPerApiFile = 6_000
    };

    private static readonly BuildResult Large = LargeChronicle.Of(SmallLimits.RowsPerTable + 1, 3, "[data]").With(SmallLimits).Build();

    [Theory]
    [InlineData(55, false)]
    [InlineData(56, true)]
    public void All_records_are_in_one_file_up_to_the_limit(int milestones, bool isInParts)
    {
        // The two components and the three sources count too.
        var site = LargeChronicle.Of(milestones, 3, "[data]").With(SmallLimits).Build();
        var all = Chronicles.Json(site, "/api/v1/all.json");
        Assert.Equal(isInParts, all["data"]!["milestones"] is null);
        Assert.Equal($"{Home}/api/v1/schemas/{(isInParts ? "all-parts" : "all")}.json", all.Word("$schema"));
        Assert.Equal(all.Word("$schema"), Chronicles.Json(site, "/api/v1/index.json")["data"]!.List("files")
            .Single(file => file!.Word("name") == "all")!.Word("schema"));
        Assert.Equal(isInParts, site.Files.Any(file => file.Address.Value is "/api/v1/texts.json"));
        Assert.Equal(isInParts, site.Files.Any(file => file.Address.Value is "/api/v1/schemas/all-parts.json"));
        Assert.Contains(site.Files, file => file.Address.Value is "/api/v1/schemas/all.json");
    }

    [Fact]
    public async Task Every_answer_is_valid_under_its_schema()
    {
        foreach (var answers in Chronicles.ApiFiles(Large).Where(answer =>
            !answer.Address.StartsWith("/api/v1/milestones/", StringComparison.Ordinal))
            .GroupBy(answer => JsonNode.Parse(answer.Text)!.Word("$schema")))
        {
            var schema = await SchemaTests.Read(Large, answers.Key[Home.Length..]);
            Assert.All(answers, answer => Assert.Empty(schema.Validate(answer.Text)));
        }
    }

    [Fact]
    public void The_parts_of_the_file_of_all_records_contain_every_record()
    {
        var all = Chronicles.Json(Large, "/api/v1/all.json")["data"]!;
        Assert.True(JsonNode.DeepEquals(Chronicles.Json(Large, "/api/v1/index.json")["data"], all["index"]));
        var parts = all.List("parts").ToLookup(part => part!.Word("name"), part =>
            Chronicles.Json(Large, part!.Word("url")[Home.Length..]));
        Assert.Equal(["chapters", "components", "milestones", "releases", "sources", "support", "texts", "vocabularies"],
            parts.Select(part => part.Key).Order(StringComparer.Ordinal));
        foreach (var (collection, total) in all["index"]!["totals"]!.AsObject())
            Assert.Equal(total!.GetValue<int>(), parts[collection].Sum(part => part.List("data").Count));
        Assert.Equal(SmallLimits.RowsPerTable + 1, parts["milestones"].SelectMany(part => part.List("data"))
            .Select(milestone => milestone!.Word("id")).Distinct().Count());
        var texts = parts["texts"].SelectMany(part => part.List("data")).ToDictionary(text => text!.Word("id"), text => text!.Word("body"));
        Assert.Equal(SmallLimits.RowsPerTable + 1, texts.Count);
        Assert.Equal(Chronicles.Json(Large, "/api/v1/milestones/light-7.json").Word("body"), texts["light-7"]);
        Assert.True(parts["texts"].Count() > 1, "the prose is in only one part");
        Assert.Equal(parts["texts"].Skip(1).Select(part => part["meta"]!.Word("json")).Append(null),
            parts["texts"].Select(part => part["next"]?.GetValue<string>()));
    }

    [Fact]
    public void A_long_table_lists_the_files_of_its_parts()
    {
        var parts = Chronicles.Rows(Chronicles.Text(Large, "/data/milestones.csv"));
        Assert.Equal([["part", "rows"], [$"{Home}/data/milestones-1.csv", "80"], [$"{Home}/data/milestones-2.csv", "1"]], parts);
        var tables = parts.Skip(1).Select(part => Chronicles.Rows(Chronicles.Text(Large, part[0][Home.Length..]))).ToArray();
        Assert.Equal(parts.Skip(1).Select(part => part[1]), tables.Select(rows =>
            (rows.Length - 1).ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(tables[0][0], tables[1][0]);
        Assert.Equal(Chronicles.Rows(Chronicles.Text(Large, "/data/columns.csv")).Where(row => row[0] == "milestones").Select(row => row[1]),
            tables[0][0]);
        var milestones = Chronicles.Json(Large, "/api/v1/all.json")["data"]!.List("parts").Where(part => part!.Word("name") == "milestones")
            .SelectMany(part => Chronicles.Json(Large, part!.Word("url")[Home.Length..]).List("data"))
                .Select(milestone => milestone!.Word("id"));
        Assert.Equal(milestones, tables.SelectMany(rows => rows.Skip(1)).Select(row => row[0]));
        var listed = Chronicles.Json(Large, "/api/v1/index.json")["data"]!.List("tables");
        Assert.Equal(["chapters", "components", "releases", "milestones", "sources", "corrections", "columns"],
            listed.Select(table => table!.Word("name")));
        Assert.Equal(81, listed[3]!["total"]!.GetValue<int>());
        // Each source has the weight of more than one row, but all sources fit into one table.
        Assert.Equal(4, Chronicles.Rows(Chronicles.Text(Large, "/data/sources.csv")).Length);
    }

    [Fact]
    public void The_page_about_the_data_describes_the_existing_files()
    {
        var page = Chronicles.Text(Large, "/data/");
        Assert.Contains("id=\"section-all-parts\"", page);
        Assert.Contains("id=\"section-text\"", page);
        Assert.Contains("href=\"/data/milestones.csv\"", page);
        // A row names the further files of its list.
        Assert.Contains("href=\"/api/v1/milestones-2.json\"", page);
    }
}
