using Chronicle.Domain;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The site as of an earlier day: it shows only what the data state about that day.</summary>
public sealed class AsOfTests
{
    private const string Lamps = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        as_of: 2020-01-01
        component_kinds: { lamp: { label: Lamp } }
        statuses: { planned: { label: Planned, tone: open }, sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        status_dimensions: { home: { label: At home }, work: { label: At work } }
        support_phases: { full: { label: Full }, fixes: { label: Fixes }, paid: { label: Paid } }
        component_fields: { ended: { label: Ended, type: date }, tried: { label: Tried, type: flag-or-date } }
        -- input/sources/paper.yml --
        title: A paper
        url: https://paper.example/
        kind: news
        date: 1999-01-02
        -- input/sources/book.yml --
        title: A book
        url: https://book.example/
        kind: book
        date: 2015
        -- input/components/lamp.md --
        ---
        name: Lamp
        kind: lamp
        status: sold
        status_by: { home: sold, work: planned }
        summary: A lamp.
        sources: [paper, book]
        ended: 2016-03
        tried: 1998
        ---
        It shines [@paper; @book].
        -- input/milestones/at-home.md --
        ---
        title: At home
        date: 1999-05-01
        kind: launch
        summary: It is sold for homes.
        changes: { lamp: { home: sold } }
        sources: [book]
        ---

        """;

    private static string Release(string facts) =>
        $"-- input/releases/1.md --\n---\ndate: 1999-06-01\nsummary: The first catalogue.\nsources: [paper]\n{facts}\n---\n";

    private static string Milestone(string date, string change) => $$"""
        -- input/milestones/later.md --
        ---
        title: Later
        date: {{date}}
        kind: launch
        summary: Another change.
        changes: { lamp: {{change}} }
        sources: [paper]
        ---

        """;

    private static TestSite Site(string more, int year = 2005) => TestSite.From(TinyTheme.Archive + Lamps + more, asOf: new(year, 1, 1));

    private static string Statuses(SiteModel site) => string.Join(' ', site.Components.Select(lamp =>
        $"{lamp.Status.Value}{string.Concat(lamp.StatusBy.Select(status => $" {status.Dimension.Value}={status.Status.Value}"))}"));

    [Theory]
    [InlineData("", 2005, "sold home=sold work=planned")]
    [InlineData("{ work: planned }", 2005, "sold home=sold")]
    [InlineData("{ work: planned }", 2011, "sold home=sold work=planned")]
    [InlineData("{ home: sold }", 2005, "sold home=sold work=planned")]
    [InlineData("sold", 2011, "sold home=sold work=planned")]
    public void A_status_that_no_milestone_changes_stays_and_a_status_that_begins_later_is_left_out(string change, int year, string expected) =>
        Assert.Equal(expected, Statuses(Site(change == "" ? "" : Milestone("2010-01-01", change), year).Model));

    [Fact]
    public void A_component_whose_status_as_a_whole_begins_later_is_hidden()
    {
        var site = Site(Milestone("2010-01-01", "sold"));
        Assert.Equal("", Statuses(site.Model));
        Assert.Equal("", site.Messages());
    }

    [Fact]
    public void A_source_of_a_later_day_is_hidden_with_its_citations()
    {
        var site = Site("");
        Assert.Equal("", site.Messages());
        Assert.Equal(["paper"], site.Model.Sources.Select(source => source.Id.Value));
        Assert.Equal(["paper"], site.Model.Linked[new("lamp")].References.Select(reference => reference.Source.Id.Value));
        Assert.Empty(site.Model.Milestones[0].Sources);
        Assert.Equal(2, Site("", 2016).Model.Sources.Length);
    }

    [Fact]
    public void A_link_or_a_redirect_to_a_hidden_page_is_no_error() => Assert.Equal("",
        Site(TinyTheme.Moved + Milestone("2010-01-01", "{ work: planned }") + """
            -- input/redirects/moves.yml --
            /sources/novel/: /sources/book/
            /milestones/latest/: /milestones/later/
            "/chronology/#2009": "/chronology/#2010"
            -- input/text/notes.md --
            ---
            title: Notes
            order: 1
            summary: S.
            ---
            See [the change](/milestones/later/), [[later]] and [the book](/sources/book/).

            """).Messages());

    [Fact]
    public void A_date_in_a_declared_field_is_hidden_if_it_is_later() => Assert.Equal(["tried: 1998"],
        Site("").Model.Components[0].Fields.Select(field => $"{field.Field.Id}: {field.Items[0].Text}"));

    /// <summary>The later release has a value first, and its tree alone was searched for the second one.</summary>
    [Fact]
    public void A_value_that_a_later_release_has_first_is_hidden_and_needs_no_proof_in_an_earlier_tree()
    {
        var lamps = Lamps.Replace("component_fields: {", "component_fields: { drawings: { label: Drawings, type: code-list },")
            .Replace("-- input/sources/paper.yml --", """
                evidence:
                  repository: https://code.example/lamps
                  present: [sold]
                  components: { drawings: { ask: path } }
                -- input/sources/paper.yml --
                """)
            .Replace("ended: 2016-03", """
                since: "1"
                drawings: [desk.txt, floor.txt, { value: shade.txt, since: "2" }]
                """);
        var site = TestSite.From(TinyTheme.Archive + lamps + Release("")
            + Release("").Replace("releases/1.md", "releases/2.md").Replace("1999-06-01", "2010") + """
            -- input/evidence/lamp.yml --
            findings:
              - { field: drawings, value: desk.txt, release: "1", found: true, tag: v1 }
              - { field: drawings, value: floor.txt, release: "2", found: true, tag: v2 }
              - { field: drawings, value: shade.txt, release: "1", found: false, tag: v1 }
              - { field: drawings, value: shade.txt, release: "2", found: true, tag: v2 }

            """, asOf: new(2005, 1, 1));
        Assert.Equal("", site.Messages());
        Assert.Equal(["desk.txt", "floor.txt"], site.Model.Components[0].Fields
            .Where(field => field.Field.Id == "drawings").SelectMany(field => field.Items).Select(item => item.Text));
    }

    [Theory]
    [InlineData("end_of_life: 2026-01-01", "paid: .. Open")]
    [InlineData("end_of_life: 2004-01-01", "paid: 2004-01-01 Dated")]
    [InlineData("support: { full: 2001, fixes: 2007 }\nend_of_life: 2009", "full: 2001 Dated, fixes: .. Open")]
    [InlineData("support: { full: 2006, fixes: 2007, paid: true }", "full: .. Open")]
    [InlineData("support: { full: 1999/2003, fixes: 2006/2008 }", "full: 2003 Dated")]
    [InlineData("support: { full: false, fixes: true }", "full: .. Over, fixes: .. Open")]
    public void A_later_end_of_support_is_unknown_and_a_later_phase_is_hidden(string facts, string expected)
    {
        var site = Site(Release(facts)).Model;
        Assert.Equal(expected, string.Join(", ", site.SupportOf(site.Releases[0])
            .Select(period => $"{period.Phase.Id}: {period.To?.Edtf ?? ".."} {period.End}")));
        Assert.True(site.Releases[0].EndOfLife is not { } end || end.Value.FirstDay.Year < 2005);
    }

    [Fact]
    public void A_redirect_to_a_comparison_with_a_hidden_release_is_no_error()
    {
        const string redirects = TinyTheme.Moved + "-- input/redirects/releases-2.0.yml --\n/compare/1..2.0/: /compare/1..2/\n/compare/2.0..3/: /compare/2..3/\n";
        var releases = Release("") + Release("").Replace("1.md", "2.md").Replace("1999", "2009") + Release("").Replace("1.md", "3.md")
            .Replace("1999", "2014");
        Assert.DoesNotContain(" error ", Site(releases + redirects, 2020).Messages());
        Assert.DoesNotContain(" error ", Site(releases + redirects, 2010).Messages());
        Assert.DoesNotContain(" error ", Site(releases + redirects).Messages());
        Assert.Contains("C401", Site(releases + redirects.Replace(": /compare/1..2/", ": /compare/1..4/")).Messages());
    }
}
