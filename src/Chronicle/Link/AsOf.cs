using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// The records that remain, and those that an as-of date hides or that are unusable, with their names: references to them are left out in silence.
/// </summary>
internal sealed record VisibleRecords(ParsedSite ParsedSite, ImmutableDictionary<RecordId, string> Hidden);

/// <summary>Hides what lies after a day: the site as its data would have shown it then.</summary>
internal static class AsOf
{
    public static VisibleRecords Apply(ParsedSite draft, DateOnly? day)
    {
        if (day is not { } last)
            return new(draft, Unusable(draft));
        var milestones = draft.Milestones.Where(milestone => milestone.Date.Value.FirstDay <= last)
            .Select(milestone => Known(milestone, last)).ToImmutableArray();
        var releases = draft.Releases.Where(release => release.Date is null || release.Date.Value.FirstDay <= last)
            .Select(release => Known(release, last)).ToImmutableArray();
        var components = draft.Components.Select(component => AsKnown(component, draft.Milestones, milestones)).OfType<Component>()
            .Select(component => Known(component, last)).ToImmutableArray();
        var chapters = draft.Chapters.Select(chapter => Known(chapter, last)).ToImmutableArray();
        var visible = draft with { Chapters = chapters, Milestones = milestones, Releases = releases, Components = components };
        var remaining = visible.Records.Select(record => record.Id).ToHashSet();
        return new(visible, Unusable(draft).SetItems(draft.Records.Where(record => !remaining.Contains(record.Id)).Select(record => KeyValuePair.Create(record.Id, record.Title))));
    }

    private static T Known<T>(T record, DateOnly last) where T : Record => record with
    {
        Verified = Before(record.Verified, last),
        Corrections = record.Corrections.RemoveAll(correction => correction.Date.Value.FirstDay > last),
    };

    private static PartialDate? Before(PartialDate? date, DateOnly last) => date is { } known && known.FirstDay <= last ? known : null;

    private static ImmutableDictionary<RecordId, string> Unusable(ParsedSite draft) =>
        draft.Unusable.Select(record => record.Id).Distinct().ToImmutableDictionary(id => id, id => id.Value);

    /// <summary>With the status it had then; null when all that ever happened to it lies later.</summary>
    private static Component? AsKnown(Component component, ImmutableArray<Milestone> all, ImmutableArray<Milestone> visible)
    {
        if (!all.Any(milestone => ChangeOf(milestone, component) is not null))
            return component;
        var last = visible.Where(milestone => ChangeOf(milestone, component) is not null).Max();
        return last is null ? null : component with { Status = component.Status with { Value = ChangeOf(last, component)!.Status.Value } };
    }

    private static StatusChange? ChangeOf(Milestone milestone, Component component) =>
        milestone.Changes.FirstOrDefault(change => change.Component.Value == component.Id);
}
