using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>
/// The support of releases: one row for each release with the end of each phase, and bars on a scale that all rows share. The table
/// contains all facts that the bars show. The scale is a thousand units wide, whatever the width of the page.
/// </summary>
internal sealed record SupportTable(
    ImmutableArray<TermView> Phases, ImmutableArray<SupportTable.Row> Rows, string? First, string? Last,
    ImmutableArray<string> Years, int? Today, DateView? Day,
    string? LeftOut)
{
    private const int Width = 1000, Height = 12;

    /// <summary>
    /// A row. <c>State</c> is null if it is unknown. <c>Cells</c> has one cell for each phase; the cell is null if the release does not
    /// have the phase. <c>Alternative</c> describes the bars in words.
    /// </summary>
    public sealed record Row(ReleaseItem Release, SupportView? State, ImmutableArray<Cell?> Cells, ImmutableArray<Bar> Bars,
        string Alternative);

    /// <summary>The times of a phase in words.</summary>
    public sealed record Cell(TermView Phase, string Text);

    /// <summary>A phase on the scale. Later phases are drawn lower. <c>IsPlanned</c>: this part is after the day of the state.</summary>
    public sealed record Bar(int X, int Y, int Width, int Height, TermView Phase, bool IsPlanned);

    /// <summary>The table; null if no release states its support.</summary>
    public static SupportTable? Create(SiteModel site, Presenter presenter, IEnumerable<Release> releases)
    {
        var stated = releases.Select(release => (Release: release, Periods: site.SupportOf(release)))
            .Where(entry => !entry.Periods.IsEmpty).ToImmutableArray();
        if (stated.IsEmpty)
            return null;
        var shown = Choose(site, stated);
        var scale = Scale.Over(site, shown.SelectMany(entry => entry.Periods));
        var phases = site.Settings.SupportPhases.Terms
            .Where(term => shown.Any(entry => entry.Periods.Any(period => period.Phase.Id == term.Id))).ToImmutableArray();
        return new(
            [.. phases.Select(term => presenter.Term(site.Settings.SupportPhases, term.Id))],
            [.. shown.Select(entry => new Row(presenter.Item(entry.Release), presenter.Support(entry.Release),
                [.. phases.Select(term => entry.Periods.FirstOrDefault(period => period.Phase.Id == term.Id))
                    .Select(period => period is null ? null : new Cell(presenter.Phase(period.Phase), Describe(presenter, period)))],
                [.. entry.Periods.SelectMany(period => CreateBars(site, presenter, period, scale))],
                string.Join("; ", entry.Periods.Select(period =>
                    $"{presenter.Phase(period.Phase).Label}: {Describe(presenter, period)}"))))],
            scale is null ? null : $"{scale.First.Year}", scale is null ? null : $"{scale.Last.Year}", scale?.Years ?? [],
            scale?.Find(site.State.Day),
            site.State.Day is { } day ? presenter.Date(PartialDate.Of(day)) : null,
            shown.Length == stated.Length ? null : presenter.Words.Number(stated.Length - shown.Length));
    }

    // The supported releases first, then the newest of the other releases.
    private static ImmutableArray<(Release Release, ImmutableArray<SupportPeriod> Periods)> Choose(SiteModel site,
        ImmutableArray<(Release Release, ImmutableArray<SupportPeriod> Periods)> stated)
    {
        var most = site.Limits.ReleasesInSupport;
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
        // The bar of a phase without a known end stops at the day of the state, because its future is unknown.
        var (start, end) = (scale.Find(from.FirstDay), period.To is { } to ? scale.Find(to.LastDay) : scale.Find(site.State.Day) ?? Width);
        var phase = presenter.Phase(period.Phase);
        var height = Math.Max(3, Height - 3 * site.Settings.SupportPhases.Order(period.Phase.Id));
        var today = scale.Find(site.State.Day) ?? end;
        if (start < today)
            yield return Bar(start, Math.Min(end, today), false);
        if (end > today)
            yield return Bar(Math.Max(start, today), end, true);

        Bar Bar(int from, int to, bool isPlanned) => new(from, Height - height, Math.Max(1, to - from), height, phase, isPlanned);
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
        /// <summary>The greatest number of years for which the scale has room for every name.</summary>
        private const int MostYears = 12;

        /// <summary>
        /// The years from left to right, all of the same width. If there are too many years, only the first one is named.
        /// </summary>
        public ImmutableArray<string> Years =>
        [
            .. Enumerable.Range(First.Year, Last.Year - First.Year < MostYears ? Last.Year - First.Year + 1 : 1).Select(year => $"{year}"),
        ];

        /// <summary>
        /// The scale covers the years from the first to the last that a phase or the day of the state touches; null if there is no date.
        /// </summary>
        public static Scale? Over(SiteModel site, IEnumerable<SupportPeriod> periods)
        {
            var days = periods.SelectMany(period => new[] { period.From?.FirstDay, period.To?.LastDay }).Append(site.State.Day)
                .OfType<DateOnly>().ToArray();
            return days.Length == 0 ? null : new(new(days.Min().Year, 1, 1), new(days.Max().Year, 12, 31));
        }

        public int? Find(DateOnly? day) => day is { } known ? Find(known) : null;

        public int Find(DateOnly day) =>
            Math.Clamp((day.DayNumber - First.DayNumber) * Width / Math.Max(1, Last.DayNumber - First.DayNumber), 0, Width);
    }
}
