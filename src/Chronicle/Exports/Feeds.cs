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
/// corrections. A feed contains only the newest entries. If there are more, the feed has an archive for each year (RFC 5005), so that no
/// entry is lost. The feed of all milestones always has archives. The published feed of a retired record stays, without entries and with
/// the reason, because programs still fetch it. Ids and dates come from the records, so a feed reader shows an entry again only after a
/// dated correction.
/// </summary>
internal static class Feeds
{
    private const string Atom = "http://www.w3.org/2005/Atom", History = "http://purl.org/syndication/history/1.0";

    private sealed record Entry(string Id, string Title, UrlPath Page, string Summary, PartialDate Published, PartialDate Updated,
        string? Category);

    private sealed record Link(string Relation, UrlPath Target, string? MediaType = null);

    private sealed record Feed(UrlPath Address, UrlPath Page, string Id, string Title, ImmutableArray<Entry> Entries,
        ImmutableArray<Link> Links, bool IsArchive, string? Subtitle);

    /// <summary>
    /// The entries of a feed and of its archives, from the oldest on. <c>About</c> has the names in the id of the feed.
    /// </summary>
    private sealed record Subject<T>(UrlPath Page, ImmutableArray<string> About, string Name, ImmutableArray<T> All,
        Func<T, PartialDate> DateOf, Func<T, Entry> CreateEntry, string? Subtitle = null);

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
        var ofAll = RenderAll(site, presenter);
        return site.Settings.Publishes(ExportKind.Feeds) ? ofAll.Concat(RenderParts(site, presenter)) : ofAll;
    }

    // The archives are beside the pages of the years. Each year has one as soon as it has a milestone that is not planned, because an
    // address that was published must not disappear. For the same reason a published archive stays if all milestones of its year are
    // planned now.
    private static IEnumerable<Document> RenderAll(SiteModel site, Presenter presenter)
    {
        var kept = site.Milestones.Select(milestone => milestone.Date.Value.FirstDay.Year).Distinct()
            .Where(year => site.WasPublished(Routes.FeedOf(Routes.Year(year))));
        var all = Milestones(site, Routes.Home, [], "", site.Milestones);
        return Create(site, all, site.Settings.Title, kept.Concat(YearsOf(all)), year => (Routes.FeedOf(Routes.Year(year)),
            Routes.Year(year), ["year", $"{year:0000}"], presenter.HeadTitle($"{year:0000}")));
    }

    private static IEnumerable<Document> RenderParts(SiteModel site, Presenter presenter)
    {
        var published = PublishedArchives(site);
        return
        [
            .. site.Components.Concat<Record>(site.Releases).SelectMany(record => Part(Milestones(site, Routes.Of(record),
                [record.KindName, record.Identity.Value], record.Title, site.HistoryOf(record)))),
            .. site.Retired.Where(record => site.WasPublished(Routes.FeedOf(Routes.Of(record)))).SelectMany(record =>
                Part(Milestones(site, Routes.Of(record), [record.KindName, record.Identity.Value], record.Title, []) with
                {
                    Subtitle = record.Withdrawn ?? presenter.Words["retired"],
                })),
            .. site.Settings.MilestoneKinds.Terms.SelectMany(kind => Part(
                Milestones(site, Routes.Kind(kind.Id), ["kind", kind.Id], kind.Plural, site.MilestonesOf(kind)))),
            .. Part(new Subject<CorrectedRecord>(Routes.Corrections, ["corrections"], presenter.Words["corrections"],
                [.. Corrections.All(site).Reverse()], corrected => corrected.Correction.Date.Value, corrected =>
                CreateEntry(site, corrected))),
        ];

        // Most feeds contain all their entries, so they need no archive.
        IEnumerable<Document> Part<T>(Subject<T> about) => Create(site, about, presenter.HeadTitle(about.Name),
            published[about.Page.Value].Concat(about.All.Length > site.Limits.EntriesPerFeed ? YearsOf(about) : []),
            year => (Routes.ArchiveOf(about.Page, year), about.Page, about.About.Add($"{year:0000}"),
                presenter.HeadTitle($"{about.Name}, {year:0000}")));
    }

    /// <summary>
    /// The years of the published archives, by the address of the page of their feed. A published archive stays, also if it has no entry
    /// any more.
    /// </summary>
    private static ILookup<string, int> PublishedArchives(SiteModel site) => site.Permalinks.Select(line => line.Value)
        .Where(address => address.EndsWith(".atom", StringComparison.Ordinal))
        .Select(address => (Address: address, Year: Routes.YearOfArchive(address))).Where(archive => archive.Year is not null)
        .ToLookup(archive => archive.Address[..(archive.Address.LastIndexOf('/') + 1)], archive => archive.Year!.Value,
            StringComparer.Ordinal);

    // Planned milestones are left out, because they are not news.
    private static Subject<Milestone> Milestones(SiteModel site, UrlPath page, ImmutableArray<string> about, string name,
        ImmutableArray<Milestone> milestones) => new(page, about, name, milestones.RemoveAll(site.State.IsPlanned),
        milestone => milestone.Date.Value, milestone => CreateEntry(site, milestone));

    private static IEnumerable<int> YearsOf<T>(Subject<T> about) => about.All.Select(entry => about.DateOf(entry).FirstDay.Year);

    /// <summary>The feed and its archives. The newest entries come first.</summary>
    private static IEnumerable<Document> Create<T>(SiteModel site, Subject<T> about, string title, IEnumerable<int> years,
        Func<int, (UrlPath Address, UrlPath Page, ImmutableArray<string> About, string Title)> archiveOf)
    {
        var rest = about.All.Length - site.Limits.EntriesPerFeed;
        int? oldest = rest > 0 ? about.DateOf(about.All[rest - 1]).FirstDay.Year : null;
        yield return Create(site, () => new(Routes.FeedOf(about.Page), about.Page, TagIds.OfFeed(site, about.About.AsSpan())!, title,
            Entries(about.All[Math.Max(rest, 0)..]), Archive("prev-archive", oldest), false, about.Subtitle), Routes.FeedOf(about.Page));

        var archives = years.Distinct().OrderDescending().ToImmutableArray();
        for (var place = 0; place < archives.Length; place++)
        {
            var (year, archive) = (archives[place], archiveOf(archives[place]));
            ImmutableArray<Link> links =
            [
                .. Archive("prev-archive", place + 1 < archives.Length ? archives[place + 1] : null),
                .. Archive("next-archive", place > 0 ? archives[place - 1] : null), new("current", Routes.FeedOf(about.Page)),
            ];
            yield return Create(site, () => new(archive.Address, archive.Page, TagIds.OfFeed(site, archive.About.AsSpan())!, archive.Title,
                Entries([.. about.All.Where(entry => about.DateOf(entry).FirstDay.Year == year)]), links, true, about.Subtitle),
                archive.Address);
        }

        ImmutableArray<Entry> Entries(ImmutableArray<T> entries) => [.. entries.Reverse().Select(about.CreateEntry)];

        ImmutableArray<Link> Archive(string relation, int? year) => year is { } known ? [new(relation, archiveOf(known).Address)] : [];
    }

    private static Document.Made Create(SiteModel site, Func<Feed> make, UrlPath address) =>
        new(address, site.Settings.At, () => Write(site, make()));

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
        WriteLink(xml, site, new("self", feed.Address, "application/atom+xml"));
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
