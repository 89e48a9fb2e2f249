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
    private readonly Dictionary<string, int> _indexes =
        releases.Select((release, i) => (release.Id.Value, i)).ToDictionary(StringComparer.Ordinal);

    /// <summary>The index of a release in the order of dates; null for an unknown release.</summary>
    public int? IndexOf(string? version) => version is not null && _indexes.TryGetValue(version, out var index) ? index : null;

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
        var start = IndexOf(life.Since?.Value.Value) ?? IndexOf(component.Since?.Value.Value) ?? Array.IndexOf(isPresent, true);
        var firstPresent = IndexOf(life.PresentSince?.Value.Value) ?? start;
        var end = IndexOf(life.Until?.Value.Value) ?? releases.Length - 1;
        // From "present_since" to "since" the tree has the value already. From "since" on, the status decides. Without any status, the
        // record alone decides.
        for (var i = 0; i < expected.Length; i++)
            expected[i] = i < firstPresent || i > end ? Expectation.Absent
                : i < start || isPresent[i] || !isEverPresent ? Expectation.Present
                : Expectation.None;
        return [.. expected];
    }

    public bool IsPresent(string status) => settings.Present.Any(word => word.Value == status);
}
