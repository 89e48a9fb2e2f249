using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Link.Evidence;

/// <summary>
/// The statement of a record about a value in the tree of one release: the value is there, the value is not there, or nothing.
/// </summary>
internal enum Expectation { None, Present, Absent }

/// <summary>
/// Computes in which releases a value of a component must be in the tree. The first one is the release that the value names, or else the
/// release that the component names. A release counts only if the settings call the status of the component in this release present.
/// </summary>
internal sealed class Expectations(EvidenceSettings settings, ImmutableArray<Release> releases, StatusHistory statuses)
{
    private readonly Dictionary<string, int> _places = releases.Select((release, place) => (Version: release.Id.Value, Place: place))
        .ToDictionary(entry => entry.Version, entry => entry.Place, StringComparer.Ordinal);

    /// <summary>The index of a release in the order of dates; null for an unknown release.</summary>
    public int? PlaceOf(string? version) => version is not null && _places.TryGetValue(version, out var place) ? place : null;

    /// <summary>One expectation for each release, in the order of dates.</summary>
    public ImmutableArray<Expectation> Of(Component component, ValueLife life)
    {
        var history = statuses.Of(component);
        // If no milestone changes the component, it has had its status since its first release.
        bool[] isPresent = history.All(status => status is null) && component.Since is not null
            ? [.. history.Select(_ => IsPresent(component.Status.Value))]
            : [.. history.Select(status => status is not null && IsPresent(status.Status))];
        var isEverPresent = isPresent.Contains(true);
        var expected = new Expectation[releases.Length];
        if (!isEverPresent && life.Since is null)
            return [.. expected];
        var start = PlaceOf(life.Since?.Value.Value) ?? PlaceOf(component.Since?.Value.Value) ?? Array.IndexOf(isPresent, true);
        var firstPresent = PlaceOf(life.PresentSince?.Value.Value) ?? start;
        var end = PlaceOf(life.Until?.Value.Value) ?? releases.Length - 1;
        // From "present_since" to "since" the tree has the value already. From "since" on, the status decides. Without any status, the
        // record alone decides.
        for (var place = 0; place < expected.Length; place++)
            expected[place] = place < firstPresent || place > end ? Expectation.Absent
                : place < start || isPresent[place] || !isEverPresent ? Expectation.Present
                : Expectation.None;
        return [.. expected];
    }

    public bool IsPresent(string status) => settings.Present.Any(word => word.Value == status);
}
