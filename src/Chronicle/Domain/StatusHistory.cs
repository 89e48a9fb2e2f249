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

    /// <param name="milestones">The milestones in the order of dates: without planned ones for the current statuses, with them for the
    /// planned statuses.</param>
    public StatusHistory(ImmutableArray<Release> releases, IEnumerable<Milestone> milestones, ReleaseLines lines)
    {
        (Releases, _lines) = (releases, lines);
        var places = releases.Select((release, place) => new { release.Id, Place = place })
            .ToFrozenDictionary(entry => entry.Id, entry => entry.Place);
        var changes = milestones.Where(milestone => !milestone.Changes.IsEmpty)
            .SelectMany(milestone => ToChanges(milestone, FirstPlaces(milestone, places)))
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

    private ImmutableArray<int> FirstPlaces(Milestone milestone, FrozenDictionary<RecordId, int> places) =>
        milestone.Release is { } release ? [places[release.Value]]
        : [.. Enumerable.Range(0, Releases.Length).Where(place => IsOutAfter(place, milestone.Date.Value)
            && !(_lines.Before(place) is { } before && IsOutAfter(before, milestone.Date.Value)))];

    private bool IsOutAfter(int place, PartialDate date) =>
        Releases[place].Date is not { } released || date.FirstDay <= released.Value.LastDay;

    // The changes are in the order of dates. So if two of them count for one release, the later one wins.
    private ImmutableArray<StatusAt?> Fold(ImmutableArray<Change> changes)
    {
        var latest = new int?[Releases.Length];
        for (var i = 0; i < changes.Length; i++)
            foreach (var place in changes[i].From)
                latest[place] = i;
        for (var place = 0; place < latest.Length; place++)
            if (_lines.Before(place) is { } before && (latest[place] is null || latest[before] > latest[place]))
                latest[place] = latest[before];
        return [.. latest.Select(change => change is { } index ? changes[index].Status : null)];
    }
}
