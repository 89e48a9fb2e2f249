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
internal sealed class Feeds(SiteModel site, Presenter presenter)
{
    private const string Atom = "http://www.w3.org/2005/Atom", History = "http://purl.org/syndication/history/1.0";

    private sealed record Entry(string Id, string Title, UrlPath Page, string Summary, PartialDate Published, PartialDate Updated,
        string? Category)
    {
        public int Year => Published.FirstDay.Year;
    }

    private sealed record Link(string Relation, UrlPath Target, string? MediaType = null);

    private sealed record Feed(UrlPath Address, UrlPath Page, string Id, string Title, ImmutableArray<Entry> Entries,
        ImmutableArray<Link> Links, bool IsArchive, string? Subtitle);

    /// <summary>
    /// The entries of a feed and of its archives, from the oldest on. <c>About</c> has the names in the id of the feed.
    /// </summary>
    private sealed record Subject(UrlPath Page, ImmutableArray<string> About, string Name, ImmutableArray<Entry> Entries,
        string? Subtitle = null)
    {
        public IEnumerable<int> Years => Entries.Select(entry => entry.Year);
    }

    private sealed record Archive(UrlPath Address, UrlPath Page, ImmutableArray<string> About, string Title);

    // Planned milestones have no entry, because they are not news.
    private readonly Dictionary<RecordId, Entry> _entries = site.Milestones.RemoveAll(site.State.IsPlanned)
        .ToDictionary(milestone => milestone.Id, milestone => CreateEntry(site, milestone));

    /// <summary>
    /// Whether this page has a feed. The page must not be the page of a year, because only <see cref="Render"/> knows which years have an
    /// archive. A site without a tag authority has no feeds, because the ids of entries contain the authority. The settings can switch off
    /// all feeds except the feed of all milestones and its archives.
    /// </summary>
    public static bool Publishes(SiteModel site, UrlPath page) =>
        site.Settings.TagAuthority is not null && (page == Routes.Home || site.Settings.Publishes(ExportKind.Feeds));

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        if (!Publishes(site, Routes.Home))
            return [];
        var feeds = new Feeds(site, presenter);
        return site.Settings.Publishes(ExportKind.Feeds) ? feeds.CreateOfAll().Concat(feeds.CreateParts()) : feeds.CreateOfAll();
    }

    // The archives are beside the pages of the years. Each year with a milestone that is not planned has an archive. A published address
    // must not disappear, so a published archive stays even if all milestones of its year are planned now.
    private IEnumerable<Document> CreateOfAll()
    {
        var kept = site.Milestones.Select(milestone => milestone.Date.Value.FirstDay.Year).Distinct()
            .Where(year => site.WasPublished(Routes.FeedOf(Routes.Year(year))));
        var all = SubjectOf(Routes.Home, [], "", site.Milestones);
        return Create(all, site.Settings.Title, kept.Concat(all.Years), year =>
            new(Routes.FeedOf(Routes.Year(year)), Routes.Year(year), ["year", $"{year:0000}"], presenter.HeadTitle($"{year:0000}")));
    }

    private IEnumerable<Document> CreateParts()
    {
        var published = PublishedArchives();
        return
        [
            .. site.Components.Concat<Record>(site.Releases).SelectMany(record => Part(SubjectOf(Routes.Of(record),
                [record.KindName, record.Identity.Value], record.Title, site.HistoryOf(record)))),
            .. site.Retired.Where(record => site.WasPublished(Routes.FeedOf(Routes.Of(record)))).SelectMany(record =>
                Part(new(Routes.Of(record), [record.KindName, record.Identity.Value], record.Title, [],
                    record.Withdrawn ?? presenter.KindOf(record)))),
            .. site.Settings.MilestoneKinds.Terms.SelectMany(kind => Part(
                SubjectOf(Routes.Kind(kind.Id), ["kind", kind.Id], kind.Plural, site.MilestonesOf(kind)))),
            .. Part(new(Routes.Corrections, ["corrections"], presenter.Words["corrections"],
                [.. Corrections.All(site).Reverse().Select(CreateEntry)])),
        ];

        // Most feeds contain all their entries, so they need no archive.
        IEnumerable<Document> Part(Subject subject) => Create(subject, presenter.HeadTitle(subject.Name),
            published[subject.Page.Value].Concat(subject.Entries.Length > site.Limits.EntriesPerFeed ? subject.Years : []),
            year => new(Routes.ArchiveOf(subject.Page, year), subject.Page, subject.About.Add($"{year:0000}"),
                presenter.HeadTitle($"{subject.Name}, {year:0000}")));
    }

    /// <summary>
    /// The years of the published archives, by the address of the page of their feed. A published archive stays even if it has no entry.
    /// </summary>
    private ILookup<string, int> PublishedArchives() => site.Permalinks.Select(line => line.Value)
        .Where(address => address.EndsWith(".atom", StringComparison.Ordinal))
        .Select(address => (Address: address, Year: Routes.YearOfArchive(address))).Where(archive => archive.Year is not null)
        .ToLookup(archive => archive.Address[..(archive.Address.LastIndexOf('/') + 1)], archive => archive.Year!.Value,
            StringComparer.Ordinal);

    private Subject SubjectOf(UrlPath page, ImmutableArray<string> about, string name, ImmutableArray<Milestone> milestones) =>
        new(page, about, name, [.. milestones.Select(milestone => _entries.GetValueOrDefault(milestone.Id)).OfType<Entry>()]);

    /// <summary>The feed and its archives. The newest entries come first.</summary>
    private IEnumerable<Document> Create(Subject subject, string title, IEnumerable<int> years, Func<int, Archive> archiveOf)
    {
        var rest = subject.Entries.Length - site.Limits.EntriesPerFeed;
        int? oldest = rest > 0 ? subject.Entries[rest - 1].Year : null;
        var address = Routes.FeedOf(subject.Page);
        yield return Create(address, () => new(address, subject.Page, TagIds.OfFeed(site, subject.About.AsSpan())!, title,
            [.. subject.Entries[Math.Max(rest, 0)..].Reverse()], LinkTo("prev-archive", oldest), false, subject.Subtitle));

        var archived = years.Distinct().OrderDescending().ToImmutableArray();
        if (archived.IsEmpty)
            yield break;
        var byYear = subject.Entries.ToLookup(entry => entry.Year);
        for (var i = 0; i < archived.Length; i++)
        {
            var (year, archive) = (archived[i], archiveOf(archived[i]));
            ImmutableArray<Link> links =
            [
                .. LinkTo("prev-archive", i + 1 < archived.Length ? archived[i + 1] : null),
                .. LinkTo("next-archive", i > 0 ? archived[i - 1] : null), new("current", address),
            ];
            yield return Create(archive.Address, () => new(archive.Address, archive.Page, TagIds.OfFeed(site, archive.About.AsSpan())!,
                archive.Title, [.. byYear[year].Reverse()], links, true, subject.Subtitle));
        }

        ImmutableArray<Link> LinkTo(string relation, int? year) => year is { } known ? [new(relation, archiveOf(known).Address)] : [];
    }

    private Document.Made Create(UrlPath address, Func<Feed> make) => new(address, site.Settings.At, () => Write(make()));

    private ReadOnlyMemory<byte> Write(Feed feed) => XmlFile.Write(xml =>
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
        WriteLink(xml, new("self", feed.Address, "application/atom+xml"));
        WriteLink(xml, new("alternate", feed.Page, "text/html"));
        foreach (var link in feed.Links)
            WriteLink(xml, link);
        if (feed.IsArchive)
        {
            xml.WriteStartElement("archive", History);
            xml.WriteEndElement();
        }
        foreach (var entry in feed.Entries)
            WriteEntry(xml, entry);
        xml.WriteEndElement();
    });

    private void WriteEntry(XmlWriter xml, Entry entry)
    {
        xml.WriteStartElement("entry");
        xml.WriteElementString("id", entry.Id);
        WriteText(xml, "title", entry.Title);
        WriteText(xml, "summary", entry.Summary);
        xml.WriteElementString("published", Moment(entry.Published));
        xml.WriteElementString("updated", Moment(entry.Updated));
        WriteLink(xml, new("alternate", entry.Page, "text/html"));
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

    private void WriteLink(XmlWriter xml, Link link)
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

    private Entry CreateEntry(CorrectedRecord corrected)
    {
        var (record, correction, _) = corrected;
        return new(TagIds.Of(site, corrected)!, record.Title, Routes.Of(record), correction.Text, correction.Date.Value,
            correction.Date.Value, null);
    }

    // The format requires a time with seconds. This is the first second of the first day that the date can mean.
    private static string Moment(PartialDate date) => date.FirstDay.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}
