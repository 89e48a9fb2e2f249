using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>
/// The drawn chronology: time from left to right, a lane for each kind of milestone, a mark for each milestone. All lengths are in the
/// units of the drawing, which are pixels as long as it is not scaled. Every fact in the drawing is also in the list of milestones.
/// </summary>
internal sealed record TimelineView(
    int Width, int Height, int LabelWidth, ImmutableArray<TimelineView.Year> Years, ImmutableArray<TimelineView.Release> Releases,
    ImmutableArray<TimelineView.Lane> Lanes)
{
    /// <summary>
    /// A year on the scale. <c>AfterGap</c>: the years before it had no milestone and are not drawn. <c>Early</c>: narrow, without room for
    /// its name in a small drawing.
    /// </summary>
    public sealed record Year(string Name, string Anchor, int X, int Middle, bool AfterGap, bool Early);

    public sealed record Release(string Version, string Url, int X, int LabelY, bool LongTerm);

    public sealed record Lane(string Label, string Url, int Y, int LabelY, ImmutableArray<Mark> Marks);

    /// <summary>
    /// <c>Vague</c>: no day is known, and the mark is in the middle of the month or year. <c>Planned</c>: it lies after the day of the
    /// state.
    /// </summary>
    public sealed record Mark(int X, int Y, string Id, string Url, string Name, bool Vague, bool Planned);
}

/// <summary>Computes the drawing from dates, with arithmetic alone.</summary>
internal static class Timeline
{
    /// <summary>The height of a row of marks, and the least distance of two marks, for fingers.</summary>
    public const int Pressable = 24;

    /// <summary>The same for a drawing without links.</summary>
    public const int Dense = 14;

    private const int Row = Pressable;

    private const int Space = 12;

    /// <summary>The width of a year of the last unbroken run, which has most milestones.</summary>
    private const int YearWidth = 132;

    /// <summary>The width of a year before that run, which has few milestones.</summary>
    private const int EarlyWidth = 38;

    private const int GapWidth = 16;

    /// <summary>The usual width of a character of a label, because no font is at hand.</summary>
    private const double CharacterWidth = 7.5;

    /// <summary>The room for the names of the lanes, and the number of characters that fit.</summary>
    private const int LabelWidth = 132, LongestLabel = 18;

    public static TimelineView? Create(SiteModel site, Presenter presenter, int pitch)
    {
        if (site.Milestones.IsEmpty || site.Milestones.Length > site.Limits.MarksPerDrawing)
            return null;
        var scale = Scale.Over([.. site.Milestones.Select(milestone => milestone.Date.Value.Year).Distinct()],
            site.Milestones.LastOrDefault(milestone => !site.State.IsPlanned(milestone))?.Date.Value.Year);
        var releases = PlaceReleases(site, presenter, scale);
        var top = releases.IsEmpty ? Row : releases.Max(release => release.LabelY) + Row / 2;
        var lanes = PlaceLanes(site, presenter, scale, pitch, pitch == Pressable ? top + Space / 2 : 0);
        var bottom = lanes[^1].Marks.Max(mark => mark.Y) + pitch / 2 + Space / 2;
        return new(scale.Width, bottom, LabelWidth, scale.Years, releases, lanes);
    }

    private static ImmutableArray<TimelineView.Release> PlaceReleases(SiteModel site, Presenter presenter, Scale scale)
    {
        var rows = new List<double>();
        var placed = ImmutableArray.CreateBuilder<TimelineView.Release>();
        foreach (var release in site.Releases)
            if (release.Date is { } date && scale.Find(date.Value) is { } x)
            {
                var half = Math.Max(Row, release.Version.Length * CharacterWidth + Space) / 2;
                var row = Take(rows, x - half, x + half);
                placed.Add(new(release.Version, presenter.Url(Routes.Of(release)), (int)x, Row + row * Row + Row / 2, release.LongTerm));
            }
        return placed.ToImmutable();
    }

    private static ImmutableArray<TimelineView.Lane> PlaceLanes(SiteModel site, Presenter presenter, Scale scale, int pitch, int top)
    {
        var lanes = ImmutableArray.CreateBuilder<TimelineView.Lane>();
        foreach (var kind in site.Settings.MilestoneKinds.Terms)
        {
            ImmutableArray<Milestone> milestones = [.. site.MilestonesOf(kind).OrderBy(milestone => scale.Find(milestone.Date.Value))];
            if (milestones.IsEmpty)
                continue;
            var rows = new List<double>();
            lanes.Add(new(Shortening.Shorten(kind.Plural, LongestLabel), presenter.Url(Routes.Kind(kind.Id)), top,
                top + Space / 2 + pitch / 2,
                [.. milestones.Select(milestone =>
            {
                var x = scale.Find(milestone.Date.Value)!.Value;
                var row = Take(rows, x - pitch / 2.0, x + pitch / 2.0);
                return new TimelineView.Mark((int)x, top + Space / 2 + pitch / 2 + row * pitch, milestone.Id.Value,
                    presenter.Url(Routes.Of(milestone)),
                    $"{presenter.Date(milestone).Text}: {milestone.Title}",
                    !milestone.Date.Value.IsSingle || milestone.Date.Value.Day is null,
                    site.State.IsPlanned(milestone));
            })]));
            top += Space + rows.Count * pitch;
        }
        return lanes.ToImmutable();
    }

    /// <summary>The first row whose last entry ends before this one begins; a new row if there is none.</summary>
    private static int Take(List<double> ends, double start, double end)
    {
        // Positions are rounded down to whole units later, so that one more unit keeps the distance.
        var row = ends.FindIndex(last => last + 1 <= start);
        if (row < 0)
        {
            row = ends.Count;
            ends.Add(end);
        }
        ends[row] = end;
        return row;
    }

    private sealed record Part(int Year, double X, int Width);

    /// <summary>
    /// The position of a day. Years without milestones are omitted, early ones are narrow; within a year all days have one width.
    /// </summary>
    private sealed record Scale(ImmutableArray<Part> Parts, ImmutableArray<TimelineView.Year> Years, int Width)
    {
        /// <param name="newest">The newest year with a milestone that is no plan; null if all are.</param>
        public static Scale Over(ImmutableArray<int> years, int? newest)
        {
            var end = newest is { } year ? years.IndexOf(year) : years.Length - 1;
            var run = end;
            while (run > 0 && years[run - 1] == years[run] - 1)
                run--;
            var parts = ImmutableArray.CreateBuilder<Part>();
            var names = ImmutableArray.CreateBuilder<TimelineView.Year>();
            var x = Row / 2;
            for (var i = 0; i < years.Length; i++)
            {
                var afterGap = i > 0 && years[i - 1] != years[i] - 1;
                x += afterGap ? GapWidth : 0;
                var width = i < run || i > end ? EarlyWidth : YearWidth;
                parts.Add(new(years[i], x, width));
                names.Add(new($"{years[i]}", "#" + Anchors.Year(years[i]), x, x + width / 2, afterGap, width == EarlyWidth));
                x += width;
            }
            return new(parts.ToImmutable(), names.ToImmutable(), x + Row / 2);
        }

        /// <summary>The middle of the days that the date can mean; null for a year that is not drawn.</summary>
        public double? Find(PartialDate date)
        {
            foreach (var (year, x, width) in Parts)
                if (year == date.Year)
                {
                    var days = new DateOnly(year, 12, 31).DayOfYear;
                    // A time that lasts stands at its begin, a winter at the end of its year.
                    var first = date.FirstDay;
                    var last = date.Span is not null ? date.Place.LastDay : date.LastDay;
                    var middle = (first.DayOfYear - 1 + (last.Year > year ? days : last.DayOfYear)) / 2.0;
                    return x + width * middle / days;
                }
            return null;
        }
    }
}
