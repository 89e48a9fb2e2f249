using System.Text;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>Creates the files for hosting services (<c>.nojekyll</c>) and for crawlers (<c>robots.txt</c>).</summary>
internal static class HostFiles
{
    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        var robots = $"User-agent: *\nAllow: /\n\nSitemap: {presenter.Canonical(Routes.Sitemap)}\n";
        yield return new Document.File(UrlPath.OfFile("robots.txt"), site.Settings.At, Encoding.UTF8.GetBytes(robots));
        // This file makes GitHub Pages serve all files unchanged.
        yield return new Document.File(UrlPath.OfFile(".nojekyll"), site.Settings.At, ReadOnlyMemory<byte>.Empty);
    }
}
