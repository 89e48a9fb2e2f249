using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The table of statuses: since when a component has its status. And the link to the newest entry of the chronology.</summary>
public sealed class StatusTableTests
{
    private const string Lamps = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        cards: false
        as_of: 2026-11-20
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        summary: A lamp.
        sources: []
        ---
        -- input/components/wall-lamp.md --
        ---
        name: Wall lamp
        kind: lamp
        status: sold
        summary: A lamp.
        sources: []
        ---
        -- input/releases/1.md --
        ---
        date: 2000-01-01
        summary: A catalogue.
        sources: []
        ---
        -- input/milestones/early.md --
        ---
        title: Before all catalogues
        date: 1997-05
        kind: launch
        changes: { desk-lamp: sold }
        summary: It is sold.
        sources: []
        ---
        -- input/milestones/with-it.md --
        ---
        title: In the first catalogue
        date: 2000-01-01
        kind: launch
        release: "1"
        changes: { wall-lamp: sold }
        summary: It is sold.
        sources: []
        ---
        -- input/milestones/plan.md --
        ---
        title: A plan
        date: 2030-01-01
        kind: launch
        summary: It is a plan.
        sources: []
        ---

        """;

    [Fact]
    public void A_status_from_the_time_before_the_first_release_has_its_year() =>
        Assert.Equal(["since 1997", "since 1"], Page("/support/").QuerySelectorAll(".run .since").Select(since => since.TextContent));

    [Fact]
    public void Of_many_releases_only_those_with_a_change_have_a_column()
    {
        static string Releases(int count) => string.Concat(Enumerable.Range(2, count).Select(number =>
            $"-- input/releases/{number}.md --\n---\ndate: {2000 + number / 12:D4}-{number % 12 + 1:D2}-01\nsummary: A catalogue.\nsources: []\n---\n"));
        const string Change = "-- input/milestones/later.md --\n---\ntitle: Sold again\ndate: 2001-06-01\nkind: launch\nrelease: \"17\"\n"
            + "changes: { wall-lamp: sold }\nsummary: It is sold.\nsources: []\n---\n";
        var few = Page("/support/", Lamps + Releases(25) + Change);
        Assert.Equal(27, few.QuerySelectorAll("thead th").Length);
        Assert.DoesNotContain("no column", few.Body!.TextContent);
        var many = Page("/support/", Lamps + Releases(30) + Change);
        Assert.Equal(["31", "17", "1"], many.QuerySelectorAll("thead a").Select(link => link.TextContent));
        Assert.Contains("28 releases without a change of a status have no column.", many.Body!.TextContent);
        Assert.Equal(["since 1997", "since 17", "since 1"], many.QuerySelectorAll(".run .since").Select(since => since.TextContent));
        Assert.All(many.QuerySelectorAll("tbody tr:not(.kind)"), row =>
            Assert.Equal(3, row.QuerySelectorAll("td").Sum(cell => int.Parse(cell.GetAttribute("colspan")!))));
    }

    [Fact]
    public void A_status_in_a_dimension_without_a_milestone_is_shown_without_its_beginning()
    {
        var page = Page("/support/", Lamps.Replace("statuses:", "status_dimensions: { eu: { label: Europe } }\nstatuses:", StringComparison.Ordinal)
            .Replace("name: Desk lamp\nkind: lamp\nstatus: sold", "name: Desk lamp\nkind: lamp\nstatus: sold\nstatus_by: { eu: sold }", StringComparison.Ordinal));
        var row = page.QuerySelector("tr.part")!;
        Assert.Equal("sold", row.GetAttribute("data-status"));
        Assert.Equal("On sale", row.QuerySelector(".run.undated.now .label")!.TextContent);
        Assert.Contains("A mark ", page.QuerySelector("#section-hint")!.TextContent);
    }

    [Fact]
    public void The_table_has_the_title_of_the_page_as_its_name()
    {
        var table = Page("/support/").QuerySelector(".grid")!;
        Assert.Equal(("Status by release", "section-hint"), (table.GetAttribute("aria-label"), table.GetAttribute("aria-describedby")));
    }

    [Fact]
    public void The_chronology_leads_to_the_newest_milestone_that_is_not_planned()
    {
        var link = Page("/chronology/").QuerySelector(".opening .inline a")!;
        Assert.Equal(("#with-it", "To the newest: 1 January 2000"), (link.GetAttribute("href"), link.TextContent));
    }

    private static IDocument Page(string address, string site = Lamps) => new HtmlParser().ParseDocument(TestSite.From(site).Page(address));
}
