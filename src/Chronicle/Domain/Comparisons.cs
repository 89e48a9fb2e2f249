using System.Collections.Immutable;

namespace Chronicle.Domain;

/// <summary>Two releases, as indexes in the list of releases in the order of dates.</summary>
internal sealed record ReleasePair(int From, int To);

/// <summary>
/// A component whose status is different in the later of two releases. <paramref name="Before"/> is null if the component had no status
/// before.
/// </summary>
/// <param name="Dimension">The dimension of the status; null for the status as a whole.</param>
/// <param name="IsPlanned">Whether the change is only planned: the later release is not published yet, and its newest published predecessor
/// does not have the status.</param>
internal sealed record ChangedStatus(Component Component, StatusDimension? Dimension, StatusAt? Before, StatusAt Now, bool IsPlanned);

/// <summary>
/// Finds differences between releases. The pages of comparisons, the data for their script, the pages of releases and the table of statuses
/// all use this class, so they agree. The changes of a release that is not published yet are planned.
/// </summary>
internal static class Comparisons
{
    /// <summary>
    /// The pairs with a page: each release with the previous one in its line, and long-term releases with each other. If the pairs of
    /// long-term releases exceed <see cref="Limits.LongTermComparisons"/>, each of these releases is paired only with the newest one.
    /// Pre-releases have no pairs. The pairs are sorted by the later release, then by the earlier one.
    /// </summary>
    public static ImmutableArray<ReleasePair> Pairs(ImmutableArray<Release> releases, ReleaseLines lines, Limits limits)
    {
        int[] longTerm = [.. Enumerable.Range(0, releases.Length)
            .Where(i => releases[i] is { LongTerm: true, IsPrerelease: false })];
        return
        [
            .. Enumerable.Range(0, releases.Length).Where(i => !releases[i].IsPrerelease && lines.Compared(i) is not null)
                .Select(i => new ReleasePair(lines.Compared(i)!.Value, i))
                .Union(CountLongTerm(longTerm.Length) <= limits.LongTermComparisons
                    ? longTerm.SelectMany(from => longTerm.Where(to => to > from).Select(to => new ReleasePair(from, to)))
                    : longTerm[..^1].Select(from => new ReleasePair(from, longTerm[^1])))
                .OrderBy(pair => pair.To).ThenBy(pair => pair.From),
        ];
    }

    /// <summary>The number of comparisons of this many long-term releases with each other.</summary>
    public static long CountLongTerm(int releases) => (long)releases * (releases - 1) / 2;

    /// <summary>
    /// The components whose status differs between two releases, by name. Within a component, the status as a whole comes first, then each
    /// dimension.
    /// </summary>
    /// <param name="earlier">
    /// The index of the earlier release in <see cref="SiteModel.Releases"/>; null if the later release has no predecessor.
    /// </param>
    public static IEnumerable<ChangedStatus> Changes(SiteModel site, int? earlier, int later) =>
        from component in site.Components
        from dimension in site.Settings.StatusDimensions.Prepend<StatusDimension?>(null)
        let now = StatusWith(site, component, dimension?.Id, later)
        where now is not null
        let before = earlier is { } index ? StatusWith(site, component, dimension?.Id, index) : null
        where now.Status != before?.Status
        select new ChangedStatus(component, dimension, before, now, IsPlanned(site, component, dimension, later));

    /// <summary>
    /// The changes of statuses that the milestones of a release state or plan, in the order of these milestones. A change whose milestone
    /// names no release is not included, because it is not a part of the release. Only comparisons count such changes.
    /// </summary>
    public static IEnumerable<ChangedStatus> ChangesWith(SiteModel site, int index) =>
        Changes(site, site.Lines.Compared(index), index)
            .Where(change => change.Now.Since.Release?.Value == site.Releases[index].Id)
            .OrderBy(change => change.Now.Since)
            .ThenBy(change => change.Now.Since.Changes.Select(stated => stated.Component.Value).ToList().IndexOf(change.Component.Id));

    /// <summary>
    /// The status that a component has with a release; null if it has none. For a release that is not published yet, it is the planned
    /// status.
    /// </summary>
    /// <param name="dimension">Null for the status as a whole.</param>
    public static StatusAt? StatusWith(SiteModel site, Component component, string? dimension, int index) =>
        (site.State.IsOut(site.Releases[index]) ? site.Statuses : site.Plans).Of(component, dimension)[index];

    /// <summary>
    /// Whether a release that is not published yet gives the component a status that the newest published predecessor does not have.
    /// </summary>
    public static bool IsPlanned(SiteModel site, Component component, StatusDimension? dimension, int index)
    {
        if (site.State.IsOut(site.Releases[index]) || StatusWith(site, component, dimension?.Id, index) is not { } planned)
            return false;
        var before = site.Lines.Before(index);
        while (before is { } earlier && !site.State.IsOut(site.Releases[earlier]))
            before = site.Lines.Before(earlier);
        return before is not { } newest || StatusWith(site, component, dimension?.Id, newest) != planned;
    }

    /// <summary>
    /// The milestones between two releases, in the order of dates. Each milestone belongs to a release after the earlier release, or to the
    /// later release. Its date is not later than the date of its release.
    /// </summary>
    public static IEnumerable<Milestone> Milestones(SiteModel site, int from, int to) =>
        site.Lines.Between(from, to).Select(index => site.Releases[index])
            .SelectMany(release => site.HistoryOf(release).Where(milestone => IsBeforeRelease(site, milestone, release))).Order();

    /// <summary>
    /// Whether a milestone of a release happened on the day of the release or before. For a published release, a planned milestone does not
    /// count.
    /// </summary>
    public static bool IsBeforeRelease(SiteModel site, Milestone milestone, Release release) =>
        !(site.State.IsPlanned(milestone) && site.State.IsOut(release))
        && !(release.Date is { } date && milestone.Date.Value.FirstDay > date.Value.LastDay);
}
