using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// The records that the site shows. <c>Hidden</c> has the other ids: the records that an as-of date hides, with their names, and the
/// records with an error. References to these are left out without a message.
/// </summary>
internal sealed record VisibleRecords(ParsedSite ParsedSite, ImmutableDictionary<RecordId, string> Hidden);

/// <summary>Hides everything after a day, so that the site shows the state of that day.</summary>
internal static class AsOf
{
    public static VisibleRecords Apply(ParsedSite parsed, DateOnly? day)
    {
        if (day is not { } last)
            return new(parsed, Unusable(parsed));
        var milestones = parsed.Milestones.Where(milestone => milestone.Date.Value.FirstDay <= last)
            .Select(milestone => Known(milestone, last)).ToImmutableArray();
        var releases = parsed.Releases.Where(release => release.Date is null || release.Date.Value.FirstDay <= last)
            .Select(release => Known(release, last)).ToImmutableArray();
        var changed = parsed.Milestones.SelectMany(milestone => milestone.Changes).Select(change => change.Component.Value).ToHashSet();
        var known = LastChanges(milestones);
        var components = parsed.Components.Select(component => AsKnown(component, changed, known)).OfType<Component>()
            .Select(component => Known(component, last)).ToImmutableArray();
        var chapters = parsed.Chapters.Select(chapter => Known(chapter, last)).ToImmutableArray();
        var visible = parsed with { Chapters = chapters, Milestones = milestones, Releases = releases, Components = components };
        var remaining = visible.Records.Select(record => record.Id).ToHashSet();
        var hidden = parsed.Records.Where(record => !remaining.Contains(record.Id))
            .Select(record => KeyValuePair.Create(record.Id, record.Title));
        return new(visible, Unusable(parsed).SetItems(hidden));
    }

    private static T Known<T>(T record, DateOnly last) where T : Record => record with
    {
        Verified = Before(record.Verified, last),
        Corrections = record.Corrections.RemoveAll(correction => correction.Date.Value.FirstDay > last),
    };

    private static PartialDate? Before(PartialDate? date, DateOnly last) => date is { } known && known.FirstDay <= last ? known : null;

    private static ImmutableDictionary<RecordId, string> Unusable(ParsedSite parsed) =>
        parsed.Unusable.Select(record => record.Id).Distinct().ToImmutableDictionary(id => id, id => id.Value);

    /// <summary>The component with its statuses on that day; null if all its changes are later.</summary>
    private static Component? AsKnown(Component component, HashSet<RecordId> changed,
        Dictionary<(RecordId Component, string? Dimension), StatusChange> last)
    {
        if (!changed.Contains(component.Id))
            return component;
        var inDimensions = component.StatusBy.Select(status => last.TryGetValue((component.Id, status.Dimension.Value), out var known)
            ? status with { Status = status.Status with { Value = known.Status.Value } } : null)
            .OfType<DimensionStatus>().ToImmutableArray();
        if (last.TryGetValue((component.Id, null), out var change))
            return component with { Status = component.Status with { Value = change.Status.Value }, StatusBy = inDimensions };
        return inDimensions.IsEmpty ? null : component with { StatusBy = inDimensions };
    }

    // The last change of each component, as a whole and in each dimension. If a milestone has two changes of the same component and
    // dimension, the first counts.
    private static Dictionary<(RecordId Component, string? Dimension), StatusChange> LastChanges(ImmutableArray<Milestone> milestones)
    {
        var last = new Dictionary<(RecordId, string?), StatusChange>();
        foreach (var milestone in milestones.OrderDescending())
            foreach (var change in milestone.Changes)
                last.TryAdd((change.Component.Value, change.Dimension?.Value), change);
        return last;
    }
}
