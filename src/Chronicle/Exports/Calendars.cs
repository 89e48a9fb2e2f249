using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Chronicle.Exports;

/// <summary>
/// iCalendar files (RFC 5545): the releases and milestones of which the day is known, all of them and those of each component. What has a vaguer
/// date is left out, since a calendar cannot say so, and the page tells how many those are. A calendar is one file however long it is: who subscribes to
/// one address gets all of it, and the format knows no further one.
/// </summary>
internal static class Calendars
{
    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        if (site.Settings.TagAuthority is null)
            return [];
        var all = Of(site);
        // The same event stands in the calendar of everything and in those of its components: the library takes long enough to write it once.
        var events = all.Where(HasDay).ToDictionary(record => record.Id, record => new Lazy<byte[]>(() => Fold(new EventSerializer().SerializeToString(Event(site, record))!)));
        return
        [
            Calendar(Routes.Home, site.Settings.Title, all),
            .. site.Components.Select(component => Calendar(Routes.Of(component), presenter.HeadTitle(component.Name), Of(site, component))),
        ];

        Document.Made Calendar(UrlPath page, string name, ImmutableArray<Record> records) =>
            new(Routes.CalendarOf(page), site.Settings.At, () => Write(site, name, records.Where(HasDay).Select(record => events[record.Id].Value)));
    }

    /// <summary>Everything that has a date, in time.</summary>
    public static ImmutableArray<Record> Of(SiteModel site) =>
        [.. site.Milestones.Concat<Record>(site.Releases.Where(release => release.Date is not null)).OrderBy(record => DateOf(record)).ThenBy(record => record.Id)];

    /// <summary>The milestones of a component, and the first release that has it.</summary>
    public static ImmutableArray<Record> Of(SiteModel site, Component component) =>
        [.. site.HistoryOf(component).Concat<Record>(site.Releases.Where(release => release.Date is not null && release.Id == component.Since?.Value)).OrderBy(record => DateOf(record)).ThenBy(record => record.Id)];

    public static int CountLeftOut(IEnumerable<Record> records) => records.Count(record => !HasDay(record));

    private static bool HasDay(Record record) => DateOf(record) is { Day: not null, Approximate: false };

    private static PartialDate DateOf(Record record) => record switch
    {
        Milestone milestone => milestone.Date.Value,
        Release { Date: { } date } => date.Value,
        _ => throw new InvalidOperationException(record.GetType().Name),
    };

    private static ReadOnlyMemory<byte> Write(SiteModel site, string name, IEnumerable<byte[]> events)
    {
        var calendar = new Calendar { ProductId = $"-//{site.Settings.TagAuthority}//chronicle//{site.Settings.Language.ToUpperInvariant()}" };
        calendar.AddProperty("X-WR-CALNAME", CleanText.Clean(name));
        var frame = Fold(new CalendarSerializer().SerializeToString(calendar)!).AsSpan();
        var end = "END:VCALENDAR\r\n"u8;
        using var file = new PooledBufferWriter();
        file.Write(frame[..^end.Length]);
        foreach (var one in events)
            file.Write(one);
        file.Write(end);
        return file.ToArray();
    }

    // The library folds after 75 code units, in the middle of a character if one stands there. The limit is 75 octets, between characters.
    private static byte[] Fold(string text)
    {
        using var folded = new PooledBufferWriter();
        foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = Encoding.UTF8.GetBytes(line).AsSpan();
            for (var room = 75; rest.Length > room; room = 74)
            {
                var end = room;
                while ((rest[end] & 0xC0) == 0x80)
                    end--;
                folded.Write(rest[..end]);
                folded.Write("\r\n "u8);
                rest = rest[end..];
            }
            folded.Write(rest);
            folded.Write("\r\n"u8);
        }
        return folded.ToArray();
    }

    private static CalendarEvent Event(SiteModel site, Record record)
    {
        var date = DateOf(record);
        // When the entry was made, which iCalendar asks for, is what the record says of itself: the day of its last correction, or its own.
        var stamp = record.Corrections.Select(correction => correction.Date.Value).Append(date).Max().FirstDay;
        return new()
        {
            Uid = Identities.Of(site, record),
            DtStamp = new CalDateTime(stamp.Year, stamp.Month, stamp.Day, 0, 0, 0, CalDateTime.UtcTzId),
            Sequence = record.Corrections.Length,
            DtStart = new CalDateTime(date.FirstDay),
            Summary = CleanText.Clean(record.Title),
            Description = CleanText.Clean(record.Summary),
            Url = new(site.Url.Absolute(Routes.Of(record))),
            Transparency = TransparencyType.Transparent,
        };
    }
}
