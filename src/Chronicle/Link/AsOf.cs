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
            .Select(release => WithKnownSupport(Known(release, last), parsed.Settings!, last)).ToImmutableArray();
        var changed = parsed.Milestones.SelectMany(milestone => milestone.Changes)
            .Select(change => (change.Component.Value, change.Dimension?.Value)).ToHashSet();
        var known = LastChanges(milestones);
        var components = parsed.Components.Select(component => AsKnown(component, changed, known)).OfType<Component>()
            .Select(component => Known(component, last) with
            {
                PartRows = [.. component.PartRows.Select(part => part with { Fields = Known(part.Fields, last) })],
            }).ToImmutableArray();
        var visible = parsed with
        {
            Chapters = [.. parsed.Chapters.Select(chapter => Known(chapter, last))],
            Milestones = milestones,
            Releases = releases,
            Components = components,
            Sources = [.. parsed.Sources.Where(source => !IsLater(source.Date, last))
                .Select(source => source with { Fields = Known(source.Fields, last) })],
            // A citation of a hidden source is left out without a message, like the citation of a source with an error.
            UnusableSources = parsed.UnusableSources.Union(parsed.Sources.Where(source => IsLater(source.Date, last))
                .Select(source => source.Id)),
        };
        var remaining = visible.Records.Select(record => record.Id).ToHashSet();
        var hidden = parsed.Records.Where(record => !remaining.Contains(record.Id))
            .Select(record => KeyValuePair.Create(record.Id, record.Title));
        return new(visible, Unusable(parsed).SetItems(hidden));
    }

    private static T Known<T>(T record, DateOnly last) where T : Record => record with
    {
        Verified = Before(record.Verified, last),
        Corrections = record.Corrections.RemoveAll(correction => correction.Date.Value.FirstDay > last),
        Fields = Known(record.Fields, last),
    };

    private static PartialDate? Before(PartialDate? date, DateOnly last) => IsLater(date, last) ? null : date;

    private static bool IsLater(PartialDate? date, DateOnly last) => date?.FirstDay > last;

    private static ImmutableArray<FieldValue> Known(ImmutableArray<FieldValue> fields, DateOnly last) =>
    [
        .. fields.Select(field => field.Field.Kind is not (FieldKind.Date or FieldKind.FlagOrDate) ? field : field with
        {
            Items = field.Items.RemoveAll(item => PartialDate.TryParse(item.Text, out var date) && IsLater(date, last)),
        }).Where(field => !field.Items.IsEmpty),
    ];

    // On the day, a phase of support that ends later has no known end, and a phase that begins later is unknown.
    private static Release WithKnownSupport(Release release, Settings settings, DateOnly last)
    {
        var periods = Support.Of(settings, release);
        return !periods.Any(period => IsLater(period.From, last) || IsLater(period.To, last)) ? release : release with
        {
            EndOfLife = null,
            Support = [.. periods.Where(period => !IsLater(period.From, last)).Select(period => new StatedPeriod(
                new(period.Phase.Id, release.At), period.From, Before(period.To, last),
                IsLater(period.To, last) ? PeriodEnd.Open : period.End))],
        };
    }

    private static ImmutableDictionary<RecordId, string> Unusable(ParsedSite parsed) =>
        parsed.Unusable.Select(record => record.Id).Distinct().ToImmutableDictionary(id => id, id => id.Value);

    /// <summary>The component with its statuses on that day; null if its status as a whole begins later.</summary>
    /// <param name="changed">The components and dimensions that any milestone changes.</param>
    /// <param name="last">The last change of each of them until the day.</param>
    private static Component? AsKnown(Component component, HashSet<(RecordId, string?)> changed,
        Dictionary<(RecordId, string?), StatusChange> last)
    {
        return On(component.Status, null) is not { } whole ? null : component with
        {
            Status = whole,
            StatusBy = [.. component.StatusBy.Select(status => On(status.Status, status.Dimension.Value) is { } known
                ? status with { Status = known } : null).OfType<DimensionStatus>()],
        };

        // A status that no milestone changes has no known beginning, so it stays.
        Located<string>? On(Located<string> status, string? dimension) => !changed.Contains((component.Id, dimension)) ? status
            : last.TryGetValue((component.Id, dimension), out var change) ? status with { Value = change.Status.Value } : null;
    }

    // The last change of each component, as a whole and in each dimension.
    private static Dictionary<(RecordId, string?), StatusChange> LastChanges(ImmutableArray<Milestone> milestones)
    {
        var last = new Dictionary<(RecordId, string?), StatusChange>();
        foreach (var milestone in milestones.OrderDescending())
            foreach (var change in milestone.Changes)
                last.TryAdd((change.Component.Value, change.Dimension?.Value), change);
        return last;
    }
}
