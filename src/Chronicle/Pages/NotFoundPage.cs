using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>The page that a host shows for an unknown address.</summary>
internal static class NotFoundPage
{
    public sealed record View : PageView
    {
        public required ImmutableArray<LinkView> Ways { get; init; }
    }

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        yield return new Document.Page(Routes.NotFound, site.Settings.At, "not-found", () => new View
        {
            Title = presenter.Words["not_found"],
            Description = presenter.Words["not_found_description"],
            Ways = [presenter.Home, .. presenter.MainParts],
        }, IsListed: false);
    }
}
