using System.Text;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>What hosts and robots look for beside the pages.</summary>
internal static class HostFiles
{
    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        var robots = $"User-agent: *\nAllow: /\n\nSitemap: {presenter.Canonical(Routes.Sitemap)}\n";
        yield return new Document.File(UrlPath.OfFile("robots.txt"), site.Settings.At, Encoding.UTF8.GetBytes(robots));
        // Tells GitHub Pages to serve the files as they are.
        yield return new Document.File(UrlPath.OfFile(".nojekyll"), site.Settings.At, ReadOnlyMemory<byte>.Empty);
    }
}
