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

    public static IEnumerable<Document> Create(SiteModel site, Presenter presenter, ImmutableArray<Document.Page> pages)
    {
        // The live preview creates the list of all documents after every edit, but it needs no sitemap. The list needs only the number of
        // parts, so the parts are made later.
        var most = site.Limits.PagesPerSitemap;
        var count = Chunks.Count(pages.Count(page => page.IsListed), most);
        var parts = new Lazy<ImmutableArray<ImmutableArray<Document.Page>>>(() =>
            Chunks.Split([.. pages.Where(page => page.IsListed).OrderBy(page => page.Address)], most));
        if (count == 1)
            return [Create(Routes.Sitemap, xml => WritePages(xml, presenter, parts.Value[0]))];
        return
        [
            Create(Routes.Sitemap, xml => WriteIndex(xml, presenter, count)),
            .. Enumerable.Range(0, count).Select(part => Create(AddressOf(part + 1), xml => WritePages(xml, presenter, parts.Value[part]))),
        ];

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

    private static void WritePages(XmlWriter xml, Presenter presenter, ImmutableArray<Document.Page> pages)
    {
        xml.WriteStartElement("urlset", Namespace);
        foreach (var page in pages)
        {
            xml.WriteStartElement("url");
            xml.WriteElementString("loc", presenter.Canonical(page.Address));
            if (page.Record?.LastChecked is { } date)
                xml.WriteElementString("lastmod", date.Machine);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
