using System.Collections.Frozen;
using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>The status that a component had with a release, and the milestone that gave it.</summary>
internal sealed record StatusAt(string Status, Milestone Since);

/// <summary>
/// The statuses of components over the releases, computed from the changes of the milestones. A milestone that names a release counts from
/// that release on. A milestone without a release counts, in each line, from the first release that is not earlier than the milestone. A
/// release inherits the statuses of its predecessor in its line.
/// </summary>
internal sealed class StatusHistory
{
    private readonly FrozenDictionary<(RecordId Component, string? Dimension), ImmutableArray<StatusAt?>> _byComponent;
    private readonly ImmutableArray<StatusAt?> _nothing;
    private readonly ReleaseLines _lines;

    /// <summary>A change of a status, with the first release in each line for which it counts.</summary>
    private sealed record Change((RecordId Component, string? Dimension) Of, StatusAt Status, ImmutableArray<int> From);

    /// <param name="milestones">The milestones in the order of dates. The history of planned statuses needs the planned milestones too; the
    /// history of the current statuses is made without them.</param>
    public StatusHistory(ImmutableArray<Release> releases, IEnumerable<Milestone> milestones, ReleaseLines lines)
    {
        (Releases, _lines) = (releases, lines);
        var changes = milestones.Where(milestone => !milestone.Changes.IsEmpty)
            .SelectMany(milestone => ToChanges(milestone, FirstIndexes(milestone)))
            .ToLookup(change => change.Of);
        _byComponent = changes.ToFrozenDictionary(group => group.Key, group => Fold([.. group]));
        _nothing = [.. new StatusAt?[releases.Length]];
    }

    /// <summary>The releases in the order of dates.</summary>
    public ImmutableArray<Release> Releases { get; }

    /// <summary>The status with each release, in the order of <see cref="Releases"/>; null if no change has happened yet.</summary>
    /// <param name="dimension">Null for the status as a whole.</param>
    public ImmutableArray<StatusAt?> Of(Component component, string? dimension = null) =>
        _byComponent.GetValueOrDefault((component.Id, dimension), _nothing);

    private static IEnumerable<Change> ToChanges(Milestone milestone, ImmutableArray<int> from) =>
        milestone.Changes.Select(change =>
            new Change((change.Component.Value, change.Dimension?.Value), new(change.Status.Value, milestone), from));

    private ImmutableArray<int> FirstIndexes(Milestone milestone) =>
        milestone.Release is { } release ? [_lines.IndexOf(release.Value)]
        : [.. Enumerable.Range(0, Releases.Length).Where(index => IsOutAfter(index, milestone.Date.Value)
            && !(_lines.Before(index) is { } before && IsOutAfter(before, milestone.Date.Value)))];

    private bool IsOutAfter(int index, PartialDate date) =>
        Releases[index].Date is not { } released || date.FirstDay <= released.Value.LastDay;

    // The changes are in the order of dates. So if two of them count for one release, the later one wins.
    private ImmutableArray<StatusAt?> Fold(ImmutableArray<Change> changes)
    {
        var latest = new int?[Releases.Length];
        for (var i = 0; i < changes.Length; i++)
            foreach (var index in changes[i].From)
                latest[index] = i;
        for (var index = 0; index < latest.Length; index++)
            if (_lines.Before(index) is { } before && (latest[index] is null || latest[before] > latest[index]))
                latest[index] = latest[before];
        return [.. latest.Select(change => change is { } i ? changes[i].Status : null)];
    }
}
