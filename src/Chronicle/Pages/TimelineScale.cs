using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>
/// The horizontal position of each day in the drawn chronology, in pixels. All days of a year have the same width. Each year with
/// milestones is drawn; the years between two drawn years are one narrow gap. If the years do not all fit into a wide window, the years
/// with few milestones are narrow too. If they still do not fit, years without a key event are left out, the oldest first.
/// </summary>
internal sealed record TimelineScale(ImmutableArray<TimelineScale.Part> Parts, ImmutableArray<TimelineView.Gap> Gaps, int Width)
{
    public sealed record Part(int Year, int X, int Width);

    /// <summary>The width that a wide window has for the drawing, in pixels.</summary>
    public const int UsualWidth = 1312;

    /// <summary>The width of the column of a page in a wide window, in pixels.</summary>
    public const int ColumnWidth = 992;

    /// <summary>The width of a year, of a narrow year, and of a gap, in pixels.</summary>
    private const int YearWidth = 132, LeastYear = 44, GapWidth = 28;

    /// <summary>The room at each end for half a mark.</summary>
    private const int Side = Timeline.Pressable / 2;

    /// <summary>
    /// The space at the right end. A name of a key event can be there, to the right of the vertical line from the name to its mark.
    /// </summary>
    private const int NameRoom = 160;

    private const int Room = UsualWidth - NameRoom - 2 * Side;

    public IEnumerable<TimelineView.Year> Years =>
        Parts.Select(part => new TimelineView.Year($"{part.Year}", "#" + Anchors.Year(part.Year), part.X, part.X + part.Width / 2));

    public static TimelineScale Over(SiteModel site)
    {
        var marks = site.Milestones.CountBy(milestone => milestone.Date.Value.Year).ToDictionary();
        var years = Choose(site, [.. marks.Keys]);
        var widths = WidthsOf(years, marks);
        var (parts, gaps, x) = (ImmutableArray.CreateBuilder<Part>(), ImmutableArray.CreateBuilder<TimelineView.Gap>(), Side);
        for (var i = 0; i < years.Length; i++)
        {
            if (i > 0 && years[i] > years[i - 1] + 1)
            {
                gaps.Add(new(x, GapWidth, x + GapWidth / 2));
                x += GapWidth;
            }
            parts.Add(new(years[i], x, widths[i]));
            x += widths[i];
        }
        return new(parts.ToImmutable(), gaps.ToImmutable(), x + Side);
    }

    /// <summary>
    /// The years that are drawn, in ascending order: all years if they fit. The years of key events are always drawn, and so is the newest
    /// year with a milestone that is not planned.
    /// </summary>
    private static ImmutableArray<int> Choose(SiteModel site, ImmutableArray<int> years)
    {
        var keys = site.Milestones.Where(milestone => milestone.IsKey).Select(milestone => milestone.Date.Value.Year).ToHashSet();
        if (site.Milestones.LastOrDefault(milestone => !site.State.IsPlanned(milestone)) is { } newest)
            keys.Add(newest.Date.Value.Year);
        ImmutableArray<int> order = [.. years.OrderByDescending(keys.Contains).ThenByDescending(year => year)];
        var count = years.Length;
        while (count > Math.Max(1, keys.Count) && LeastWidth(order[..count].Sort()) > Room)
            count--;
        return order[..count].Sort();
    }

    private static int LeastWidth(ImmutableArray<int> years) => years.Length * LeastYear + GapsOf(years) * GapWidth;

    private static int GapsOf(ImmutableArray<int> years) => years.Zip(years.Skip(1)).Count(pair => pair.Second > pair.First + 1);

    /// <summary>
    /// The width of each year. If all years fit, each has the usual width. Otherwise the years with few milestones have the least width,
    /// and the other years share the rest.
    /// </summary>
    private static ImmutableArray<int> WidthsOf(ImmutableArray<int> years, Dictionary<int, int> marks)
    {
        var room = Room - GapsOf(years) * GapWidth;
        var quiet = years.Length * YearWidth <= room ? 0 : years.Count(IsQuiet);
        var share = quiet == years.Length ? room / years.Length : (room - quiet * LeastYear) / (years.Length - quiet);
        var hasNarrow = quiet > 0 && quiet < years.Length;
        return [.. years.Select(year => hasNarrow && IsQuiet(year) ? LeastYear : Math.Clamp(share, LeastYear, YearWidth))];

        bool IsQuiet(int year) => marks[year] <= LeastYear / Timeline.Pressable;
    }

    /// <summary>The position of the middle of the days that the date can mean; null if the year of the date is not drawn.</summary>
    public double? Find(PartialDate date)
    {
        foreach (var part in Parts)
            if (part.Year == date.Year)
            {
                var days = new DateOnly(part.Year, 12, 31).DayOfYear;
                // A period is drawn at its beginning. A winter is drawn at the end of the year in which it begins.
                var last = (date.Span is { } span ? span.From ?? span.To!.Value : date).LastDay;
                var middle = (date.FirstDay.DayOfYear - 1 + (last.Year > part.Year ? days : last.DayOfYear)) / 2.0;
                return part.X + part.Width * middle / days;
            }
        return null;
    }
}
