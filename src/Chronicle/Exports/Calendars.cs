using System.Collections.Concurrent;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>
/// Creates iCalendar files (RFC 5545) with the events whose day is known: one for the whole site, and one for each component of the
/// chronicle. Planned events have the status TENTATIVE. Events without an exact day are left out, because the format cannot express them.
/// The page states their number. A calendar is first published when it has an event. From then on it stays, even without events. A calendar
/// of any length is one file, because a subscriber fetches one address and the format has no parts. A site without a tag authority has no
/// calendars, because the ids of events contain the authority.
/// </summary>
internal static class Calendars
{
    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        if (site.Settings.TagAuthority is null)
            return [];
        var events = new CalendarEvents(site, presenter);
        var all = events.OfAll();
        // An event is in the calendar of the whole site and in the calendars of its components. Its bytes are kept, so they are made only
        // once.
        var written = new ConcurrentDictionary<CalendarEvent, byte[]>();
        return
        [
            .. Create(Routes.Home, site.Settings.Title, all),
            .. site.Components.SelectMany(component =>
                Create(Routes.Of(component), presenter.HeadTitle(component.Name), events.Of(component))),
            .. site.Retired.SelectMany(record => Create(Routes.Of(record), presenter.HeadTitle(record.Title), new([], 0))),
        ];

        IEnumerable<Document> Create(UrlPath page, string name, CalendarContent content)
        {
            var address = Routes.CalendarOf(page);
            // A calendar that was published before stays even without events, because subscribers use its address.
            if (!content.Events.IsEmpty || site.WasPublished(address))
                yield return new Document.Made(address, site.Settings.At, () =>
                    Write(site, name, content.Events.Select(one => written.GetOrAdd(one, made => WriteEvent(site, made)))));
        }
    }

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

    // The format requires at least one part between BEGIN and END, such as an event. A calendar without events gets a time zone, because
    // this is the only such part that calendar programs do not show.
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

    private static byte[] WriteEvent(SiteModel site, CalendarEvent made)
    {
        using var file = new PooledBufferWriter();
        var calendar = new CalendarWriter(file);
        calendar.Write("BEGIN", "VEVENT");
        calendar.WriteText("DESCRIPTION", made.Description);
        if (made.Last > made.First)
            calendar.Write("DTEND;VALUE=DATE", Day(made.Last == DateOnly.MaxValue ? made.Last : made.Last.AddDays(1)));
        calendar.Write("DTSTAMP", Day(made.Stamp) + "T000000Z");
        calendar.Write("DTSTART;VALUE=DATE", Day(made.First));
        calendar.Write("SEQUENCE", made.Sequence.ToString(CultureInfo.InvariantCulture));
        if (made.IsPlanned)
            calendar.Write("STATUS", "TENTATIVE");
        calendar.WriteText("SUMMARY", made.Title);
        calendar.Write("TRANSP", "TRANSPARENT");
        calendar.WriteText("UID", made.Uid);
        calendar.Write("URL", site.Url.Absolute(made.Page));
        calendar.Write("END", "VEVENT");
        return file.ToArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
