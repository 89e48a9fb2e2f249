using System.Collections.Immutable;

namespace Chronicle.Domain;

/// <summary>Two releases, as indexes in the list of releases in the order of dates.</summary>
internal sealed record ReleasePair(int From, int To);

/// <summary>A component whose status is different in the later of two releases. <paramref name="Before"/> is null if it had none.</summary>
/// <param name="Dimension">Null for the status as a whole.</param>
/// <param name="IsPlanned">Whether no release that is out has the status: it is a plan, and no change.</param>
internal sealed record ChangedStatus(Component Component, StatusDimension? Dimension, StatusAt? Before, StatusAt Now, bool IsPlanned);

/// <summary>
/// Differences between releases: the one rule for the pages of comparisons, the file of their script, the pages of releases and the table
/// of statuses. A release that is not out has changed nothing: what it brings is planned.
/// </summary>
internal static class Comparisons
{
    /// <summary>
    /// The pairs with a page: each release with the previous one in its line, and long-term releases with each other. If these pairs are
    /// too many, each long-term release is paired only with the newest one. Pre-releases have no pairs. The pairs are sorted by the later
    /// release, then by the earlier one.
    /// </summary>
    public static ImmutableArray<ReleasePair> Pairs(ImmutableArray<Release> releases, ReleaseLines lines, Limits limits)
    {
        int[] longTerm = [.. Enumerable.Range(0, releases.Length)
            .Where(place => releases[place] is { LongTerm: true, IsPrerelease: false })];
        return
        [
            .. Enumerable.Range(0, releases.Length).Where(place => !releases[place].IsPrerelease && lines.Compared(place) is not null)
                .Select(place => new ReleasePair(lines.Compared(place)!.Value, place))
                .Union(CountLongTerm(longTerm.Length) <= limits.LongTermComparisons
                    ? longTerm.SelectMany(from => longTerm.Where(to => to > from).Select(to => new ReleasePair(from, to)))
                    : longTerm[..^1].Select(from => new ReleasePair(from, longTerm[^1])))
                .OrderBy(pair => pair.To).ThenBy(pair => pair.From),
        ];
    }

    /// <summary>The number of comparisons of this many long-term releases with each other.</summary>
    public static long CountLongTerm(int releases) => (long)releases * (releases - 1) / 2;

    /// <summary>The components whose status differs between two releases, by name: as a whole first, then in each dimension.</summary>
    /// <param name="earlier">Null: nothing was before.</param>
    public static IEnumerable<ChangedStatus> Changes(SiteModel site, int? earlier, int later) =>
        from component in site.Components
        from dimension in site.Settings.StatusDimensions.Prepend<StatusDimension?>(null)
        let now = StatusWith(site, component, dimension, later)
        where now is not null
        let before = earlier is { } place ? StatusWith(site, component, dimension, place) : null
        where now.Status != before?.Status
        select new ChangedStatus(component, dimension, before, now, IsPlanned(site, component, dimension, later));

    /// <summary>
    /// The changes that the milestones of a release state, or plan for it, in the order of the milestones. A change whose milestone names
    /// no release came in the time of a release, not with it: only comparisons count it.
    /// </summary>
    public static IEnumerable<ChangedStatus> ChangesWith(SiteModel site, int place) =>
        Changes(site, site.Lines.Compared(place), place)
            .Where(change => change.Now.Since.Release?.Value == site.Releases[place].Id)
            .OrderBy(change => change.Now.Since)
            .ThenBy(change => change.Now.Since.Changes.Select(stated => stated.Component.Value).ToList().IndexOf(change.Component.Id));

    /// <summary>The status that a component has with a release; with one that is not out, the status that is planned.</summary>
    public static StatusAt? StatusWith(SiteModel site, Component component, StatusDimension? dimension, int place) =>
        (site.State.IsOut(site.Releases[place]) ? site.Statuses : site.Plans).Of(component, dimension?.Id)[place];

    /// <summary>Whether a release that is not out brings a status that no release before it has.</summary>
    public static bool IsPlanned(SiteModel site, Component component, StatusDimension? dimension, int place)
    {
        if (site.State.IsOut(site.Releases[place]) || StatusWith(site, component, dimension, place) is not { } planned)
            return false;
        var before = site.Lines.Before(place);
        while (before is { } earlier && !site.State.IsOut(site.Releases[earlier]))
            before = site.Lines.Before(earlier);
        return before is not { } newest || StatusWith(site, component, dimension, newest) != planned;
    }

    /// <summary>
    /// The milestones between two releases, in the order of dates: those that belong to a release and are not later than it.
    /// </summary>
    public static IEnumerable<Milestone> Milestones(SiteModel site, int from, int to) =>
        site.Lines.Between(from, to).Select(place => site.Releases[place])
            .SelectMany(release => site.HistoryOf(release).Where(milestone => LedTo(site, milestone, release))).Order();

    /// <summary>Whether a milestone about a release is not after it. A release that is out has no plans.</summary>
    public static bool LedTo(SiteModel site, Milestone milestone, Release release) =>
        !(site.State.IsPlanned(milestone) && site.State.IsOut(release))
        && !(release.Date is { } date && milestone.Date.Value.FirstDay > date.Value.LastDay);
}
