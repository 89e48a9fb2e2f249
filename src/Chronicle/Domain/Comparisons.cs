using System.Collections.Immutable;

namespace Chronicle.Domain;

/// <summary>Two releases, as indexes in the list of releases in the order of dates.</summary>
internal sealed record ReleasePair(int From, int To);

/// <summary>A component whose status is different in the later of two releases. <paramref name="Before"/> is null if it had none.</summary>
/// <param name="Dimension">Null for the status as a whole.</param>
internal sealed record ChangedStatus(Component Component, StatusDimension? Dimension, StatusAt? Before, StatusAt Now);

/// <summary>Differences between releases.</summary>
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
    public static IEnumerable<ChangedStatus> Changes(SiteModel site, int earlier, int later) =>
        from component in site.Components
        from dimension in site.Settings.StatusDimensions.Prepend<StatusDimension?>(null)
        let statuses = site.Statuses.Of(component, dimension?.Id)
        where statuses[later] is { } now && now.Status != statuses[earlier]?.Status
        select new ChangedStatus(component, dimension, statuses[earlier], statuses[later]!);

    /// <summary>
    /// The milestones between two releases, in the order of dates: those that belong to a release and are not later than it.
    /// </summary>
    public static IEnumerable<Milestone> Milestones(SiteModel site, int from, int to) =>
        site.Lines.Between(from, to).Select(place => site.Releases[place]).SelectMany(release => site.HistoryOf(release)
            .Where(milestone => !site.State.IsPlanned(milestone)
                && !(release.Date is { } date && milestone.Date.Value.FirstDay > date.Value.LastDay)))
            .Order();
}
