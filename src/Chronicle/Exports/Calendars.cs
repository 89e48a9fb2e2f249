using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>
/// iCalendar files (RFC 5545): the releases and milestones with a known day, one calendar for all of them and one for each component.
/// Records with a vaguer date are left out, because the format cannot express it, and the page gives their number. A calendar is first
/// published when it has an event. A published calendar stays even without events; its only component is then a time zone, because the
/// format asks for at least one component. A calendar is one file however long it is: a subscriber fetches one address, and the format has
/// no parts.
/// </summary>
internal static class Calendars
{
    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        if (site.Settings.TagAuthority is null)
            return [];
        var all = FindRecords(site);
        // An event is in the calendar of the whole site and in those of its components: it is written once.
        var events = all.Where(HasDay).ToDictionary(record => record.Id, record => new Lazy<byte[]>(() => WriteEvent(site, record)));
        var published = site.Permalinks.Select(line => line.Value).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Create(Routes.Home, site.Settings.Title, all),
            .. site.Components.SelectMany(component =>
                Create(Routes.Of(component), presenter.HeadTitle(component.Name), FindRecords(site, component))),
        ];

        IEnumerable<Document> Create(UrlPath page, string name, ImmutableArray<Record> records)
        {
            var address = Routes.CalendarOf(page);
            // A calendar that was published once stays, although it has no events any more: the address is in use.
            if (HasEvents(records) || published.Contains(address.Value))
                yield return new Document.Made(address, site.Settings.At, () =>
                    Write(site, name, records.Where(HasDay).Select(record => events[record.Id].Value)));
        }
    }

    /// <summary>Everything with a date, in time.</summary>
    public static ImmutableArray<Record> FindRecords(SiteModel site) =>
        Sort(site.Milestones.Concat<Record>(site.Releases.Where(release => release.Date is not null)));

    /// <summary>The milestones of a component, and the first release that has it.</summary>
    public static ImmutableArray<Record> FindRecords(SiteModel site, Component component) =>
        Sort(site.HistoryOf(component).Concat<Record>(component.Since is { } since && site.Find<Release>(since) is { Date: not null } first
            ? [first] : []));

    /// <summary>Whether a calendar of these records has an event.</summary>
    public static bool HasEvents(ImmutableArray<Record> records) => records.Any(HasDay);

    /// <summary>The number of records without a known day.</summary>
    public static int CountLeftOut(ImmutableArray<Record> records) => records.Count(record => !HasDay(record));

    private static ImmutableArray<Record> Sort(IEnumerable<Record> records) => [.. records.OrderBy(DateOf).ThenBy(record => record.Id)];

    private static bool HasDay(Record record) => DateOf(record) is { Day: not null, Approximate: false };

    private static PartialDate DateOf(Record record) => record switch
    {
        Milestone milestone => milestone.Date.Value,
        Release { Date: { } date } => date.Value,
        _ => throw new InvalidOperationException(record.GetType().Name),
    };

    private static ReadOnlyMemory<byte> Write(SiteModel site, string name, IEnumerable<byte[]> events)
    {
        using var file = new PooledBufferWriter();
        var calendar = new CalendarWriter(file);
        calendar.Write("BEGIN", "VCALENDAR");
        calendar.WriteText("PRODID", $"-//{site.Settings.TagAuthority}//chronicle//{site.Settings.Language.ToUpperInvariant()}");
        calendar.Write("VERSION", "2.0");
        calendar.WriteText("X-WR-CALNAME", name);
        var start = file.Length;
        foreach (var one in events)
            file.Write(one);
        if (file.Length == start)
            WriteTimeZone(calendar);
        calendar.Write("END", "VCALENDAR");
        return file.ToArray();
    }

    // The format asks for one component at least. A time zone is the only one that no reader's calendar shows.
    private static void WriteTimeZone(CalendarWriter calendar)
    {
        calendar.Write("BEGIN", "VTIMEZONE");
        calendar.Write("TZID", "UTC");
        calendar.Write("BEGIN", "STANDARD");
        calendar.Write("DTSTART", "19700101T000000");
        calendar.Write("TZOFFSETFROM", "+0000");
        calendar.Write("TZOFFSETTO", "+0000");
        calendar.Write("END", "STANDARD");
        calendar.Write("END", "VTIMEZONE");
    }

    private static byte[] WriteEvent(SiteModel site, Record record)
    {
        var date = DateOf(record);
        // The format asks when the entry was made. The record says it: the day of its last correction, or its own.
        var stamp = record.Corrections.Select(correction => correction.Date.Value).Append(date).Max().FirstDay;
        using var file = new PooledBufferWriter();
        var calendar = new CalendarWriter(file);
        calendar.Write("BEGIN", "VEVENT");
        calendar.WriteText("DESCRIPTION", record.Summary);
        calendar.Write("DTSTAMP", Day(stamp) + "T000000Z");
        calendar.Write("DTSTART;VALUE=DATE", Day(date.FirstDay));
        calendar.Write("SEQUENCE", record.Corrections.Length.ToString(CultureInfo.InvariantCulture));
        calendar.WriteText("SUMMARY", record.Title);
        calendar.Write("TRANSP", "TRANSPARENT");
        calendar.WriteText("UID", Identities.Of(site, record)!);
        calendar.Write("URL", site.Url.Absolute(Routes.Of(record)));
        calendar.Write("END", "VEVENT");
        return file.ToArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
