using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chronicle.Domain;

/// <summary>The status that a component had with a release, and the milestone that gave it.</summary>
internal sealed record StatusAt(string Status, Milestone Since);

/// <summary>
/// The statuses of components over the releases: what the milestones' changes add up to. A milestone that names a release counts from that
/// release on; one that names none counts from the first release that came out on its day or later.
/// </summary>
internal sealed class StatusHistory
{
    private readonly FrozenDictionary<(RecordId Component, string? Dimension), ImmutableArray<StatusAt?>> _byComponent;
    private readonly ImmutableArray<StatusAt?> _nothing;

    /// <summary>A change that counts from the release at this place on.</summary>
    private sealed record Change((RecordId Component, string? Dimension) Of, StatusAt Status, int From);

    public StatusHistory(ImmutableArray<Release> releases, ImmutableArray<Milestone> milestones)
    {
        Releases = releases;
        var places = releases.Select((release, place) => new { release.Id, Place = place })
            .ToFrozenDictionary(entry => entry.Id, entry => entry.Place);
        var changes = milestones
            .SelectMany(milestone => milestone.Changes.Select(change =>
                new Change((change.Component.Value, change.Dimension?.Value), new(change.Status.Value, milestone), FirstPlace(milestone, places))))
            .ToLookup(change => change.Of);
        _byComponent = changes.ToFrozenDictionary(group => group.Key, group => Fold(group, releases.Length));
        _nothing = [.. new StatusAt?[releases.Length]];
    }

    /// <summary>In time.</summary>
    public ImmutableArray<Release> Releases { get; }

    /// <summary>The status with each release, in the order of <see cref="Releases"/>; null where nothing had happened yet.</summary>
    /// <param name="dimension">Null for the status as a whole.</param>
    public ImmutableArray<StatusAt?> Of(Component component, string? dimension = null) =>
        _byComponent.GetValueOrDefault((component.Id, dimension), _nothing);

    private int FirstPlace(Milestone milestone, FrozenDictionary<RecordId, int> places)
    {
        if (milestone.Release is { } release)
            return places[release.Value];
        for (var place = 0; place < Releases.Length; place++)
            if (Releases[place].Date is not { } date || milestone.Date.Value.FirstDay <= date.Value.LastDay)
                return place;
        return Releases.Length;
    }

    // The changes come in time, so that of two that count from one release the later wins.
    private static ImmutableArray<StatusAt?> Fold(IEnumerable<Change> changes, int releases)
    {
        var byRelease = new StatusAt?[releases];
        foreach (var change in changes)
            for (var place = change.From; place < releases; place++)
                byRelease[place] = change.Status;
        return ImmutableArray.Create(byRelease);
    }
}
