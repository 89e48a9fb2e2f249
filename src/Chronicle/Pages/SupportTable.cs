using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>
/// The support of releases: one row for each release with the end of each phase, and bars on a scale that all rows share. The table
/// contains all facts that the bars show. The scale has a thousand units for any width of the page. <c>Today</c> is the position of the
/// day of the state on the scale; null if the scale does not contain that day. <c>LeftOut</c> is the number of releases that are not
/// shown; null if all are shown.
/// </summary>
internal sealed record SupportTable(
    ImmutableArray<TermView> Phases, ImmutableArray<SupportTable.Row> Rows, ImmutableArray<SupportTable.Tick> Ticks, int? Today,
    DateView? Day, string? LeftOut)
{
    private const int Width = 1000, Height = 12;

    /// <summary>
    /// A release with the bars of its support. <c>State</c> is null if it is unknown. <c>Cells</c> has one cell for each phase; the cell is
    /// null if the release does not have the phase. <c>Alternative</c> describes the bars in words. <c>IsUnknown</c>: the release does not
    /// state its support.
    /// </summary>
    public sealed record Row(ReleaseItem Release, SupportView? State, ImmutableArray<Cell?> Cells, ImmutableArray<Bar> Bars,
        string Alternative, bool IsUnknown);

    /// <summary>A phase of a release, and its time in words.</summary>
    public sealed record Cell(TermView Phase, string Text);

    /// <summary>
    /// A phase on the scale. The bar of a later phase has a smaller height. <c>IsPlanned</c>: this part is after the day of the state.
    /// <c>IsOpen</c>: the bar ends at the end of the scale, because no end is known. <c>End</c> is the right edge of the bar, <c>Middle</c>
    /// the middle of its height.
    /// </summary>
    public sealed record Bar(int X, int Y, int Width, int Height, TermView Phase, bool IsPlanned, bool IsOpen)
    {
        public int End => X + Width;

        public string Middle => FormattableString.Invariant($"{Y + Height / 2.0}");
    }

    /// <summary>
    /// The beginning of a year on the scale. A long scale has a tick for every second, fifth or tenth year, and so on. <c>Share</c> is the
    /// position on the scale in percent. <c>HasRoom</c>: the name fits before the end of the scale.
    /// </summary>
    public sealed record Tick(string Name, int X, string Share, bool HasRoom);

    /// <summary>Whether any bar has no known end.</summary>
    public bool HasOpen => Rows.Any(row => row.Bars.Any(bar => bar.IsOpen));

    /// <summary>Whether any bar goes beyond the day of the state.</summary>
    public bool HasPlanned => Today is not null && Rows.Any(row => row.Bars.Any(bar => bar.IsPlanned));

    /// <summary>Whether the names of the years are too many for a narrow window.</summary>
    public bool HasManyTicks => Ticks.Length > 8;

    /// <summary>
    /// The table; null if no release states its support. A published release without a statement has a row if an older release states its
    /// support. <paramref name="releases"/> begins with the newest release.
    /// </summary>
    public static SupportTable? Create(SiteModel site, Presenter presenter, IEnumerable<Release> releases)
    {
        var all = releases.Select(release => (Release: release, Periods: site.SupportOf(release))).ToArray();
        var stated = all.Take(Array.FindLastIndex(all, entry => !entry.Periods.IsEmpty) + 1)
            .Where(entry => !entry.Periods.IsEmpty
                || entry.Release is { IsPrerelease: false, Parent: null } && site.State.IsOut(entry.Release)).ToImmutableArray();
        if (stated.IsEmpty)
            return null;
        var shown = Choose(site, stated);
        var scale = Scale.Over(site, shown.SelectMany(entry => entry.Periods));
        var phases = site.Settings.SupportPhases.Terms
            .Where(term => shown.Any(entry => entry.Periods.Any(period => period.Phase.Id == term.Id))).ToImmutableArray();
        return new(
            [.. phases.Select(presenter.Phase)],
            [.. shown.Select(entry => new Row(presenter.Item(entry.Release), presenter.Support(entry.Release),
                [.. phases.Select(term => entry.Periods.FirstOrDefault(period => period.Phase.Id == term.Id))
                    .Select(period => period is null ? null : new Cell(presenter.Phase(period.Phase), Describe(presenter, period)))],
                [.. entry.Periods.SelectMany(period => CreateBars(site, presenter, period, scale))],
                entry.Periods.IsEmpty ? presenter.Words["not_known"] : string.Join("; ", entry.Periods.Select(period =>
                    $"{presenter.Phase(period.Phase).Label}: {Describe(presenter, period)}")), entry.Periods.IsEmpty))],
            scale?.Ticks ?? [], scale?.Find(site.State.Day), presenter.Day,
            shown.Length == stated.Length ? null : presenter.Words.Number(stated.Length - shown.Length));
    }

    // The supported releases first, then the newest of the other releases.
    private static ImmutableArray<(Release Release, ImmutableArray<SupportPeriod> Periods)> Choose(SiteModel site,
        ImmutableArray<(Release Release, ImmutableArray<SupportPeriod> Periods)> stated)
    {
        var most = site.Limits.ReleasesInSupportDrawing;
        if (stated.Length <= most)
            return stated;
        var chosen = stated.OrderByDescending(entry => Support.At(site.State, entry.Release, entry.Periods)?.Now is not null)
            .Take(most).Select(entry => entry.Release.Id).ToHashSet();
        return [.. stated.Where(entry => chosen.Contains(entry.Release.Id))];
    }

    private static IEnumerable<Bar> CreateBars(SiteModel site, Presenter presenter, SupportPeriod period, Scale? scale)
    {
        if (scale is null || period.From is not { } from || period.End == PeriodEnd.Over)
            yield break;
        var isOpen = period.End == PeriodEnd.Open;
        var (start, end) = (scale.Find(from.FirstDay), period.To is { } to ? scale.Find(to.LastDay) : Width);
        var phase = presenter.Phase(period.Phase);
        var height = Math.Max(3, Height - 3 * site.Settings.SupportPhases.Order(period.Phase.Id));
        var today = scale.Find(site.State.Day) ?? (isOpen ? start : end);
        if (start < today)
            yield return Bar(start, Math.Min(end, today), isPlanned: false);
        if (end > today)
            yield return Bar(Math.Max(start, today), end, isPlanned: true);

        Bar Bar(int from, int to, bool isPlanned) =>
            new(from, Height - height, Math.Max(1, to - from), height, phase, isPlanned, isOpen && isPlanned);
    }

    private static string Describe(Presenter presenter, SupportPeriod period)
    {
        var end = period.To is { } to ? presenter.Words.Date(to)
            : presenter.Words[period.End == PeriodEnd.Open ? "support_open" : "support_over"];
        return period.From is not { } from || period.End == PeriodEnd.Over ? end
            : period.To is null ? $"{presenter.Words.Fill("date_from", ("date", presenter.Words.Date(from)))}, {end}"
            : presenter.Words.Fill("date_lasting", ("from", presenter.Words.Date(from)), ("to", end));
    }

    private sealed record Scale(DateOnly First, DateOnly Last)
    {
        /// <summary>The greatest number of ticks whose names have room side by side.</summary>
        private const int MostTicks = 11;

        /// <summary>A name that begins after this position ends outside a narrow window.</summary>
        private const int LastPosition = 900;

        public ImmutableArray<Tick> Ticks
        {
            get
            {
                var step = Steps().First(step => (Last.Year - First.Year + 1) / step <= MostTicks);
                return [.. Enumerable.Range(First.Year, Last.Year - First.Year + 1).Where(year => year % step == 0)
                    .Select(year => (Name: $"{year}", X: Find(new(year, 1, 1))))
                    .Select(tick => new Tick(tick.Name, tick.X, FormattableString.Invariant($"{tick.X / 10.0}%"), tick.X <= LastPosition))];
            }
        }

        private static IEnumerable<int> Steps()
        {
            for (var ten = 1; ; ten *= 10)
                foreach (var factor in (int[])[1, 2, 5])
                    yield return factor * ten;
        }

        /// <summary>
        /// The scale covers the years of all phases and of the day of the state. For a phase without a known end it has one more year. Null
        /// if there is no date.
        /// </summary>
        public static Scale? Over(SiteModel site, IEnumerable<SupportPeriod> periods)
        {
            DateOnly[] days = [.. periods.SelectMany(period => new[] { period.From?.FirstDay, period.To?.LastDay })
                .Append(site.State.Day).OfType<DateOnly>()];
            if (days.Length == 0)
                return null;
            var open = periods.Where(period => period.End == PeriodEnd.Open && period.From is not null)
                .Select(period => Math.Max(period.From!.Value.FirstDay.Year, site.State.Day?.Year ?? 0) + 1);
            return new(new(days.Min().Year, 1, 1), new(Math.Min(9999, open.Append(days.Max().Year).Max()), 12, 31));
        }

        public int? Find(DateOnly? day) => day is { } known ? Find(known) : null;

        public int Find(DateOnly day) =>
            (int)Math.Clamp((day.DayNumber - First.DayNumber) * (long)Width / Math.Max(1, Last.DayNumber - First.DayNumber), 0, Width);
    }
}
