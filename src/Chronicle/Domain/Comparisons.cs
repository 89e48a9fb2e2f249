using System.Collections.Immutable;

namespace Chronicle.Domain;

/// <summary>Two releases, by their indexes among the releases in the order of time.</summary>
internal sealed record ReleasePair(int From, int To);

/// <summary>A component that has another status in the later of two releases. <paramref name="Before"/> is null if it had none.</summary>
internal sealed record ChangedStatus(Component Component, StatusAt? Before, StatusAt Now);

/// <summary>Differences between releases.</summary>
internal static class Comparisons
{
    /// <summary>With how many long-term releases before it a long-term release is compared on a page of its own.</summary>
    public const int LongTermBefore = 8;

    /// <summary>
    /// The pairs that have a page: neighbours, and each long-term release with the <see cref="LongTermBefore"/> long-term releases before
    /// it. So the number of pages grows with the releases, and a new release takes no page away. Sorted by the later release, then by the
    /// earlier one.
    /// </summary>
    public static ImmutableArray<ReleasePair> Pairs(ImmutableArray<Release> releases)
    {
        int[] longTerm = [.. Enumerable.Range(0, releases.Length).Where(place => releases[place].LongTerm)];
        return
        [
            .. Enumerable.Range(1, Math.Max(0, releases.Length - 1)).Select(place => new ReleasePair(place - 1, place))
                .Union(longTerm.SelectMany((to, rank) => longTerm[Math.Max(0, rank - LongTermBefore)..rank]
                    .Select(from => new ReleasePair(from, to))))
                .OrderBy(pair => pair.To).ThenBy(pair => pair.From),
        ];
    }

    /// <summary>The components whose status differs between two releases, by name.</summary>
    public static IEnumerable<ChangedStatus> Changes(SiteModel site, int from, int to) =>
        site.Components
            .Select(component => (Component: component, Statuses: site.Statuses.Of(component)))
            .Where(entry => entry.Statuses[to] is { } now && now.Status != entry.Statuses[from]?.Status)
            .Select(entry => new ChangedStatus(entry.Component, entry.Statuses[from], entry.Statuses[to]!));
}
