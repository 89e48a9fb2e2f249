using System.Text.Json;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The parts of a component, which have no page: they appear on pages, in data, in the search and as references.</summary>
public sealed class PartTableTests
{
    private const string Site = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        release_title: Catalogue {version}
        component_kinds:
          lamp: { label: Lamp, plural: Lamps }
        statuses:
          sold: { label: On sale, tone: good }
        milestone_kinds:
          launch: { label: Launch, plural: Launches }
        part_fields:
          weight: { label: Weight, type: number, unit: g, description: Without the packing. }
          colours: { label: Colours, type: list }
          fits: { label: Fits, type: record }
          unused: { label: Unused, type: text }
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        summary: It stands on a desk.
        sources: []
        parts:
          "`foot::plate`": { summary: It <holds> the lamp, since: "1", weight: 1200 }
          bulb:
            summary: It shines.
            since: "2"
            earliest: "1"
            record: bulb
            colours: [warm, cold]
            fits: "2"
          wire: { summary: It carries the current }
        ---
        -- input/components/bulb.md --
        ---
        name: Light bulb
        kind: lamp
        status: sold
        summary: It shines.
        sources: []
        ---
        -- input/releases/1.md --
        ---
        date: "2001-01-01"
        summary: The first catalogue.
        sources: []
        ---
        -- input/releases/2.md --
        ---
        date: "2002-01-01"
        summary: The second catalogue.
        sources: []
        ---

        """;

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Files = new(() => Build(TestSite.From(Site)));

    private static Dictionary<string, string> Build(TestSite site)
    {
        var build = site.Build();
        Assert.Equal([], build.Diagnostics);
        return build.Files.Where(file => file.Picture is null && file.Listing is null)
            .ToDictionary(file => file.Address.Value, file => System.Text.Encoding.UTF8.GetString(file.Bytes.Span));
    }

    [Theory]
    [InlineData("/components/desk-lamp/", "<tr id=\"section-part-foot-plate\">")]
    [InlineData("/components/desk-lamp/", "<a href=\"#section-part-foot-plate\"><code>foot::plate</code></a>")]
    [InlineData("/components/desk-lamp/", "<a href=\"#section-part-wire\">wire</a>")]
    [InlineData("/components/desk-lamp/", "<td>It &lt;holds&gt; the lamp</td>")]
    [InlineData("/components/desk-lamp/", "1,200\u00A0g")]
    [InlineData("/components/desk-lamp/", "<dd>Without the packing.</dd>")]
    [InlineData("/components/desk-lamp/", "<a href=\"/releases/2/\">Catalogue 2</a> <span class=\"small\">Catalogue 1 at the earliest</span>")]
    [InlineData("/components/desk-lamp/", "<a href=\"/components/bulb/\">Light bulb</a>")]
    [InlineData("/components/desk-lamp/", "<span>warm</span> <span>cold</span>")]
    [InlineData("/components/bulb/", "<a href=\"/components/desk-lamp/#section-part-bulb\">Desk lamp: bulb</a>")]
    [InlineData("/releases/2/", "<a href=\"/components/desk-lamp/#section-part-bulb\">bulb</a>")]
    [InlineData("/releases/2/", "id=\"section-naming\"")]
    [InlineData("/releases/1/", "<code>foot::plate</code></a> <span class=\"small\">It &lt;holds&gt; the lamp</span>")]
    public void A_part_is_shown_on_pages_of_records(string page, string html) => Assert.Contains(html, Files.Value[page]);

    [Theory]
    [InlineData("/components/desk-lamp/")]
    [InlineData("/releases/2/")]
    public void A_title_with_special_characters_is_escaped_once(string page) => Assert.Contains("R&amp;D &#39;1 at the earliest",
        Build(TestSite.From(Site.Replace("release_title: Catalogue {version}", "release_title: \"R&D '{version}\"", StringComparison.Ordinal)))[page]);

    [Fact]
    public void A_field_that_no_part_states_has_no_column() => Assert.DoesNotContain("Unused", Files.Value["/components/desk-lamp/"]);

    [Fact]
    public void A_component_without_parts_has_no_table() => Assert.DoesNotContain("part-table", Files.Value["/components/bulb/"]);

    [Fact]
    public void Parts_are_in_the_api()
    {
        var parts = JsonDocument.Parse(Files.Value["/api/v1/components/desk-lamp.json"]).RootElement.GetProperty("data").GetProperty("part_rows");
        Assert.Equal(3, parts.GetArrayLength());
        Assert.Equal("https://lamps.example/components/desk-lamp/#section-part-foot-plate", parts[0].GetProperty("page").GetString());
        Assert.Equal(1200, parts[0].GetProperty("fields").GetProperty("weight").GetInt32());
        Assert.Equal("1", parts[1].GetProperty("earliest").GetProperty("id").GetString());
        Assert.Equal("bulb", parts[1].GetProperty("record").GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, parts[2].GetProperty("since").ValueKind);
        var vocabularies = JsonDocument.Parse(Files.Value["/api/v1/vocabularies.json"]).RootElement.GetProperty("data");
        Assert.Equal("weight", vocabularies.GetProperty("part_fields")[0].GetProperty("id").GetString());
    }

    [Fact]
    public void Parts_are_exported_as_a_csv_table()
    {
        var rows = Files.Value["/data/parts.csv"].Split("\r\n");
        Assert.Equal("component,name,page,summary,since,earliest,record,fields.weight,fields.colours,fields.fits,fields.unused", rows[0]);
        Assert.Equal("desk-lamp,bulb,https://lamps.example/components/desk-lamp/#section-part-bulb,It shines.,2,1,bulb,,warm; cold,2,", rows[2]);
        Assert.Contains("/data/parts.csv", Files.Value["/data/"]);
        Assert.Contains("parts,earliest,", Files.Value["/data/columns.csv"]);
    }

    [Fact]
    public void A_chronicle_without_parts_has_no_csv_table_of_parts() => Assert.DoesNotContain("/data/parts.csv",
        Build(TestSite.From(Site.Replace("parts:\n  \"`foot", "links: []\n---\n", StringComparison.Ordinal))).Keys);

    [Fact]
    public void Parts_are_in_the_search_index() => Assert.Contains(
        "\"parts\":[[\"section-part-foot-plate\",\"foot::plate\",\"It ", Files.Value["/search/index.json"]);

    [Fact]
    public void A_part_of_a_later_release_is_hidden_on_an_earlier_day()
    {
        var page = Build(TestSite.From(Site, asOf: new(2001, 6, 1)))["/components/desk-lamp/"];
        Assert.Contains("section-part-foot-plate", page);
        Assert.DoesNotContain("section-part-bulb", page);
    }

    [Fact]
    public void A_declared_field_named_parts_replaces_the_table()
    {
        var site = Site.Replace("part_fields:", "component_fields:\n  parts: { label: Bits, type: list }\npart_fields:", StringComparison.Ordinal);
        var from = site.IndexOf("parts:\n  \"`foot", StringComparison.Ordinal);
        var page = Build(TestSite.From(site[..from] + "parts: [foot, wire]\n" + site[site.IndexOf("---\n-- input/components/bulb", from, StringComparison.Ordinal)..]))
            ["/components/desk-lamp/"];
        Assert.Contains("<dt>Bits</dt>", page);
        Assert.DoesNotContain("part-table", page);
    }
}
