using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Pages;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The drawn chronology of the fixed chronicle.</summary>
public sealed class TimelineTests
{
    private static readonly TimelineView Drawing = Timeline.Create(FixedChronicle.Model, FixedChronicle.Presenter)!;

    [Fact]
    public void Every_milestone_of_the_years_that_are_drawn_has_one_mark_and_the_others_are_counted()
    {
        var first = int.Parse(Drawing.Years[0].Name, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(FixedChronicle.Model.Milestones.Where(milestone => milestone.Date.Value.Year >= first)
            .Select(milestone => milestone.Id.Value).Order(StringComparer.Ordinal), Drawing.Marks.Select(mark => mark.Id).Order(StringComparer.Ordinal));
        Assert.Equal((FixedChronicle.Model.Milestones.Length - Drawing.Marks.Length).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Drawing.Earlier);
    }

    [Fact]
    public void Marks_keep_their_distance_and_stay_below_the_names()
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
    public void Names_stand_on_both_sides_of_their_lines_in_few_rows_and_inside_the_drawing()
    {
        // Nine names of 180 pixels: in one direction they are stairs of nine rows.
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
    public void What_comes_later_stands_further_right()
    {
        var x = Drawing.Marks.ToDictionary(mark => mark.Id, mark => mark.X);
        var days = FixedChronicle.Model.Milestones.Where(milestone => milestone.Date.Value.Day is not null && x.ContainsKey(milestone.Id.Value)).ToArray();
        for (var i = 1; i < days.Length; i++)
            Assert.True(x[days[i - 1].Id.Value] <= x[days[i].Id.Value], $"{days[i].Id} stands left of {days[i - 1].Id}");
    }

    [Fact]
    public void Names_of_releases_do_not_overlap_and_take_few_rows()
    {
        Assert.All(Drawing.Releases, one => Assert.DoesNotContain(Drawing.Releases, other =>
            other != one && other.LabelY == one.LabelY && Math.Abs(other.X - one.X) < Timeline.Pressable));
        Assert.InRange(Drawing.Releases.Select(release => release.LabelY).Distinct().Count(), 1, 3);
    }
}
