using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>
/// An event of a calendar that lasts whole days, from <c>First</c> to <c>Last</c>, both included. <c>Stamp</c> is the day for the property
/// DTSTAMP. <c>Sequence</c> is the number of corrections of the record.
/// </summary>
internal sealed record CalendarEvent(
    string Uid, string Title, string Description, UrlPath Page, DateOnly First, DateOnly Last, DateOnly Stamp, int Sequence,
    bool IsPlanned);

/// <summary>
/// The events of a calendar, in the order of dates. <c>LeftOut</c> is the number of events that the calendar cannot show, because their
/// exact day is unknown.
/// </summary>
internal sealed record CalendarContent(ImmutableArray<CalendarEvent> Events, int LeftOut);

/// <summary>
/// Creates the events of the records: one for each milestone, one for each release, and one for the last day of each phase of support. Some
/// milestones are about the publication of a release: they have the day of the release, and its name in the title. Such a milestone and its
/// release become one event, with the id of the release and the words of the milestone.
/// </summary>
internal sealed class CalendarEvents(SiteModel site, Presenter presenter)
{
    private sealed record Entry(PartialDate Date, CalendarEvent? Event);

    public CalendarContent OfAll() => Create([
        .. site.Milestones.Where(milestone => !IsReleaseEvent(milestone)).Select(Of), .. site.Releases.Select(Of).OfType<Entry>(),
        .. site.Releases.SelectMany(EndsOf)]);

    /// <summary>The events of one component: its milestones, and the first release that has the component.</summary>
    public CalendarContent Of(Component component) => Create([
        .. site.HistoryOf(component).Select(milestone =>
            IsReleaseEvent(milestone) ? Of(site.Find<Release>(milestone.Release!))! : Of(milestone)),
        .. component.Since is { } since && Of(site.Find<Release>(since)) is { } first ? [first] : Array.Empty<Entry>()]);

    private static CalendarContent Create(IEnumerable<Entry> entries)
    {
        var all = entries.ToLookup(entry => entry.Event is not null);
        return new(
            [.. all[true].DistinctBy(entry => entry.Event!.Uid).OrderBy(entry => entry.Date)
                .ThenBy(entry => entry.Event!.Uid, StringComparer.Ordinal).Select(entry => entry.Event!)],
            all[false].Count());
    }

    private bool IsReleaseEvent(Milestone milestone) =>
        milestone.Release is { } release && site.AnnouncementOf(site.Find<Release>(release))?.Id == milestone.Id;

    private Entry Of(Milestone milestone) => Of(milestone, milestone, milestone.Date.Value, site.State.IsPlanned(milestone));

    private Entry? Of(Release release) => release.Date is not { } date ? null
        : Of(release, site.AnnouncementOf(release) ?? (Record)release, date.Value, site.State.IsPlanned(release));

    /// <param name="record">The record that gives the id and the page.</param>
    /// <param name="words">The record that gives the words.</param>
    private Entry Of(Record record, Record words, PartialDate date, bool isPlanned)
    {
        // A correction of either record changes the event.
        var corrections = words == record ? record.Corrections : record.Corrections.AddRange(words.Corrections);
        // The format requires the time at which the event was written. This time is the latest of the date of the event and the dates of
        // its corrections. A planned date is not the date of a change, so the day of the last check is used instead of a planned date.
        var written = corrections.Select(correction => (PartialDate?)correction.Date.Value).Append(isPlanned ? record.Verified : date)
            .Max();
        var stamp = written?.FirstDay ?? site.State.Day ?? date.FirstDay;
        return new(date, DaysOf(date) is not { } days ? null : new(TagIds.Of(site, record)!, words.Title, words.Summary,
            Routes.Of(record), days.First, days.Last, stamp, corrections.Length, isPlanned));
    }

    private IEnumerable<Entry> EndsOf(Release release)
    {
        foreach (var period in site.SupportOf(release))
            if (period.To is { } end)
                yield return new(end, !end.IsDay ? null : new(TagIds.OfSupport(site, release, period.Phase)!,
                    presenter.Words.Fill("support_ends", ("release", release.Name), ("phase", presenter.Phase(period.Phase).Label)),
                    release.Summary, Routes.Of(release), end.FirstDay, end.FirstDay,
                    release.LastChecked?.FirstDay ?? site.State.Day ?? end.FirstDay, release.Corrections.Length, site.State.IsAfter(end)));
    }

    private static (DateOnly First, DateOnly Last)? DaysOf(PartialDate date) =>
        date.IsDay ? (date.FirstDay, date.FirstDay)
        : date.Span is { Kind: SpanKind.Period, From: { IsDay: true } from, To: { IsDay: true } to } ? (from.FirstDay, to.FirstDay)
        : null;
}
