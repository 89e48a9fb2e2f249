using System.Text.Json;
using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The fields, dimensions of statuses, parts and words that the settings of a site declare, on its pages and in its data.</summary>
public sealed class DeclaredFactsTests
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
          planned: { label: Planned, tone: open }
          sold: { label: On sale, tone: good }
        milestone_kinds:
          launch: { label: Launch, plural: Launches }
        component_fields:
          manual: { label: Manual, type: link, labelled: true }
          follows: { label: Follows, type: record }
        release_fields:
          sold_out: { label: Sold out, type: flag-or-date }
          share: { label: Share, type: number, unit: "%" }
          prices: { label: Prices, type: number, labelled: true, unit: Kr }
        milestone_fields:
          visitors: { label: Visitors, type: number }
          guests: { label: Guests, type: record, several: true }
        source_fields:
          shelf: { label: Shelf, type: code }
        source_kinds:
          catalogue: { label: Sales catalogue, plural: Sales catalogues }
        primary_sources: [catalogue]
        status_dimensions:
          home: { label: At home }
          office: { label: In offices }
        words:
          components: Our lamps
          contents_components: { one: "{n} lamp", other: "{n} lamps" }
        navigation:
          - { title: Lamps, to: /components/ }
          - { title: Code, to: "https://code.example/lamps" }
        -- input/sources/paper.yml --
        title: The `paper`
        url: https://paper.example/
        kind: catalogue
        shelf: B 12
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        status_by: { office: sold, home: planned }
        manual: { English: "https://manuals.example/en", Deutsch: "https://manuals.example/de" }
        summary: It stands on a desk.
        sources: [paper]
        ---
        -- input/components/shade.md --
        ---
        name: Shade
        kind: lamp
        status: planned
        parent: desk-lamp
        follows: desk-lamp
        summary: It keeps the light off the eyes.
        sources: [paper]
        ---
        -- input/releases/1.md --
        ---
        date: "2001-01-01"
        sold_out: true
        prices: { small: 10, large: 20 }
        summary: The first catalogue.
        sources: [paper]
        ---
        -- input/releases/2.md --
        ---
        date: "2002-01-01"
        sold_out: 2003-05
        share: 12.5
        prices: { small: 10, large: 25 }
        summary: The second catalogue.
        sources: [paper]
        ---
        -- input/milestones/first-light.md --
        ---
        title: "`on()` is <here>"
        date: "2001"
        kind: launch
        release: "2"
        changes: { desk-lamp: { office: sold, home: planned } }
        visitors: 1200
        guests: [shade, "2"]
        summary: It is lit.
        sources: [paper]
        ---

        """;

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Files = new(() =>
    {
        var build = TestSite.From(Site).Build();
        Assert.Equal([], build.Diagnostics.Where(found => found.Rule.Code != "L211"));
        return build.Files.Where(file => file.Picture is null && file.Listing is null)
            .ToDictionary(file => file.Address.Value, file => System.Text.Encoding.UTF8.GetString(file.Bytes.Span));
    });

    [Theory]
    [InlineData("/components/desk-lamp/", "English: <a href=\"https://manuals.example/en\">https://manuals.example/en</a>")]
    [InlineData("/components/desk-lamp/", "<dt>In offices</dt>")]
    [InlineData("/components/desk-lamp/", "id=\"section-parts\"")]
    [InlineData("/components/desk-lamp/", "id=\"section-naming\"")]
    [InlineData("/components/shade/", "<a href=\"/components/desk-lamp/\">Desk lamp</a>")]
    [InlineData("/components/", "class=\"depth-1\"")]
    [InlineData("/components/", "<h1>Our lamps</h1>")]
    [InlineData("/", "2 lamps")]
    [InlineData("/", "1 milestone")]
    [InlineData("/", "https://code.example/lamps")]
    [InlineData("/releases/2/", "12.5\u00A0%")]
    [InlineData("/releases/2/", "small: 10")]
    [InlineData("/releases/2/", "large: 25\u00A0Kr")]
    [InlineData("/releases/1/", "<dd>Yes</dd>")]
    [InlineData("/releases/2/", "May 2003")]
    [InlineData("/milestones/first-light/", "<dt>Visitors</dt>")]
    [InlineData("/milestones/first-light/", "<h1><code>on()</code> is &lt;here&gt;</h1>")]
    [InlineData("/milestones/first-light/", "<title>on() is &lt;here&gt; · Lamps</title>")]
    [InlineData("/milestones/first-light/", "content=\"on() is &lt;here&gt;\"")]
    [InlineData("/milestones/first-light/", "<a href=\"/components/shade/\">Shade</a>")]
    [InlineData("/sources/paper/", "<dt>Shelf</dt>")]
    [InlineData("/sources/paper/", "Sales catalogue")]
    [InlineData("/sources/", "Sales catalogues")]
    [InlineData("/support/", "aria-label=\"Desk lamp: In offices\"")]
    [InlineData("/compare/1..2/", "Desk lamp</a> <span class=\"small\">In offices</span> ")]
    public void A_declared_fact_is_shown_on_its_page(string page, string html) => Assert.Contains(html, Files.Value[page]);

    [Fact]
    public void Without_claims_the_page_of_data_does_not_mention_evidence() => Assert.DoesNotContain("evidence", Files.Value["/data/"]);

    [Fact]
    public void Declared_facts_have_their_types_in_the_api()
    {
        var release = Data("/api/v1/releases/2.json").GetProperty("fields");
        Assert.Equal("2003-05", release.GetProperty("sold_out").GetProperty("edtf").GetString());
        Assert.Equal(25, release.GetProperty("prices").GetProperty("large").GetInt32());
        Assert.True(Data("/api/v1/releases/1.json").GetProperty("fields").GetProperty("sold_out").GetBoolean());
        var milestone = Data("/api/v1/milestones/first-light.json");
        Assert.Equal("on() is <here>", milestone.GetProperty("title").GetString());
        Assert.Equal("shade", milestone.GetProperty("fields").GetProperty("guests")[0].GetProperty("id").GetString());
        Assert.Equal("office", milestone.GetProperty("changes")[0].GetProperty("dimension").GetString());
        Assert.Equal("B 12", Data("/api/v1/sources/paper.json").GetProperty("fields").GetProperty("shelf").GetString());
        var component = Data("/api/v1/components/desk-lamp.json");
        Assert.Equal("shade", component.GetProperty("parts")[0].GetProperty("id").GetString());
        Assert.Equal("planned", component.GetProperty("status_by")[1].GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("/data/releases.csv", "small: 10; large: 25")]
    [InlineData("/data/milestones.csv", "fields.visitors")]
    [InlineData("/data/sources.csv", "B 12")]
    [InlineData("/data/components.csv", "office: sold; home: planned")]
    [InlineData("/compare/data.json", "[[1,\"sold\",0]],\"In offices\"]")]
    public void Declared_facts_are_in_the_exported_tables(string file, string text) => Assert.Contains(text, Files.Value[file]);

    [Fact]
    public void A_milestone_changes_the_status_as_a_whole_and_in_dimensions()
    {
        var site = TestSite.From(Site.Replace("{ desk-lamp: { office: sold, home: planned } }",
            "{ desk-lamp: { office: sold, status: sold, home: planned } }", StringComparison.Ordinal));
        Assert.Equal("", site.Messages());
        foreach (var page in new[] { "/milestones/first-light/", "/releases/2/", "/compare/1..2/" })
            foreach (var change in new[] { "Desk lamp On sale", "Desk lamp In offices On sale", "Desk lamp At home Planned" })
                Assert.Contains(change, WordsOf(site.Page(page)));
        Assert.Contains("On sale Desk lamp Desk lamp In offices Planned Desk lamp At home", WordsOf(site.Page("/releases/")));
        Assert.Single(site.Model.Milestones.Single().Components);
        foreach (var row in new[] { "><a href=\"/components/desk-lamp/\">Desk lamp</a>", " aria-label=\"Desk lamp: In offices\"",
            " aria-label=\"Desk lamp: At home\"" })
            Assert.Contains("<th scope=\"row\"" + row, site.Page("/support/"));
        Assert.Contains("In offices On sale At home Planned On sale", WordsOf(site.Page("/components/desk-lamp/")));
        Assert.Contains("desk-lamp (office): sold; desk-lamp: sold; desk-lamp (home): planned", site.Page("/data/milestones.csv"));
        foreach (var file in new[] { "/api/v1/milestones/first-light.json", "/api/v1/releases/2.json" })
            Assert.Equal(["office: sold", ": sold", "home: planned"], JsonDocument.Parse(site.Page(file)).RootElement.GetProperty("data")
                .GetProperty("changes").EnumerateArray().Select(change => $"{change.GetProperty("dimension")}: {change.GetProperty("status")}"));
    }

    private static string WordsOf(string html) => Regex.Replace(Regex.Replace(html, "<[^>]*>", " "), "\\s+", " ");

    [Fact]
    public void The_key_of_the_status_as_a_whole_is_no_dimension() => Assert.Contains(
        "error R108: \"status\" is no dimension: in \"changes\", it is the key of the status as a whole; choose a different word",
        TestSite.From(Site.Replace("  home: { label: At home }", "  status: { label: At home }", StringComparison.Ordinal)).Messages());

    [Fact]
    public void An_unknown_record_in_a_field_is_an_error()
    {
        var messages = TestSite.From(Site.Replace("guests: [shade, \"2\"]", "guests: [shad]", StringComparison.Ordinal)).Messages();
        Assert.Contains("error L202: unknown record \"shad\"; did you mean \"shade\"?", messages);
    }

    [Fact]
    public void A_status_in_a_dimension_must_agree_with_its_last_change() => Assert.Contains("error L209: the status in \"home\" is \"sold\"",
        TestSite.From(Site.Replace("{ office: sold, home: planned }\nmanual", "{ office: sold, home: sold }\nmanual", StringComparison.Ordinal))
            .Messages());

    private static JsonElement Data(string file) => JsonDocument.Parse(Files.Value[file]).RootElement.GetProperty("data");
}
