using System.Collections.Immutable;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Site.Domain;
using Site.Link;
using Site.Render;
using Site.Text;

namespace Site.Export;

/// <summary>
/// iCalendar files (RFC 5545): the releases and milestones of which the day is known, all of them and those of each component. What has a vaguer
/// date is left out, since a calendar cannot say so, and the page tells how many those are. A calendar is one file however long it is: who subscribes to
/// one address gets all of it, and the format knows no further one.
/// </summary>
public static class Calendars
{
    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        if (site.Settings.TagAuthority is null)
            return [];
        return
        [
            Calendar(site, Routes.Home, site.Settings.Title, Of(site)),
            .. site.Components.Select(component => Calendar(site, Routes.Of(component), present.HeadTitle(component.Name), Of(site, component))),
        ];
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

    private static Document.Made Calendar(SiteModel site, UrlPath page, string name, ImmutableArray<Record> records) => new(Routes.CalendarOf(page), site.Settings.At, new(() =>
    {
        var calendar = new Calendar { ProductId = $"-//{site.Settings.TagAuthority}//chronicle//{site.Settings.Language.ToUpperInvariant()}" };
        calendar.AddProperty("X-WR-CALNAME", CleanText.Of(name));
        calendar.Events.AddRange(records.Where(HasDay).Select(record => Event(site, record)));
        return Encoding.UTF8.GetBytes(Fold(new CalendarSerializer().SerializeToString(calendar)!));
    }));

    // The library folds after 75 code units, in the middle of a character if one stands there. The limit is 75 octets, between characters.
    private static string Fold(string calendar)
    {
        var folded = new StringBuilder(calendar.Length);
        foreach (var line in calendar.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var octets = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (octets + rune.Utf8SequenceLength > 75)
                {
                    folded.Append("\r\n ");
                    octets = 1;
                }
                folded.Append(rune.ToString());
                octets += rune.Utf8SequenceLength;
            }
            folded.Append("\r\n");
        }
        return folded.ToString();
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
            Summary = CleanText.Of(record.Title),
            Description = CleanText.Of(record.Summary),
            Url = new(site.Url.Absolute(Routes.Of(record))),
            Transparency = TransparencyType.Transparent,
        };
    }
}
