using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chronicle.Domain;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The page of corrections, which is grouped by day and kind, and divided into parts when it is long.</summary>
public sealed class CorrectionsPageTests
{
    private const string Site = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        cards: false
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        summary: A lamp.
        sources: [a]
        corrections: [{ date: 2026-01-02, text: C1. }, { date: 2026-01-02, text: C2. }]
        ---
        -- input/milestones/first.md --
        ---
        title: First light
        date: 1999-03-01
        kind: launch
        summary: It shines.
        sources: [a]
        changes: { desk-lamp: sold }
        corrections: [{ date: 2026-01-02, text: M1. }, { date: 2026-01-03, text: M2. }, { date: 2026-01-04, text: M3. }]
        ---
        -- input/sources/a.yml --
        title: Catalogue
        url: https://a.example/
        kind: news
        """;

    [Fact]
    public void Corrections_are_grouped_by_day_kind_and_record()
    {
        var page = Page(TestSite.From(Site), "/corrections/");
        Assert.Equal(["4 January 2026", "3 January 2026", "2 January 2026"],
            page.QuerySelectorAll("h2.month").Select(day => day.TextContent));
        var last = page.QuerySelector("main .timeline:last-of-type")!;
        Assert.Equal(["Component", "Milestone"], last.QuerySelectorAll("h3").Select(kind => kind.TextContent));
        Assert.Equal(["Desk lamp", "First light"], last.QuerySelectorAll(".title").Select(record => record.TextContent));
        Assert.Equal(["C2.", "C1.", "M1."], last.QuerySelectorAll(".plain p").Select(text => text.TextContent));
        Assert.DoesNotContain("Earlier", page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public void Earlier_corrections_are_on_separate_pages_numbered_from_the_oldest()
    {
        var site = TestSite.From(Site).With(new Limits { CorrectionsPerPage = 2 });
        Assert.Equal(["M3.", "M2."], Texts(site, "/corrections/"));
        Assert.Equal(["/corrections/1/", "/corrections/2/"],
            Page(site, "/corrections/").QuerySelectorAll("main p.inline > a[href*='/corrections/']")
                .Select(link => link.GetAttribute("href")));
        Assert.Equal(["C1.", "M1."], Texts(site, "/corrections/1/"));
        Assert.Equal(["C2."], Texts(site, "/corrections/2/"));
        Assert.Equal("Corrections, part 2", Page(site, "/corrections/2/").QuerySelector("h1")!.TextContent);
    }

    private static IEnumerable<string> Texts(TestSite site, string address) =>
        Page(site, address).QuerySelectorAll(".plain p").Select(text => text.TextContent);

    private static IDocument Page(TestSite site, string address) => new HtmlParser().ParseDocument(site.Page(address));
}
