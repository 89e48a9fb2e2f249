using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Link;

/// <summary>What a record says about a value in the tree of one release: that it is there, that it is not, or nothing.</summary>
internal enum Expectation { None, Present, Absent }

/// <summary>
/// The releases in which a value of a component must be in the tree: from the release that the value, or else the component, names as the
/// first, while the component has a status that the settings call present.
/// </summary>
internal sealed class Expectations(EvidenceSettings settings, ImmutableArray<Release> releases, StatusHistory statuses)
{
    private readonly Dictionary<string, int> _places = releases.Select((release, place) => (Version: release.Id.Value, Place: place))
        .ToDictionary(entry => entry.Version, entry => entry.Place, StringComparer.Ordinal);

    /// <summary>The place of a release in time; null for an unknown one.</summary>
    public int? PlaceOf(string? version) => version is not null && _places.TryGetValue(version, out var place) ? place : null;

    /// <summary>One for each release, in time.</summary>
    public ImmutableArray<Expectation> Of(Component component, ValueLife life)
    {
        var history = statuses.Of(component);
        // Without a milestone that changes it, a component has had its status since its first release.
        bool[] isPresent = history.All(status => status is null) && component.Since is not null
            ? [.. history.Select(_ => IsPresent(component.Status.Value))]
            : [.. history.Select(status => status is not null && IsPresent(status.Status))];
        var isEver = isPresent.Contains(true);
        var expected = new Expectation[releases.Length];
        if (!isEver && life.Since is null)
            return [.. expected];
        var start = PlaceOf(life.Since?.Value.Value) ?? PlaceOf(component.Since?.Value.Value) ?? Array.IndexOf(isPresent, true);
        var there = PlaceOf(life.PresentSince?.Value.Value) ?? start;
        var end = PlaceOf(life.Until?.Value.Value) ?? releases.Length - 1;
        for (var place = 0; place < expected.Length; place++)
            expected[place] = place < there || place > end ? Expectation.Absent
                : place < start || isPresent[place] || !isEver ? Expectation.Present
                : Expectation.None;
        return [.. expected];
    }

    public bool IsPresent(string status) => settings.Present.Any(word => word.Value == status);
}
