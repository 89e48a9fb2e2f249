using System.Collections.Immutable;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>
/// Atom feeds (RFC 4287) of the milestones: all, and those of each component, release and kind; and of the corrections. A feed holds what is
/// newest. The feed of all goes on in an archive for each year (RFC 5005), so that it stays small and nothing is lost.
/// Ids and dates come from the records: a reader sees an entry again only when a dated correction was made.
/// </summary>
internal static class Feeds
{
    private static readonly XNamespace History = "http://purl.org/syndication/history/1.0";

    private sealed record Entry(string Id, string Title, UrlPath Page, string Summary, DateTimeOffset Published, DateTimeOffset Updated, string? Category);

    /// <summary>Whether this page has a feed. The feed of everything, with its archives, is no export that can be left out.</summary>
    public static bool Publishes(SiteModel site, UrlPath page) => site.Settings.TagAuthority is not null && (page == Routes.Home || site.Settings.Publishes(ExportKind.Feeds));

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        if (!Publishes(site, Routes.Home))
            return [];
        // Milestones of one moment have an order too: it is turned round as a whole.
        var all = site.Milestones.Reverse().ToImmutableArray();
        // Every year has its archive, also while all of it is new: an address that comes must not go again.
        var byYear = all.ToLookup(milestone => milestone.Date.Value.FirstDay.Year);
        var archives = byYear.Select(year => year.Key).ToImmutableArray();
        var newest = site.Limits.EntriesPerFeed;
        var oldest = all.Length > newest ? archives.IndexOf(all[newest].Date.Value.FirstDay.Year) : archives.Length;
        ImmutableArray<Document> ofAll =
        [
            Feed(site, Routes.Home, [], site.Settings.Title, all.Take(newest).Select(milestone => Of(site, milestone)), oldest < archives.Length ? [("prev-archive", Routes.FeedOf(Routes.Year(archives[oldest])))] : []),
            .. archives.Select((year, place) => Feed(site, Routes.Year(year), ["year", $"{year:0000}"], presenter.HeadTitle($"{year:0000}"),
                byYear[year].Select(milestone => Of(site, milestone)), Links(place), isArchive: true)),
        ];
        return site.Settings.Publishes(ExportKind.Feeds) ? ofAll.Concat(OfParts(site, presenter)) : ofAll;

        IEnumerable<(string Relation, UrlPath Target)> Links(int place)
        {
            if (place + 1 < archives.Length)
                yield return ("prev-archive", Routes.FeedOf(Routes.Year(archives[place + 1])));
            if (place > 0)
                yield return ("next-archive", Routes.FeedOf(Routes.Year(archives[place - 1])));
            yield return ("current", Routes.FeedOf(Routes.Home));
        }
    }

    private static IEnumerable<Document> OfParts(SiteModel site, Presenter presenter) =>
    [
        .. site.Components.Concat<Record>(site.Releases).Select(record => Feed(site, Routes.Of(record), [Identities.KindOf(record), record.Identity.Value],
            presenter.HeadTitle(record.Title), site.HistoryOf(record).Reverse().Take(site.Limits.EntriesPerFeed).Select(milestone => Of(site, milestone)), [])),
        .. site.Settings.MilestoneKinds.Terms.Select(kind => Feed(site, Routes.Kind(kind.Id), ["kind", kind.Id],
            presenter.HeadTitle(kind.Plural), site.Milestones.Reverse().Where(milestone => milestone.Kind.Value == kind.Id).Take(site.Limits.EntriesPerFeed).Select(milestone => Of(site, milestone)), [])),
        Feed(site, Routes.Corrections, ["corrections"], presenter.HeadTitle(presenter.Words["corrections"]),
            Corrections.All(site).Take(site.Limits.EntriesPerFeed).Select(correction => Of(site, correction.Record, correction.Correction)), []),
    ];

    private static Document Feed(
        SiteModel site, UrlPath page, ImmutableArray<string> about, string title, IEnumerable<Entry> entries, IEnumerable<(string Relation, UrlPath Target)> links, bool isArchive = false) =>
        new Document.Made(Routes.FeedOf(page), site.Settings.At, () => Write(site, page, Identities.OfFeed(site, about.AsSpan())!, title, [.. entries], links, isArchive));

    private static ReadOnlyMemory<byte> Write(
        SiteModel site, UrlPath page, string id, string title, ImmutableArray<Entry> entries, IEnumerable<(string Relation, UrlPath Target)> links, bool isArchive)
    {
        var feed = new SyndicationFeed
        {
            Id = id,
            Title = new(CleanText.Of(title)),
            Language = site.Settings.Language,
            Copyright = site.Settings.Licence is { } licence ? new(CleanText.Of(licence)) : null,
            // A feed must have a date. One without entries has not changed since the beginning.
            LastUpdatedTime = entries.IsEmpty ? DateTimeOffset.UnixEpoch : entries.Max(entry => entry.Updated),
            Items = entries.Select(entry => Item(site, entry)),
        };
        feed.Authors.Add(new() { Name = CleanText.Of(site.Settings.Title), Uri = site.Url.Absolute(Routes.Home) });
        feed.Links.Add(new(Address(site, Routes.FeedOf(page))) { RelationshipType = "self", MediaType = "application/atom+xml" });
        feed.Links.Add(SyndicationLink.CreateAlternateLink(Address(site, page), "text/html"));
        foreach (var (relation, target) in links)
            feed.Links.Add(new(Address(site, target)) { RelationshipType = relation });
        if (isArchive)
            feed.ElementExtensions.Add(new XElement(History + "archive"));
        using var xml = new PooledBufferWriter();
        using (var writer = XmlWriter.Create(xml, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
            feed.SaveAsAtom10(writer);
        xml.Write("\n"u8);
        return xml.ToArray();
    }

    private static SyndicationItem Item(SiteModel site, Entry entry)
    {
        var item = new SyndicationItem
        {
            Id = entry.Id,
            Title = new(CleanText.Of(entry.Title)),
            Summary = new(CleanText.Of(entry.Summary)),
            PublishDate = entry.Published,
            LastUpdatedTime = entry.Updated,
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(Address(site, entry.Page), "text/html"));
        if (entry.Category is { } category)
            item.Categories.Add(new(CleanText.Of(category)));
        return item;
    }

    private static Entry Of(SiteModel site, Milestone milestone)
    {
        var published = Moment(milestone.Date.Value);
        var updated = milestone.Corrections.Select(correction => Moment(correction.Date.Value)).Append(published).Max();
        return new(Identities.Of(site, milestone)!, milestone.Title, Routes.Of(milestone), milestone.Summary, published, updated, site.Settings.MilestoneKinds.Find(milestone.Kind.Value)!.Label);
    }

    private static Entry Of(SiteModel site, Record record, Correction correction)
    {
        var moment = Moment(correction.Date.Value);
        return new(Identities.Of(site, record, correction)!, record.Title, Routes.Of(record), correction.Text, moment, moment, null);
    }

    // Atom knows no other precision than the second: the first one that the date can mean.
    private static DateTimeOffset Moment(PartialDate date)
    {
        var moment = new DateTimeOffset(date.FirstDay.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        // The library takes the beginning of the calendar for no date, and writes the clock's in its place. A second later it is the same day.
        return moment == default ? moment.AddSeconds(1) : moment;
    }

    private static Uri Address(SiteModel site, UrlPath path) => new(site.Url.Absolute(path));
}
