using System.Globalization;
using System.Text.Json.Nodes;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The answers of the API agree with each other and with the site.</summary>
public sealed class ApiTests
{
    [Theory, MemberData(nameof(Chronicles.Names), MemberType = typeof(Chronicles))]
    public void Every_address_in_an_answer_leads_to_a_file(string chronicle)
    {
        var site = Chronicles.Of(chronicle);
        var files = site.Files.Select(file => Chronicles.Home(chronicle) + file.Address.Value[1..]).ToHashSet();
        foreach (var (address, text) in Chronicles.ApiFiles(site))
            foreach (var word in TextValues(JsonNode.Parse(text)).Where(word =>
                word.StartsWith(Chronicles.Home(chronicle), StringComparison.Ordinal)))
                Assert.True(files.Contains(word.Split('#')[0].Replace("{id}", "", StringComparison.Ordinal))
                    || word.Contains("{id}", StringComparison.Ordinal), $"{address}: {word}");
    }

    [Theory, MemberData(nameof(Chronicles.Names), MemberType = typeof(Chronicles))]
    public void Every_answer_states_its_revision_licence_page_and_address(string chronicle)
    {
        var site = Chronicles.Of(chronicle);
        var licence = chronicle == "fixed" ? "CC BY 4.0" : "CC0 1.0";
        Assert.Matches("^[0-9a-f]{12}$", Chronicles.Json(site, "/api/v1/index.json")["data"]!.Word("revision"));
        Assert.All(Chronicles.ApiFiles(site), answer =>
        {
            var meta = JsonNode.Parse(answer.Text)!["meta"]!;
            Assert.Matches("^[0-9a-f]{12}$", meta.Word("revision"));
            Assert.Equal((licence, Chronicles.Home(chronicle) + answer.Address[1..]), (meta.Word("licence"), meta.Word("json")));
            Assert.EndsWith("/", meta.Word("page"));
        });
    }

    [Theory, MemberData(nameof(Chronicles.Names), MemberType = typeof(Chronicles))]
    public void Totals_collections_and_single_records_agree(string chronicle)
    {
        var site = Chronicles.Of(chronicle);
        var all = Chronicles.Json(site, "/api/v1/all.json")["data"]!;
        foreach (var (collection, total) in Chronicles.Json(site, "/api/v1/index.json")["data"]!["totals"]!.AsObject())
        {
            var answer = Chronicles.Json(site, $"/api/v1/{collection}.json");
            Assert.Equal(total!.GetValue<int>(), answer["total"]!.GetValue<int>());
            Assert.Equal(total.GetValue<int>(), answer.List("data").Count);
            Assert.Equal(total.GetValue<int>(), Chronicles.ApiFiles(site)
                .Count(answer => answer.Address.StartsWith($"/api/v1/{collection}/", StringComparison.Ordinal)
                && !answer.Text.Contains("\"fate\": ")));
            Assert.Null(answer["next"]);
            Assert.True(JsonNode.DeepEquals(answer["data"], all[collection]));
            foreach (var record in answer.List("data"))
                Assert.True(JsonNode.DeepEquals(record, Chronicles.Json(site, $"/api/v1/{collection}/{record!.Word("id")}.json")["data"]));
        }
    }

    [Theory, MemberData(nameof(Chronicles.Names), MemberType = typeof(Chronicles))]
    public void The_years_contain_every_milestone_once_in_the_order_of_time(string chronicle)
    {
        var site = Chronicles.Of(chronicle);
        var years = Chronicles.Json(site, "/api/v1/chronology.json")["data"]!.List("years");
        var entries = years.SelectMany(year =>
        {
            var answer = Chronicles.Json(site, "/" + year!.Word("json")[Chronicles.Home(chronicle).Length..]);
            Assert.Equal(year!["total"]!.GetValue<int>(), answer.List("data").Count);
            Assert.All(answer.List("data"), entry =>
                Assert.StartsWith(year["year"]!.GetValue<int>().ToString("0000", CultureInfo.InvariantCulture),
                entry!["date"]!.Word("edtf")));
            return answer.List("data").Select(entry => entry!.Word("id"));
        });
        Assert.Equal(Chronicles.Json(site, "/api/v1/milestones.json").List("data").Select(milestone => milestone!.Word("id")), entries);
    }

    [Theory]
    [InlineData("mouton", """{"text":"1670","edtf":"1670","iso":"1670","precision":"year","approximate":false,"earliest":"1670-01-01","latest":"1670-12-31"}""")]
    [InlineData("name-si", """{"text":"Oktober 1960","edtf":"1960-10","iso":"1960-10","precision":"month","approximate":false,"earliest":"1960-10-01","latest":"1960-10-31"}""")]
    [InlineData("meridian", """{"text":"etwa Juni 1792","edtf":"1792-06~","iso":"1792-06","precision":"month","approximate":true,"earliest":"1792-06-01","latest":"1792-06-30"}""")]
    [InlineData("nationalversammlung", """{"text":"etwa 8. Mai 1790","edtf":"1790-05-08~","iso":"1790-05-08","precision":"day","approximate":true,"earliest":"1790-05-08","latest":"1790-05-08"}""")]
    public void A_date_has_its_known_precision(string milestone, string date) =>
        Assert.Equal(date, Chronicles.Json(Chronicles.Of("second"),
            $"/api/v1/milestones/{milestone}.json")["data"]!["date"]!.ToJsonString());

    [Theory]
    [InlineData("components/meter", "messgroesse", "\"L\\u00E4nge\"")]
    [InlineData("components/meter", "beispiele", "[\"Kilometer\",\"Millimeter\",\"Mikrometer\"]")]
    [InlineData("components/meter", "zeichen", "\"m\"")]
    [InlineData("components/meter", "weitere_zeichen", "[\"km\",\"mm\",\"\\u00B5m\"]")]
    [InlineData("components/meter", "festwert", "299792458")]
    [InlineData("components/meter", "abschnitt", "\"2.3.1\"")]
    [InlineData("components/meter", "neu_gefasst", """{"text":"Oktober 1983","edtf":"1983-10","iso":"1983-10","precision":"month","approximate":false,"earliest":"1983-10-01","latest":"1983-10-31"}""")]
    [InlineData("releases/1", "textstand", "null")]
    [InlineData("releases/1", "fassungen", "[]")]
    public void A_declared_field_has_its_declared_type(string record, string field, string value) =>
        Assert.Equal(value, Chronicles.Json(Chronicles.Of("second"), $"/api/v1/{record}.json")["data"]!["fields"]!.AsObject()
            .Single(entry => entry.Key == field).Value?.ToJsonString() ?? "null");

    [Fact]
    public void The_table_of_statuses_has_the_status_of_every_component_with_every_release()
    {
        var support = Chronicles.Json(FixedChronicle.Result, "/api/v1/support.json")["data"]!;
        var releases = support.List("releases").Select(release => release!.Word("id")).ToArray();
        Assert.All(support.List("components"), row => Assert.Equal(releases, row!.List("states").Select(state => state!.Word("release"))));
        Assert.Equal(("proposed", "mainline"), (State("6.17")!.Word("status"), State("6.18")!.Word("status")));
        Assert.Null(State("6.17")!["milestone"]);
        Assert.Equal("binder-merged", State("6.18")!["milestone"]!.Word("id"));
        Assert.Null(States("tyr").First()!["status"]);

        JsonArray States(string component) => support.List("components")
            .Single(row => row!["component"]!.Word("id") == component)!.List("states");

        JsonNode? State(string release) => States("android-binder").Single(state => state!.Word("release") == release);
    }

    [Fact]
    public void The_prose_of_a_record_has_only_links_with_scheme_and_host()
    {
        var body = Chronicles.Json(Chronicles.Of("second"), "/api/v1/chapters/geschichte.json").Word("body");
        Assert.Contains("href=\"https://beispiel.example/einheiten/einfuehrung/#", body);
        Assert.DoesNotContain("href=\"/", body);
        var texts = Chronicles.Json(Chronicles.Of("second"), "/api/v1/all.json")["data"]!.List("texts");
        Assert.Equal(body, texts.Single(text => text!.Word("id") == "geschichte")!.Word("body"));
    }

    [Fact]
    public void A_long_collection_is_divided_into_pages()
    {
        var milestones = string.Concat(Enumerable.Range(1000, 801).Select(i => $"""
            -- input/milestones/m-{i}.md --
            ---
            title: Lamp number {i}
            date: 1999
            kind: launch
            components: [{(i % 2 == 0 ? "lamp-1" : "lamp-2")}]
            summary: It was lit.
            sources: []
            ---

            """));
        var components = string.Concat(Enumerable.Range(1, 398).Select(i => $"""
            -- input/components/lamp-{i}.md --
            ---
            name: Lamp {i:000}
            kind: lamp
            status: sold
            summary: It shines.
            sources: []
            ---

            """));
        var site = TestSite.From(milestones + components).Build();
        Assert.False(site.HasErrors, string.Join('\n', site.Diagnostics));
        foreach (var first in (string[])["/api/v1/milestones", "/api/v1/chronology/1999"])
        {
            var pages = new[] { "", "-2", "-3" }.Select(number => Chronicles.Json(site, $"{first}{number}.json")).ToArray();
            Assert.Equal([400, 400, 1], pages.Select(page => page.List("data").Count));
            Assert.All(pages, page => Assert.Equal(801, page["total"]!.GetValue<int>()));
            Assert.Equal([$"https://lamps.example{first}-2.json", $"https://lamps.example{first}-3.json", null],
                pages.Select(page => page["next"]?.GetValue<string>()));
            Assert.Equal(Enumerable.Range(1000, 801).Select(i => $"m-{i}"),
                pages.SelectMany(page => page.List("data")).Select(record => record!.Word("id")));
        }
        // Two of the components are in four hundred milestones each, so each of the two has the weight of seventeen records.
        Assert.Equal([368, 30], new[] { "", "-2" }.Select(number =>
            Chronicles.Json(site, $"/api/v1/components{number}.json").List("data").Count));
    }

    private static IEnumerable<string> TextValues(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(entry => entry.Key == "body" ? [] : TextValues(entry.Value)),
        JsonArray list => list.SelectMany(TextValues),
        JsonValue value when value.TryGetValue<string>(out var word) => [word],
        _ => [],
    };
}
