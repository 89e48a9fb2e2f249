using System.Text;
using Site.Domain;
using Site.Link;
using Site.Render;
using Site.Text;

namespace Site.Export;

/// <summary>What hosts and robots look for beside the pages.</summary>
public static class HostFiles
{
    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        var robots = $"User-agent: *\nAllow: /\n\nSitemap: {present.Canonical(Routes.Sitemap)}\n";
        yield return new Document.File(UrlPath.OfFile("robots.txt"), site.Settings.At, Encoding.UTF8.GetBytes(robots));
        // Tells GitHub Pages to serve the files as they are.
        yield return new Document.File(UrlPath.OfFile(".nojekyll"), site.Settings.At, ReadOnlyMemory<byte>.Empty);
    }
}
