using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chronicle.Domain;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The charts of the figures of releases: those of the fixed chronicle, and small charts with zero and negative values.</summary>
public sealed partial class FiguresTests
{
    private const string Lamps = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: Sold } }
        milestone_kinds: { start: { label: Start } }
        figures: { own: { label: Own lamps }, bought: { label: Bought lamps }, loss: { label: Loss } }
        charts:
          lamps: { label: Lamps made, figures: [own, bought], finding: "Own lamps grew from {first} in {from} to {last} in {to}" }
          loss: { label: Loss, figures: [loss] }
        -- input/sources.yml --
        s: { title: A paper, url: "https://paper.example/", kind: news }
        -- input/releases/1.0.md --
        ---
        date: "2000-01-01"
        summary: First.
        figures: { own: 100, bought: 300, loss: 0 }
        figures_source: s
        sources: []
        ---
        -- input/releases/2.0.md --
        ---
        date: "2001-01-01"
        summary: Second.
        sources: [s]
        ---
        -- input/releases/3.0.md --
        ---
        date: "2002-01-01"
        summary: Third.
        figures: { own: 2000, bought: 0, loss: -50 }
        sources: [s]
        ---
        -- input/text/lamps.md --
        ---
        title: Lamps
        order: 1
        summary: All about lamps.
        ---

        Before.

        ![[chart:lamps]]

        After.
        """;

    [Fact]
    public void Every_figure_has_a_small_chart_and_a_column_in_the_table()
    {
        var page = Page(FixedChronicle.Result, "/figures/");
        var labels = FixedChronicle.Model.Settings.Figures.Select(figure => figure.Label).ToArray();
        Assert.Equal(labels, page.QuerySelectorAll(".multiple figcaption b").Select(label => label.TextContent));
        Assert.Equal(labels, page.QuerySelectorAll("thead th").Skip(2).SkipLast(1).Select(cell => cell.TextContent));
        var measured = FixedChronicle.Model.Releases.Where(release => !release.Figures.IsEmpty).Reverse().ToArray();
        Assert.Equal(measured.Select(release => release.Name), page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent));
        Assert.Equal(measured.Sum(release => release.Figures.Length),
            page.QuerySelectorAll("tbody td:nth-child(n+3):not(:last-child)").Count(cell => cell.TextContent.Length > 0));
    }

    [Fact]
    public void A_chart_has_its_finding_as_title_and_its_releases_at_their_dates()
    {
        var chart = Page(TestSite.From(Lamps).Build(), "/figures/").QuerySelector(".chart")!;
        Assert.Equal("Own lamps grew from 100 in 1.0 to 2,000 in 3.0", chart.QuerySelector("figcaption b")!.TextContent);
        Assert.Equal(["1.0: 100 + 300", "3.0: 2,000 + 0"], chart.QuerySelectorAll("circle title").Select(title => title.TextContent));
        Assert.Equal(["Own lamps: 2,000", "Bought lamps: 0", "Together: 2,000"], chart.QuerySelectorAll(".key li").Select(entry => entry.TextContent));
        var marks = chart.QuerySelectorAll("circle").Select(mark => Share(mark, "cx")).ToArray();
        Assert.True(marks[0] < 5 && marks[1] > 95, string.Join(' ', marks));
        // The marks are at the values of the first figure, which the finding compares: 100 and 2,000.
        var (first, second, zero) = (Share(chart.QuerySelectorAll("circle")[0], "cy"), Share(chart.QuerySelectorAll("circle")[1], "cy"),
            Share(chart.QuerySelector("line.axis")!, "y1"));
        Assert.InRange((zero - second) / (zero - first), 19, 21);
        // The values are stacked: the edge of the second figure begins at 400 of 2,000.
        Assert.StartsWith("M15 738L", chart.QuerySelector("path.line.area-2")!.GetAttribute("d"));
        Assert.Contains("on top of each other", chart.QuerySelector("figcaption")!.TextContent);
        Assert.Equal("2,000", chart.QuerySelector(".ends .sum")!.TextContent);
        Assert.Contains("A paper", chart.TextContent);
    }

    [Theory]
    [InlineData("2000", "2000-03-01", "3.0 1.0")]
    [InlineData("2000-03-01", "2000", "1.0 3.0")]
    [InlineData("2000/2010", "2004", "3.0 1.0")]
    [InlineData("2000~", "2000", "1.0 3.0")]
    public void A_chart_orders_releases_by_the_middles_of_their_dates(string date, string later, string expected)
    {
        var site = TestSite.From(Lamps.Replace("date: \"2000-01-01\"", $"date: {date}", StringComparison.Ordinal)
            .Replace("date: \"2002-01-01\"", $"date: {later}", StringComparison.Ordinal)).Build();
        var marks = Page(site, "/figures/").QuerySelector(".chart")!.QuerySelectorAll("circle").ToArray();
        Assert.Equal(expected, string.Join(' ', marks.Select(mark => mark.TextContent.Split(':')[0])));
        Assert.True(Share(marks[0], "cx") is >= 0 and <= 100 && Share(marks[1], "cx") is >= 0 and <= 100
            && Share(marks[0], "cx") <= Share(marks[1], "cx"), string.Join(' ', marks.Select(mark => mark.GetAttribute("cx"))));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(1500, false)]
    [InlineData(0, false)]
    public void The_name_of_a_release_is_above_an_edge_that_would_cross_it(int bought, bool isAbove)
    {
        var chart = Page(TestSite.From(Lamps + $$"""

            -- input/releases/2.1.md --
            ---
            date: "2001-02-01"
            lts: true
            summary: An update.
            figures: { own: 2000, bought: {{bought}} }
            sources: [s]
            ---
            """).Build(), "/figures/").QuerySelector(".chart")!;
        var (label, mark) = (chart.QuerySelector("text.release")!, chart.QuerySelectorAll("circle")[1]);
        Assert.Equal("2.1", label.TextContent);
        Assert.Equal(isAbove, Share(label, "y") < Share(mark, "cy"));
    }

    [Theory]
    [InlineData(1550, "0 500 1,000 2,000")]
    [InlineData(1500, "0 500 1,000 2,000")]
    [InlineData(1750, "0 500 1,000 1,500 2,000")]
    [InlineData(1400, "0 500 1,000 1,500 2,000")]
    public void A_line_has_no_label_if_an_edge_would_cross_it(int first, string labels)
    {
        var chart = Page(TestSite.From(Lamps.Replace("own: 100, bought: 300", $"own: {first}, bought: 0", StringComparison.Ordinal)).Build(),
            "/figures/").QuerySelector(".chart")!;
        Assert.Equal(labels, string.Join(' ', chart.QuerySelectorAll("text.tick").Select(label => label.TextContent)));
    }

    [Fact]
    public void A_negative_value_is_drawn_below_zero()
    {
        var chart = Page(TestSite.From(Lamps).Build(), "/figures/").QuerySelectorAll(".chart")[1];
        Assert.Equal("Loss: -50 in 3.0", chart.QuerySelector("figcaption b")!.TextContent);
        Assert.True(Share(chart.QuerySelectorAll("circle")[1], "cy") > Share(chart.QuerySelectorAll("circle")[0], "cy"));
    }

    [Theory]
    [InlineData(2100, "middle")]
    [InlineData(90000, "end")]
    public void The_name_of_a_release_ends_at_its_mark_if_the_line_rises_steeply_after_it(int next, string anchor)
    {
        var chart = Page(TestSite.From(Lamps + $$"""

            -- input/releases/4.0.md --
            ---
            date: "2003-01-01"
            lts: true
            summary: Fourth.
            figures: { own: 2000, bought: 0 }
            sources: [s]
            ---
            -- input/releases/5.0.md --
            ---
            date: "2004-01-01"
            summary: Fifth.
            figures: { own: {{next}}, bought: 0 }
            sources: [s]
            ---
            """).Build(), "/figures/").QuerySelector(".chart")!;
        Assert.Equal([("4.0", anchor), ("5.0", "end")], chart.QuerySelectorAll("text.release").Select(name => (name.TextContent, name.GetAttribute("text-anchor")!)));
    }

    [Fact]
    public void The_name_of_a_release_at_the_left_edge_begins_at_its_mark()
    {
        var first = Page(TestSite.From(Lamps.Replace("summary: First.", "lts: true\nsummary: First.", StringComparison.Ordinal)).Build(), "/figures/");
        Assert.Equal([("1.0", "start"), ("3.0", "end")], first.QuerySelector(".chart")!.QuerySelectorAll("text.release")
            .Select(name => (name.TextContent, name.GetAttribute("text-anchor")!)));
        var single = Page(TestSite.From(Lamps).Without("input/releases/3.0.md").Build(), "/figures/").QuerySelector(".chart")!;
        var mark = Share(single.QuerySelector("circle")!, "cx");
        Assert.Equal(mark < 6.5 ? "start" : mark > 93.5 ? "end" : "middle", single.QuerySelector("text.release")!.GetAttribute("text-anchor"));
    }

    [Fact]
    public void A_chart_is_shown_in_prose_and_on_the_home_page_and_can_be_downloaded()
    {
        var site = TestSite.From(Lamps).Build();
        var prose = Page(site, "/lamps/").QuerySelector(".prose")!;
        Assert.Equal(["P", "FIGURE"], prose.Children.Take(2).Select(child => child.TagName));
        Assert.Single(prose.QuerySelectorAll("figure.chart"));
        Assert.Single(Page(site, "/").QuerySelectorAll("figure.chart"));
        Assert.Equal("release,date,own,bought,source\r\n1.0,2000-01-01,100,300,s\r\n3.0,2002-01-01,2000,0,\r\n",
            Chronicles.Text(site, "/figures/lamps.csv"));
        var picture = System.Xml.Linq.XDocument.Parse(Chronicles.Text(site, "/figures/lamps.svg"));
        Assert.Contains("Own lamps grew from 100 in 1.0 to 2,000 in 3.0", picture.Root!.Value);
    }

    [Fact]
    public void A_record_shows_at_most_50_drawings()
    {
        var site = TestSite.From(Lamps.Replace("After.", string.Concat(Enumerable.Repeat("![[chart:lamps]]\n\n", 59)), StringComparison.Ordinal));
        Assert.Equal("input/text/lamps.md:109:1: error L218: the prose shows 60 drawings; at most 50 can be shown, so name fewer\n",
            site.Messages());
        Assert.Equal(50, Page(site.Build(), "/lamps/").QuerySelectorAll(".prose figure.chart").Length);
    }

    [Fact]
    public void The_page_of_all_chapters_counts_the_drawings_as_text()
    {
        Assert.Single(Page(TestSite.From(Lamps).Build(), "/book/").QuerySelectorAll("figure.chart"));
        Assert.Empty(Page(TestSite.From(Lamps).With(new Limits { CharactersInBook = 500 }).Build(), "/book/").QuerySelectorAll("figure.chart"));
    }

    [Fact]
    public void A_planned_release_is_no_point_of_a_chart_and_its_date_is_marked()
    {
        var site = TestSite.From(Lamps.Replace("language: en", "language: en\nas_of: 2005-01-01", StringComparison.Ordinal) + """

            -- input/releases/4.0.md --
            ---
            date: "2030-01-01"
            summary: Fourth.
            figures: { own: 5000, bought: 0, loss: 9 }
            sources: [s]
            ---
            """).Build();
        var page = Page(site, "/figures/");
        Assert.Contains("Own lamps grew from 100 in 1.0 to 2,000 in 3.0", page.Body!.TextContent);
        Assert.DoesNotContain("→ 5,000", page.Body.TextContent);
        Assert.Contains("planned: 1 January 2030", page.QuerySelector("tbody tr")!.TextContent);
        Assert.DoesNotContain("4.0", Chronicles.Text(site, "/figures/lamps.csv"));
    }

    [Fact]
    public void A_chart_of_planned_releases_only_shows_all_of_them() => Assert.Contains("Own lamps grew from 100 in 1.0 to 2,000 in 3.0",
        Page(TestSite.From(Lamps.Replace("language: en", "language: en\nas_of: 1990-01-01", StringComparison.Ordinal)).Build(), "/figures/")
            .Body!.TextContent);

    [Fact]
    public void The_source_of_the_figures_is_also_a_source_of_the_release() =>
        Assert.Equal("s", Assert.Single(TestSite.From(Lamps).Model.Releases[0].Sources).Value.Value);

    [Fact]
    public void A_chart_inside_a_sentence_is_reported() => Assert.Contains("input/text/lamps.md:11:7: ", Assert.Single(
        TestSite.From(Lamps.Replace("After.", "After ![[chart:lamps]] that.")).Messages().Split('\n', StringSplitOptions.RemoveEmptyEntries)));

    private static double Share(IElement element, string name) =>
        double.Parse(Number().Match(element.GetAttribute(name)!).Value, CultureInfo.InvariantCulture);

    private static IDocument Page(BuildResult site, string address) => new HtmlParser().ParseDocument(Chronicles.Text(site, address));

    [GeneratedRegex(@"-?[\d.]+")]
    private static partial Regex Number();
}
