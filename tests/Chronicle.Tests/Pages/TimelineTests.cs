using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Pages;
using Chronicle.Presentation;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The drawn chronology, of the real site and of small ones.</summary>
public sealed class TimelineTests
{
    private static readonly TimelineView Drawing = Draw(Timeline.Pressable)!;

    [Fact]
    public void Every_milestone_has_one_mark_in_the_lane_of_its_kind()
    {
        var site = FixedChronicle.Model;
        foreach (var lane in Drawing.Lanes)
        {
            var kind = site.Settings.MilestoneKinds.Terms.Single(term =>
                lane.Url == FixedChronicle.Presenter.Url(Link.Routes.Kind(term.Id)));
            Assert.Equal(
                site.Milestones.Where(milestone => milestone.Kind.Value == kind.Id).Select(milestone => milestone.Id.Value)
                    .Order(StringComparer.Ordinal),
                lane.Marks.Select(mark => mark.Id).Order(StringComparer.Ordinal));
        }
        Assert.Equal(site.Milestones.Length, Drawing.Lanes.Sum(lane => lane.Marks.Length));
    }

    [Theory]
    [InlineData(Timeline.Pressable)]
    [InlineData(Timeline.Dense)]
    public void Marks_keep_their_distance_and_stay_in_their_lane(int pitch)
    {
        var drawing = Draw(pitch)!;
        for (var i = 0; i < drawing.Lanes.Length; i++)
        {
            var lane = drawing.Lanes[i];
            var end = i + 1 < drawing.Lanes.Length ? drawing.Lanes[i + 1].Y : drawing.Height;
            Assert.All(lane.Marks, mark => Assert.InRange(mark.Y, lane.Y + pitch / 2, end - pitch / 2));
            Assert.All(lane.Marks, mark => Assert.InRange(mark.X, pitch / 2, drawing.Width - pitch / 2));
            foreach (var one in lane.Marks)
                Assert.DoesNotContain(lane.Marks, other => other != one && Math.Abs(other.X - one.X) < pitch
                    && Math.Abs(other.Y - one.Y) < pitch);
        }
    }

    [Fact]
    public void What_comes_later_stands_further_right()
    {
        var x = Drawing.Lanes.SelectMany(lane => lane.Marks).ToDictionary(mark => mark.Id, mark => mark.X);
        var days = FixedChronicle.Model.Milestones.Where(milestone => milestone.Date.Value.Day is not null).ToArray();
        for (var i = 1; i < days.Length; i++)
            Assert.True(x[days[i - 1].Id.Value] <= x[days[i].Id.Value], $"{days[i].Id} stands left of {days[i - 1].Id}");
    }

    [Fact]
    public void Names_of_releases_do_not_overlap()
    {
        Assert.All(Drawing.Releases, one => Assert.DoesNotContain(Drawing.Releases, other =>
            other != one && other.LabelY == one.LabelY && Math.Abs(other.X - one.X) < Timeline.Pressable));
        Assert.Equal(FixedChronicle.Model.Releases.Count(release => release.Date is not null), Drawing.Releases.Length);
    }

    private static TimelineView? Draw(int pitch) => Timeline.Create(FixedChronicle.Model, FixedChronicle.Presenter, pitch);
}
