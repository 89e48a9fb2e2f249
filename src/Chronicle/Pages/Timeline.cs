using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>
/// The drawn chronology, with time from left to right. The releases are at the top. Below them are the key events by name, each with a line
/// to its mark. At the bottom are rows of marks, one mark for each milestone. All lengths are in pixels. The list of milestones contains
/// every fact of the drawing.
/// </summary>
internal sealed record TimelineView(
    int Width, int Height, int Base, ImmutableArray<TimelineView.Year> Years, ImmutableArray<TimelineView.Gap> Gaps,
    ImmutableArray<TimelineView.Release> Releases, ImmutableArray<TimelineView.Event> Events,
    ImmutableArray<TimelineView.Mark> Marks, string Filled, string? Earlier)
{
    public sealed record Year(string Name, string Anchor, int X, int Middle);

    /// <summary>A narrow space instead of the years that are not drawn.</summary>
    public sealed record Gap(int X, int Width, int Middle);

    public bool HasLongTerm => Releases.Any(release => release.LongTerm);

    public bool HasVague => Marks.Any(mark => mark.Vague);

    public bool HasPlanned => Marks.Any(mark => mark.Planned);

    /// <summary>Whether the drawing is wider than the column of a page.</summary>
    public bool IsWide => Width > TimelineScale.ColumnWidth;

    public sealed record Release(string Version, string Url, int X, int LabelY, bool LongTerm);

    public sealed record Line(string Text, int Y);

    /// <summary>A key event. Its name has one or two lines, to the left or the right of the line that leads down to the mark.</summary>
    public sealed record Event(ImmutableArray<Line> Name, string Url, int X, bool IsLeft, int LabelX, int LabelY, int MarkY);

    /// <summary>
    /// A mark. <c>Vague</c>: the day is not known exactly. If only the month or the year is known, the mark is in its middle.
    /// <c>Filled</c>: the kind of the milestone has the tone "good". <c>Planned</c>: the milestone is after the day of the state.
    /// </summary>
    public sealed record Mark(int X, int Y, string Id, string Url, string Name, bool Vague, bool Planned, bool Filled, bool Key);
}

/// <summary>Computes the positions of all parts of the drawing from dates and from the lengths of names.</summary>
internal static class Timeline
{
    /// <summary>The height of a row of marks, and the least distance between two marks, so that a finger can press each mark.</summary>
    public const int Pressable = 24;

    /// <summary>The tone of the kinds whose marks are filled.</summary>
    private const string FilledTone = "good";

    private const int Row = Pressable, EventRow = 40, LineHeight = 16, Space = 12;

    /// <summary>The number of rows for names of releases. A name without room is left out. Long-term releases come first.</summary>
    private const int MostReleaseRows = 3;

    /// <summary>
    /// The usual width of a character in the name of a release, in pixels. It is a constant because no font is available here.
    /// </summary>
    private const double CharacterWidth = 7.5;

    /// <summary>The usual width of a character in the bold name of a key event, in pixels.</summary>
    private const double NameCharacterWidth = 8.75;

    /// <summary>
    /// A name with at most this many columns (<see cref="TextColumns"/>) has one line. A longer name gets two lines, because a row has room
    /// for two lines, and narrow names need fewer rows.
    /// </summary>
    private const int ShortLine = 16;

    /// <summary>The longest line of a name of a key event, in columns.</summary>
    private const int LongestLine = 28;

    /// <summary>The greatest number of named key events. If there are more, the newest ones have names.</summary>
    private const int MostNames = 24;

    public static TimelineView? Create(SiteModel site, Presenter presenter)
    {
        if (site.Milestones.IsEmpty || site.Milestones.Length > site.Limits.MarksPerDrawing)
            return null;
        var scale = TimelineScale.Over(site);
        ImmutableArray<Milestone> shown = [.. site.Milestones.Where(milestone => scale.Find(milestone.Date.Value) is not null)
            .OrderBy(milestone => scale.Find(milestone.Date.Value))];
        ImmutableArray<Milestone> keys = [.. shown.Where(milestone => milestone.IsKey).TakeLast(MostNames)];
        var releases = ArrangeReleases(site, presenter, scale);
        var top = (releases.IsEmpty ? Row : releases.Max(release => release.LabelY) + Row / 2) + Space;
        ImmutableArray<ImmutableArray<string>> lines = [.. keys.Select(milestone => LinesOf(milestone.Title))];
        var positions = TimelineNames.Arrange(
            [.. keys.Select((milestone, i) => (scale.Find(milestone.Date.Value)!.Value, WidthOf(lines[i])))],
            Math.Max(scale.Width, TimelineScale.UsualWidth));
        var rows = positions.Select(position => position.Row).DefaultIfEmpty(-1).Max() + 1;
        var marksTop = top + (rows == 0 ? 0 : rows * EventRow + Space);
        var marks = ArrangeMarks(presenter, site, shown, scale, marksTop);
        var bottom = marks.Max(mark => mark.Y) + Row / 2;
        var marksById = marks.ToDictionary(mark => mark.Id);
        ImmutableArray<TimelineView.Event> events = [.. keys.Select((milestone, i) =>
        {
            var (x, isLeft) = (marksById[milestone.Id.Value].X, positions[i].IsLeft);
            var y = top + (rows - 1 - positions[i].Row) * EventRow + Space;
            return new TimelineView.Event([.. lines[i].Select((line, n) => new TimelineView.Line(line, y + n * LineHeight))],
                presenter.Url(Routes.Of(milestone)), x, isLeft, isLeft ? x - 6 : x + 6, y, marksById[milestone.Id.Value].Y);
        })];
        var widest = keys.Select((milestone, i) => positions[i].IsLeft ? 0 : marksById[milestone.Id.Value].X + (int)WidthOf(lines[i]))
            .DefaultIfEmpty(0).Max();
        return new(Math.Max(scale.Width, widest), bottom, marksTop, [.. scale.Years], scale.Gaps, releases, events,
            marks, string.Join(", ", site.Settings.MilestoneKinds.Terms.Where(kind => kind.Tone == FilledTone).Select(kind => kind.Plural)),
            shown.Length == site.Milestones.Length ? null : presenter.Words.Number(site.Milestones.Length - shown.Length));
    }

    private static double WidthOf(ImmutableArray<string> lines) => lines.Max(TextColumns.Count) * NameCharacterWidth + Space;

    /// <summary>A name in one line, or in two lines of about the same length. A name that is too long for two lines is cut.</summary>
    private static ImmutableArray<string> LinesOf(string name)
    {
        var whole = Shortening.Shorten(name, TextColumns.Fit(name, 2 * LongestLine));
        return TextColumns.Count(whole) > ShortLine && TextColumns.Halve(whole) is (var first, { } second) ? [first, second] : [whole];
    }

    private static ImmutableArray<TimelineView.Release> ArrangeReleases(SiteModel site, Presenter presenter, TimelineScale scale)
    {
        var rows = new List<List<(double Start, double End)>>();
        var releases = new List<TimelineView.Release>();
        foreach (var release in site.Releases.OrderByDescending(release => release.LongTerm))
            if (release.Date is { } date && scale.Find(date.Value) is { } x)
            {
                var half = Math.Max(Row, TextColumns.Count(release.Version) * CharacterWidth + Space) / 2;
                var row = rows.FindIndex(taken => taken.TrueForAll(other => other.End + 1 <= x - half || x + half + 1 <= other.Start));
                if (row < 0 && rows.Count == MostReleaseRows)
                    continue;
                if (row < 0)
                {
                    row = rows.Count;
                    rows.Add([]);
                }
                rows[row].Add((x - half, x + half));
                releases.Add(new(release.Version, presenter.Url(Routes.Of(release)), (int)x, Row + row * Row + Row / 2, release.LongTerm));
            }
        return [.. releases.OrderBy(release => release.X)];
    }

    private static ImmutableArray<TimelineView.Mark> ArrangeMarks(Presenter presenter, SiteModel site, ImmutableArray<Milestone> milestones,
        TimelineScale scale, int top)
    {
        var rows = new List<List<int>>();
        var marks = new List<TimelineView.Mark>(milestones.Length);
        // The key events come first, so that their marks are next to their names.
        foreach (var milestone in milestones.OrderByDescending(milestone => milestone.IsKey))
        {
            var x = (int)scale.Find(milestone.Date.Value)!.Value;
            var row = rows.FindIndex(taken => taken.TrueForAll(other => Math.Abs(other - x) >= Pressable));
            if (row < 0)
            {
                row = rows.Count;
                rows.Add([]);
            }
            rows[row].Add(x);
            marks.Add(new(x, top + Pressable / 2 + row * Pressable, milestone.Id.Value, presenter.Url(Routes.Of(milestone)),
                $"{presenter.Date(milestone).Text}: {milestone.Title}", IsVague(milestone.Date.Value),
                site.State.IsPlanned(milestone),
                site.Settings.MilestoneKinds.Find(milestone.Kind.Value)?.Tone == FilledTone, milestone.IsKey));
        }
        return [.. marks.OrderBy(mark => mark.X)];
    }

    // A period is drawn at its beginning, so only the beginning must be a day.
    private static bool IsVague(PartialDate date) => !(date.Span is { Kind: SpanKind.Period, From: { } begin } ? begin : date).IsDay;
}
