using System.Collections.Immutable;
using System.Xml;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>
/// Writes <c>sitemap.xml</c> (sitemaps.org, protocol 0.9): every page that search engines should list. <c>lastmod</c> is the last
/// correction of a record or the day of its verification, whichever is later. It never comes from the clock. A large site has an index and
/// parts, <c>sitemap-1.xml</c> and so on.
/// </summary>
internal static class Sitemap
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public sealed record Entry(UrlPath Address, PartialDate? LastModified);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        // The live preview creates the list of all documents after every edit, but it needs no sitemap. The list needs only the number of
        // parts, so the parts are made later.
        var most = site.Limits.PagesPerSitemap;
        var parts = new Lazy<ImmutableArray<ImmutableArray<Entry>>>(() =>
            Chunks.Split([.. All().OrderBy(entry => entry.Address)], most));
        var count = (All().Count() + most - 1) / most;
        if (count == 1)
            return [Create(Routes.Sitemap, xml => WritePages(xml, presenter, parts.Value[0]))];
        return
        [
            Create(Routes.Sitemap, xml => WriteIndex(xml, presenter, count)),
            .. Enumerable.Range(0, count).Select(part => Create(AddressOf(part + 1), xml => WritePages(xml, presenter, parts.Value[part]))),
        ];

        IEnumerable<Entry> All() => Entries(site).Concat(presenter.Added.Select(page => new Entry(page.Address, null)));

        Document Create(UrlPath address, Action<XmlWriter> write) =>
            new Document.Made(address, site.Settings.At, () => XmlFile.Write(write));
    }

    private static UrlPath AddressOf(int part) => Routes.Part(Routes.Sitemap, part);

    private static void WriteIndex(XmlWriter xml, Presenter presenter, int parts)
    {
        xml.WriteStartElement("sitemapindex", Namespace);
        for (var part = 1; part <= parts; part++)
        {
            xml.WriteStartElement("sitemap");
            xml.WriteElementString("loc", presenter.Canonical(AddressOf(part)));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WritePages(XmlWriter xml, Presenter presenter, ImmutableArray<Entry> entries)
    {
        xml.WriteStartElement("urlset", Namespace);
        foreach (var (address, lastModified) in entries)
        {
            xml.WriteStartElement("url");
            xml.WriteElementString("loc", presenter.Canonical(address));
            if (lastModified is { } date)
                xml.WriteElementString("lastmod", date.Machine);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    public static IEnumerable<Entry> Entries(SiteModel site)
    {
        foreach (var address in (UrlPath[])[Routes.Home, Routes.Components, Routes.Releases, Routes.StatusTable, Routes.Compare,
            Routes.Figures, Routes.Chronology, Routes.Sources, Routes.Follow, Routes.Corrections, Routes.Quality])
            yield return new(address, null);
        foreach (var (part, _) in Corrections.EarlierPages(site.Records.SelectMany(record => record.Corrections), site.Limits).Index())
            yield return new(Routes.CorrectionsPart(part + 1), null);
        if (!site.Chapters.IsEmpty)
            yield return new(Routes.Book, null);
        if (site.Evidence is not null)
            yield return new(Routes.Evidence, null);
        if (site.Settings.Publishes(ExportKind.Data))
            yield return new(Routes.Data, null);
        if (site.Settings.Publishes(ExportKind.Search))
            yield return new(Routes.Search, null);
        foreach (var record in site.Records)
            yield return new(site[record].Address, record.LastChecked);
        foreach (var year in site.Milestones.Select(milestone => milestone.Date.Value.Year).Distinct())
            yield return new(Routes.Year(year), null);
        foreach (var (from, to) in Comparisons.Pairs(site.Releases, site.Lines, site.Limits))
            yield return new(Routes.Comparison(site.Releases[from].Id, site.Releases[to].Id), null);
        foreach (var kind in site.Settings.MilestoneKinds.Terms)
        {
            yield return new(Routes.Kind(kind.Id), null);
            if (YearPagination.Splits(site.MilestonesOf(kind).Length, site.Limits))
                foreach (var year in site.MilestonesOf(kind).Select(milestone => milestone.Date.Value.Year).Distinct())
                    yield return new(Routes.Kind(kind.Id, year), null);
        }
        foreach (var source in site.Sources)
            yield return new(Routes.Source(source.Id), null);
    }
}
