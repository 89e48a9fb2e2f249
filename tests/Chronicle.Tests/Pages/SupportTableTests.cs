using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The drawing of the support of releases: the years on its axis, and a bar for each phase.</summary>
public sealed class SupportTableTests
{
    private static IElement Drawing(string first, string support, string more = "") => new HtmlParser().ParseDocument(TestSite.From($$"""
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        cards: false
        as_of: 2026-11-20
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        support_phases: { full: { label: Full, tone: good }, fixes: { label: Fixes, tone: open }, paid: { label: Paid, tone: good } }
        -- input/releases/1.md --
        ---
        date: {{first}}
        summary: The first catalogue.
        sources: []
        support: { {{support}} }
        ---

        """ + more).Page("/releases/")).QuerySelector(".phases")!;

    [Theory]
    [InlineData("2024-05-01", "2024 2025 2026 2027")]
    [InlineData("1996-05-04", "2000 2005 2010 2015 2020")]
    [InlineData("1926-05-04", "1930 1940 1950 1960 1970 1980 1990 2000 2010")]
    public void The_axis_names_years_at_equal_steps(string first, string names) => Assert.Equal(names,
        string.Join(" ", Drawing(first, "full: 2027-03").QuerySelectorAll(".axis text").Select(name => name.TextContent)));

    [Fact]
    public void The_bar_of_a_phase_without_a_known_end_reaches_the_end_of_the_axis()
    {
        var drawing = Drawing("2015-03-15", "full: 2024, fixes: 2027-03, paid: true");
        Assert.Equal(3, drawing.QuerySelectorAll("li rect").Length);
        var open = Assert.Single(drawing.QuerySelectorAll("li path.open.planned"));
        Assert.EndsWith("H1000", open.GetAttribute("d"));
        Assert.Contains("no known end", drawing.TextContent);
        // The axis ends one year after the beginning of the open phase.
        Assert.InRange(int.Parse(open.GetAttribute("d")![1..4], CultureInfo.InvariantCulture), 500, 950);
    }

    [Fact]
    public void The_bar_of_an_open_phase_is_solid_until_the_day_of_the_state()
    {
        var drawing = Drawing("2020-01-01", "full: true");
        Assert.Equal(drawing.QuerySelector("li path.today")!.GetAttribute("d"), $"M{drawing.QuerySelector("li rect")!.GetAttribute("width")} 0V12");
        Assert.Single(drawing.QuerySelectorAll("li path.open"));
    }

    [Fact]
    public void A_phase_until_the_year_9999_has_its_place_on_the_axis()
    {
        var drawing = Drawing("1999-01-01", "full: 9999-12-31");
        Assert.Equal(1000, drawing.QuerySelectorAll("li rect").Sum(bar => int.Parse(bar.GetAttribute("width")!, CultureInfo.InvariantCulture)));
        Assert.InRange(double.Parse(drawing.QuerySelectorAll(".axis text")[^1].GetAttribute("x")!.TrimEnd('%'), CultureInfo.InvariantCulture), 60, 100);
    }

    [Theory]
    [InlineData("full: 2024", false)]
    [InlineData("full: 2024, fixes: 2027-03", true)]
    [InlineData("full: true", true)]
    public void The_key_mentions_planned_support_only_if_there_is_any(string support, bool mentions) =>
        Assert.Equal(mentions, Drawing("2020-01-01", support).TextContent.Contains("is planned", StringComparison.Ordinal));

    [Fact]
    public void A_newer_release_with_unknown_support_has_a_row_without_bars()
    {
        var drawing = Drawing("2020-01-01", "full: 2024", """

            -- input/releases/0.md --
            ---
            date: 2019-01-01
            summary: A catalogue before.
            sources: []
            ---
            -- input/releases/2.md --
            ---
            date: 2021-01-01
            summary: A catalogue after.
            sources: []
            ---

            """);
        var rows = drawing.QuerySelectorAll("li").ToArray();
        Assert.Equal(["2", "1"], rows.Select(row => row.QuerySelector(".what")!.TextContent));
        Assert.Contains("not known", rows[0].TextContent);
        Assert.Empty(rows[0].QuerySelectorAll("rect, .open"));
    }

    [Fact]
    public void Without_an_open_phase_the_drawing_mentions_no_unknown_end() =>
        Assert.DoesNotContain("no known end", Drawing("2020-01-01", "full: 2024").TextContent);
}
