using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chronicle.Link;
using Chronicle.Pages;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The drawing of the chronology, for the fixed chronicle and for small chronicles.</summary>
public sealed class TimelineTests
{
    private static readonly TimelineView Drawing = Timeline.Create(FixedChronicle.Model, FixedChronicle.Presenter)!;

    [Fact]
    public void Every_milestone_has_one_mark_when_all_years_fit()
    {
        Assert.Equal(FixedChronicle.Model.Milestones.Select(milestone => milestone.Id.Value).Order(StringComparer.Ordinal),
            Drawing.Marks.Select(mark => mark.Id).Order(StringComparer.Ordinal));
        Assert.Null(Drawing.Earlier);
        Assert.InRange(Drawing.Width, 1, TimelineScale.UsualWidth);
    }

    [Fact]
    public void A_history_with_gaps_shows_all_its_years_and_a_narrow_gap_for_empty_years()
    {
        var page = Page([.. new[] { 1995, 1996, 2001, 2026, 2027 }.Select(year => (year, IsKey: year < 1997))], asOf: 2026);
        Assert.Equal(["1995", "1996", "2001", "2026", "2027"], Names(page));
        Assert.Equal(2, page.QuerySelectorAll(".drawing .gap").Length);
        Assert.Equal(5, page.QuerySelectorAll(".drawing .mark").Length);
        Assert.Single(page.QuerySelectorAll(".drawing .mark.planned"));
        Assert.DoesNotContain("outside the years", page.QuerySelector(".drawing")!.TextContent);
        Assert.False(page.QuerySelector(".drawing")!.ClassList.Contains("full"));
    }

    [Fact]
    public void Of_too_many_years_the_drawing_shows_the_newest_and_those_with_a_key_event()
    {
        var page = Page([.. Enumerable.Range(1950, 70).Select(year => (year, IsKey: year is 1951 or 1980))], asOf: 2019);
        var names = Names(page);
        Assert.InRange(names.Length, 15, 40);
        Assert.Equal(["1951", "1980"], names[..2]);
        Assert.Equal("2019", names[^1]);
        Assert.Contains($"{70 - names.Length} milestones lie outside", page.QuerySelector(".drawing")!.TextContent);
        Assert.True(page.QuerySelector(".drawing")!.ClassList.Contains("full"));
        Assert.InRange(int.Parse(page.QuerySelector(".drawing svg")!.GetAttribute("width")!, CultureInfo.InvariantCulture), 1000, TimelineScale.UsualWidth);
    }

    [Fact]
    public void The_drawing_never_shows_only_planned_milestones()
    {
        var names = Names(Page([(2000, false), .. Enumerable.Range(2030, 60).Select(year => (year, true))], asOf: 2026));
        Assert.Equal("2000", names[0]);
        Assert.Equal(61, names.Length);
    }

    private static string[] Names(IDocument page) =>
        [.. page.QuerySelectorAll(".drawing svg a[href^='#']").Select(year => year.TextContent)];

    private static IDocument Page((int Year, bool IsKey)[] milestones, int asOf) => new HtmlParser().ParseDocument(TestSite.From($$"""
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        cards: false
        as_of: {{asOf}}-12-01
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        -- input/sources/a.yml --
        title: Catalogue
        url: https://a.example/
        kind: news
        {{string.Concat(milestones.Select(milestone => $$"""
            -- input/milestones/in-{{milestone.Year}}.md --
            ---
            title: Light of {{milestone.Year}}
            date: {{milestone.Year}}-06-01
            kind: launch
            summary: It shines.
            sources: [a]
            key: {{(milestone.IsKey ? "true" : "false")}}
            ---

            """))}}
        """).Page("/chronology/"));

    [Theory]
    [InlineData("2021-21/2022-03", "2021-21")]
    [InlineData("2021-34/2022-03", "2021-34")]
    [InlineData("2021-05/2022-03", "2021-05")]
    [InlineData("2021/2022-03", "2021")]
    public void A_period_is_drawn_where_its_beginning_is(string period, string beginning) =>
        Assert.Equal(MarkOf(beginning).GetAttribute("cx"), MarkOf(period).GetAttribute("cx"));

    [Theory]
    [InlineData("2021-05-06", false)]
    [InlineData("2021-05-06/2022", false)]
    [InlineData("2021-05-06/..", false)]
    [InlineData("2021-05-06~/2022", true)]
    [InlineData("2021-05-06~", true)]
    [InlineData("\"[..2021-05-06]\"", true)]
    [InlineData("\"[2021-05-06..]\"", true)]
    [InlineData("/2021-05-06", true)]
    [InlineData("2021-05", true)]
    [InlineData("2021-21", true)]
    public void A_mark_has_a_broken_edge_if_the_day_is_not_known_exactly(string date, bool isVague) =>
        Assert.Equal(isVague, MarkOf(date).ParentElement!.ClassList.Contains("vague"));

    private static IElement MarkOf(string date) => new HtmlParser().ParseDocument(TestSite.From($$"""
        -- input/milestones/light.md --
        ---
        title: Light
        date: {{date}}
        kind: launch
        summary: It shines.
        sources: []
        ---

        """).Page("/chronology/")).QuerySelector(".drawing .mark circle")!;

    [Fact]
    public void Marks_have_a_minimum_distance_and_are_below_the_names()
    {
        Assert.All(Drawing.Marks, mark => Assert.InRange(mark.Y, Drawing.Base, Drawing.Height));
        foreach (var one in Drawing.Marks)
            Assert.DoesNotContain(Drawing.Marks, other => other != one && Math.Abs(other.X - one.X) < Timeline.Pressable
                && Math.Abs(other.Y - one.Y) < Timeline.Pressable);
    }

    [Fact]
    public void A_key_event_has_its_name_and_no_line_crosses_a_name()
    {
        Assert.Equal(FixedChronicle.Model.Milestones.Where(milestone => milestone.IsKey).Select(milestone => FixedChronicle.Presenter.Url(Routes.Of(milestone))),
            Drawing.Events.Select(one => one.Url));
        Assert.NotEmpty(Drawing.Events);
        foreach (var name in Drawing.Events)
        {
            var width = name.Name.Max(line => line.Text.Length) * 7;
            var (from, to) = name.IsLeft ? (name.X - width, name.X) : (name.X, name.X + width);
            Assert.DoesNotContain(Drawing.Events, line => line != name && line.X > from && line.X < to && line.LabelY <= name.LabelY);
        }
    }

    [Fact]
    public void Names_use_both_sides_of_their_lines_and_few_rows_inside_the_drawing()
    {
        // Nine names, each 180 pixels wide. If all names were on the same side of their lines, they would need nine rows.
        ImmutableArray<(double X, double Width)> names = [.. new[] { 430.0, 628, 653, 790, 942, 953, 1028, 1052, 1100 }.Select(x => (x, 180.0))];
        var places = TimelineNames.Arrange(names, 1360);
        Assert.InRange(places.Max(place => place.Row), 1, 4);
        Assert.Contains(places, place => place.IsLeft);
        for (var i = 0; i < names.Length; i++)
        {
            var (from, to) = places[i].IsLeft ? (names[i].X - 180, names[i].X) : (names[i].X, names[i].X + 180);
            Assert.InRange(from, 0, 1360);
            Assert.InRange(to, 0, 1360);
            for (var j = 0; j < names.Length; j++)
                Assert.False(j != i && from < names[j].X && names[j].X < to && places[j].Row >= places[i].Row, $"the line of {j} crosses the name of {i}");
        }
    }

    [Fact]
    public void A_wide_name_has_two_lines_and_does_not_touch_the_next_name()
    {
        var site = TestSite.From("""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            as_of: 2020-01-01
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: On sale } }
            milestone_kinds: { launch: { label: Launch } }

            """ + string.Concat(Enumerable.Range(0, 4).Select(i => $"""
            -- input/milestones/m{i}.md --
            ---
            title: 最初の電灯が東京の中央通りで初めて点灯された日
            date: {2000 + i}-06-01
            kind: launch
            summary: S.
            sources: []
            key: true
            ---

            """))).Model;
        var events = Timeline.Create(site, new(site, FixedChronicle.Presenter.Words))!.Events;
        Assert.All(events, one => Assert.Equal(2, one.Name.Length));
        foreach (var one in events)
            foreach (var other in events.Where(other => other != one && other.LabelY == one.LabelY))
                Assert.True(End(one) <= Start(other) || End(other) <= Start(one), $"{one.X} touches {other.X}");

        // A wide character is about as wide as it is high.
        static int WidthOf(TimelineView.Event one) => 16 * one.Name.Max(line => line.Text.Length);
        static int Start(TimelineView.Event one) => one.IsLeft ? one.LabelX - WidthOf(one) : one.LabelX;
        static int End(TimelineView.Event one) => one.IsLeft ? one.LabelX : one.LabelX + WidthOf(one);
    }

    [Fact]
    public void A_later_milestone_is_further_right()
    {
        var x = Drawing.Marks.ToDictionary(mark => mark.Id, mark => mark.X);
        var days = FixedChronicle.Model.Milestones.Where(milestone => milestone.Date.Value.Day is not null && x.ContainsKey(milestone.Id.Value)).ToArray();
        for (var i = 1; i < days.Length; i++)
            Assert.True(x[days[i - 1].Id.Value] <= x[days[i].Id.Value], $"{days[i].Id} is left of {days[i - 1].Id}");
    }

    [Fact]
    public void Names_of_releases_do_not_overlap_and_take_few_rows()
    {
        Assert.All(Drawing.Releases, one => Assert.DoesNotContain(Drawing.Releases, other =>
            other != one && other.LabelY == one.LabelY && Math.Abs(other.X - one.X) < Timeline.Pressable));
        Assert.InRange(Drawing.Releases.Select(release => release.LabelY).Distinct().Count(), 1, 3);
    }
}
