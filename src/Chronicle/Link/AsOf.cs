using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// The records that the site shows. <c>LeftOut</c> has the other ids: the records that an as-of date hides, with their names, and the
/// records with an error. References to these are left out without a message.
/// </summary>
internal sealed record VisibleRecords(ParsedSite ParsedSite, ImmutableDictionary<RecordId, string> LeftOut);

/// <summary>Hides everything after a day, so that the site shows the state of that day.</summary>
internal sealed class AsOf
{
    private readonly ParsedSite _parsed;
    private readonly DateOnly _day;
    private readonly HashSet<RecordId> _laterReleases;

    private AsOf(ParsedSite parsed, DateOnly day)
    {
        (_parsed, _day) = (parsed, day);
        _laterReleases = [.. parsed.Releases.Where(release => IsLater(release.Date?.Value)).Select(release => release.Id)];
    }

    public static VisibleRecords Apply(ParsedSite parsed, DateOnly? day)
    {
        var unusable = parsed.Unusable.Select(record => record.Id).Distinct().ToImmutableDictionary(id => id, id => id.Value);
        if (day is null)
            return new(parsed, unusable);
        var visible = new AsOf(parsed, day.Value).FindVisible();
        var remaining = visible.Records.Select(record => record.Id).ToHashSet();
        return new(visible, unusable.SetItems(parsed.Records.Where(record => !remaining.Contains(record.Id))
            .Select(record => KeyValuePair.Create(record.Id, record.Title))));
    }

    private ParsedSite FindVisible()
    {
        ImmutableArray<Milestone> milestones = [.. _parsed.Milestones.Where(milestone => !IsLater(milestone.Date.Value)).Select(Known)];
        var changed = _parsed.Milestones.SelectMany(milestone => milestone.Changes)
            .Select(change => (change.Component.Value, change.Dimension?.Value)).ToHashSet();
        var last = LastChanges(milestones);
        return _parsed with
        {
            Chapters = [.. _parsed.Chapters.Select(Known)],
            Milestones = milestones,
            Releases = [.. _parsed.Releases.Where(release => !IsLater(release.Date?.Value))
                .Select(release => WithKnownSupport(Known(release)))],
            Components = [.. _parsed.Components.Select(component => WithKnownStatuses(component, changed, last)).OfType<Component>()
                .Select(component => Known(component) with
                {
                    PartRows = [.. component.PartRows.Select(part => part with { Fields = Known(part.Fields) })],
                })],
            Sources = [.. _parsed.Sources.Where(source => !IsLater(source.Date))
                .Select(source => source with { Fields = Known(source.Fields) })],
            // A citation of a hidden source is left out without a message, like the citation of a source with an error.
            UnusableSources = _parsed.UnusableSources.Union(_parsed.Sources.Where(source => IsLater(source.Date))
                .Select(source => source.Id)),
        };
    }

    private T Known<T>(T record) where T : Record => record with
    {
        Verified = Before(record.Verified),
        Corrections = record.Corrections.RemoveAll(correction => IsLater(correction.Date.Value)),
        Fields = Known(record.Fields),
    };

    private PartialDate? Before(PartialDate? date) => IsLater(date) ? null : date;

    private bool IsLater(PartialDate? date) => date?.FirstDay > _day;

    private ImmutableArray<FieldValue> Known(ImmutableArray<FieldValue> fields) =>
    [
        .. fields.Select(field => field with { Items = field.Items.RemoveAll(item => IsLater(field.Field, item)) })
            .Where(field => !field.Items.IsEmpty),
    ];

    // A value that a later release has first, or that is a later date.
    private bool IsLater(FieldDeclaration field, FieldItem item) =>
        item.Life.Since is { } since && _laterReleases.Contains(since.Value)
        || field.Kind is FieldKind.Date or FieldKind.FlagOrDate && PartialDate.TryParse(item.Text, out var date) && IsLater(date);

    // On the day, a phase of support that ends later has no known end, and a phase that begins later is unknown.
    private Release WithKnownSupport(Release release)
    {
        var periods = Support.Of(_parsed.Settings!, release);
        return !periods.Any(period => IsLater(period.From) || IsLater(period.To)) ? release : release with
        {
            EndOfLife = null,
            Support = [.. periods.Where(period => !IsLater(period.From)).Select(period => new StatedPeriod(
                new(period.Phase.Id, release.At), period.From, Before(period.To),
                IsLater(period.To) ? PeriodEnd.Open : period.End))],
        };
    }

    /// <summary>The component with its statuses on that day; null if its status as a whole begins later.</summary>
    /// <param name="changed">The components and dimensions that any milestone changes.</param>
    /// <param name="last">The last change of each of them until the day.</param>
    private static Component? WithKnownStatuses(Component component, HashSet<(RecordId, string?)> changed,
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
