using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>
/// Writes Atom feeds (RFC 4287): one of all milestones, one for each component, each release and each kind of milestone, and one of the
/// corrections. A feed contains only the newest entries. The feed of all milestones also has an archive for each year (RFC 5005), so that
/// no entry is lost. The published feed of a retired record stays, without entries and with the reason, because programs still fetch it.
/// Ids and dates come from the records, so a feed reader shows an entry again only after a dated correction.
/// </summary>
internal static class Feeds
{
    private const string Atom = "http://www.w3.org/2005/Atom", History = "http://purl.org/syndication/history/1.0";

    private sealed record Entry(string Id, string Title, UrlPath Page, string Summary, PartialDate Published, PartialDate Updated,
        string? Category);

    private sealed record Link(string Relation, UrlPath Target, string? MediaType = null);

    private sealed record Feed(UrlPath Page, string Id, string Title, ImmutableArray<Entry> Entries, ImmutableArray<Link> Links,
        bool IsArchive, string? Subtitle);

    /// <summary>
    /// Whether this page has a feed. The page must not be that of a year, because only <see cref="Render"/> knows which years have an
    /// archive. A site without a tag authority has no feeds, because the ids of entries contain the authority. The settings can switch off
    /// all feeds except the feed of all milestones and its archives.
    /// </summary>
    public static bool Publishes(SiteModel site, UrlPath page) =>
        site.Settings.TagAuthority is not null && (page == Routes.Home || site.Settings.Publishes(ExportKind.Feeds));

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        if (!Publishes(site, Routes.Home))
            return [];
        var most = site.Limits.EntriesPerFeed;
        // The whole list is reversed, including the order of milestones of one day. Planned milestones are left out, because they are not
        // news.
        var all = site.Milestones.RemoveAll(site.State.IsPlanned).Reverse().ToImmutableArray();
        // Each year has an archive as soon as it has a milestone that is not planned, because an address that was published must not
        // disappear. For the same reason a published archive stays if all milestones of its year are planned now.
        var byYear = all.ToLookup(milestone => milestone.Date.Value.FirstDay.Year);
        var kept = site.Milestones.Select(milestone => milestone.Date.Value.FirstDay.Year).Distinct()
            .Where(year => site.WasPublished(Routes.FeedOf(Routes.Year(year))));
        var archives = byYear.Select(year => year.Key).Union(kept).OrderDescending().ToImmutableArray();
        var oldest = all.Length > most ? archives.IndexOf(all[most].Date.Value.FirstDay.Year) : archives.Length;
        ImmutableArray<Link> older = oldest < archives.Length ? [new("prev-archive", Routes.FeedOf(Routes.Year(archives[oldest])))] : [];
        ImmutableArray<Document> ofAll =
        [
            Create(site, Routes.Home, [], site.Settings.Title, () => Milestones(all.Take(most)), older),
            .. archives.Select((year, index) =>
                Create(site, Routes.Year(year), ["year", $"{year:0000}"], presenter.HeadTitle($"{year:0000}"),
                () => Milestones(byYear[year]), Neighbours(archives, index), isArchive: true)),
        ];
        return site.Settings.Publishes(ExportKind.Feeds) ? ofAll.Concat(RenderParts(site, presenter)) : ofAll;

        IEnumerable<Entry> Milestones(IEnumerable<Milestone> milestones) => milestones.Select(milestone => CreateEntry(site, milestone));
    }

    private static ImmutableArray<Link> Neighbours(ImmutableArray<int> archives, int index) =>
    [
        .. index + 1 < archives.Length ? [new Link("prev-archive", Routes.FeedOf(Routes.Year(archives[index + 1])))]
            : ImmutableArray<Link>.Empty,
        .. index > 0 ? [new Link("next-archive", Routes.FeedOf(Routes.Year(archives[index - 1])))] : ImmutableArray<Link>.Empty,
        new("current", Routes.FeedOf(Routes.Home)),
    ];

    private static IEnumerable<Document> RenderParts(SiteModel site, Presenter presenter) =>
    [
        .. site.Components.Concat<Record>(site.Releases).Select(record => Create(site, Routes.Of(record),
            [record.KindName, record.Identity.Value], presenter.HeadTitle(record.Title), () =>
                Newest(site, site.HistoryOf(record)))),
        .. site.Retired.Where(record => site.WasPublished(Routes.FeedOf(Routes.Of(record)))).Select(record =>
            Create(site, Routes.Of(record), [record.KindName, record.Identity.Value], presenter.HeadTitle(record.Title),
                () => [], subtitle: record.Withdrawn ?? presenter.Words["retired"])),
        .. site.Settings.MilestoneKinds.Terms.Select(kind => Create(site, Routes.Kind(kind.Id),
            ["kind", kind.Id], presenter.HeadTitle(kind.Plural), () => Newest(site, site.MilestonesOf(kind)))),
        Create(site, Routes.Corrections, ["corrections"], presenter.HeadTitle(presenter.Words["corrections"]),
            () => Corrections.All(site).Take(site.Limits.EntriesPerFeed).Select(correction => CreateEntry(site, correction))),
    ];

    private static IEnumerable<Entry> Newest(SiteModel site, ImmutableArray<Milestone> milestones) =>
        milestones.RemoveAll(site.State.IsPlanned).Reverse().Take(site.Limits.EntriesPerFeed)
            .Select(milestone => CreateEntry(site, milestone));

    private static Document Create(SiteModel site, UrlPath page, ImmutableArray<string> about, string title,
        Func<IEnumerable<Entry>> entries, ImmutableArray<Link>? links = null, bool isArchive = false, string? subtitle = null) =>
        new Document.Made(Routes.FeedOf(page), site.Settings.At, () => Write(site, new(page,
            TagIds.OfFeed(site, about.AsSpan())!, title, [.. entries()], links ?? [], isArchive, subtitle)));

    private static ReadOnlyMemory<byte> Write(SiteModel site, Feed feed) => XmlFile.Write(xml =>
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, site.Settings.Language);
        WriteText(xml, "title", feed.Title);
        if (feed.Subtitle is { } subtitle)
            WriteText(xml, "subtitle", subtitle);
        xml.WriteElementString("id", feed.Id);
        if (site.Settings.Licence is { } licence)
            WriteText(xml, "rights", licence);
        // The format requires a date. A feed without entries gets a fixed one.
        xml.WriteElementString("updated", feed.Entries.IsEmpty
            ? "1970-01-01T00:00:00Z" : Moment(feed.Entries.MaxBy(entry => entry.Updated.FirstDay)!.Updated));
        xml.WriteStartElement("author");
        xml.WriteElementString("name", CleanText.Clean(site.Settings.Title));
        xml.WriteElementString("uri", site.Url.Absolute(Routes.Home));
        xml.WriteEndElement();
        WriteLink(xml, site, new("self", Routes.FeedOf(feed.Page), "application/atom+xml"));
        WriteLink(xml, site, new("alternate", feed.Page, "text/html"));
        foreach (var link in feed.Links)
            WriteLink(xml, site, link);
        if (feed.IsArchive)
        {
            xml.WriteStartElement("archive", History);
            xml.WriteEndElement();
        }
        foreach (var entry in feed.Entries)
            WriteEntry(xml, site, entry);
        xml.WriteEndElement();
    });

    private static void WriteEntry(XmlWriter xml, SiteModel site, Entry entry)
    {
        xml.WriteStartElement("entry");
        xml.WriteElementString("id", entry.Id);
        WriteText(xml, "title", entry.Title);
        WriteText(xml, "summary", entry.Summary);
        xml.WriteElementString("published", Moment(entry.Published));
        xml.WriteElementString("updated", Moment(entry.Updated));
        WriteLink(xml, site, new("alternate", entry.Page, "text/html"));
        if (entry.Category is { } category)
        {
            xml.WriteStartElement("category");
            xml.WriteAttributeString("term", CleanText.Clean(category));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string name, string text)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(CleanText.Clean(text));
        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, SiteModel site, Link link)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", link.Relation);
        if (link.MediaType is { } mediaType)
            xml.WriteAttributeString("type", mediaType);
        xml.WriteAttributeString("href", site.Url.Absolute(link.Target));
        xml.WriteEndElement();
    }

    private static Entry CreateEntry(SiteModel site, Milestone milestone)
    {
        var published = milestone.Date.Value;
        var updated = milestone.Corrections.Select(correction => correction.Date.Value).Append(published).MaxBy(date => date.FirstDay);
        return new(TagIds.Of(site, milestone)!, milestone.Title, Routes.Of(milestone), milestone.Summary, published, updated,
            site.Settings.MilestoneKinds.Find(milestone.Kind.Value)!.Label);
    }

    private static Entry CreateEntry(SiteModel site, CorrectedRecord corrected)
    {
        var (record, correction) = corrected;
        return new(TagIds.Of(site, record, correction)!, record.Title, Routes.Of(record), correction.Text, correction.Date.Value,
            correction.Date.Value, null);
    }

    // The format requires a time with seconds. This is the first second of the first day that the date can mean.
    private static string Moment(PartialDate date) => date.FirstDay.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}
