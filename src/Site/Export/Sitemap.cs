using System.Text;
using System.Xml;
using Site.Domain;
using Site.Link;
using Site.Render;
using Site.Text;

namespace Site.Export;

/// <summary>
/// <c>sitemap.xml</c> (sitemaps.org, protocol 0.9): every page that is worth finding. <c>lastmod</c> comes from the records
/// (the last correction, or the day they were verified), never from the clock.
/// </summary>
public static class Sitemap
{
    public sealed record Entry(UrlPath Address, PartialDate? LastModified);

    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        var xml = new MemoryStream();
        using (var writer = XmlWriter.Create(xml, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            writer.WriteStartElement("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            foreach (var (address, lastModified) in Entries(site).OrderBy(entry => entry.Address))
            {
                writer.WriteStartElement("url");
                writer.WriteElementString("loc", present.Canonical(address));
                if (lastModified is { } date)
                    writer.WriteElementString("lastmod", date.Machine);
                writer.WriteEndElement();
            }
            writer.WriteEndElement();
        }
        xml.Write("\n"u8);
        yield return new Document.File(UrlPath.OfFile("sitemap.xml"), site.Settings.At, xml.ToArray());
    }

    public static IEnumerable<Entry> Entries(SiteModel site)
    {
        yield return new(Routes.Home, null);
        yield return new(Routes.Components, null);
        yield return new(Routes.Releases, null);
        yield return new(Routes.Support, null);
        yield return new(Routes.Compare, null);
        yield return new(Routes.Figures, null);
        yield return new(Routes.Chronology, null);
        yield return new(Routes.Sources, null);
        if (site.Settings.Publishes(ExportKind.Data))
            yield return new(Routes.Data, null);
        if (site.Settings.Publishes(ExportKind.Search))
            yield return new(Routes.Search, null);
        yield return new(Routes.Corrections, null);
        yield return new(Routes.Quality, null);
        foreach (var record in site.Chapters.Concat<Record>(site.Components).Concat(site.Releases).Concat(site.Milestones))
            yield return new(Routes.Of(record), LastModified(record));
        foreach (var year in site.Milestones.Select(milestone => milestone.Date.Value.Year).Distinct())
            yield return new(Routes.Year(year), null);
        foreach (var (from, to) in ComparePages.Pairs(site.Releases))
            yield return new(Routes.Comparison(site.Releases[from].Id, site.Releases[to].Id), null);
        foreach (var kind in site.Settings.MilestoneKinds.Terms)
            yield return new(Routes.Kind(kind.Id), null);
        foreach (var source in site.Sources)
            yield return new(Routes.Source(source.Id), null);
    }

    private static PartialDate? LastModified(Record record)
    {
        var corrected = record.Corrections.IsEmpty ? (PartialDate?)null : record.Corrections.Max(correction => correction.Date.Value);
        return corrected is { } known && (record.Verified is not { } verified || known.CompareTo(verified) > 0) ? known : record.Verified;
    }
}
