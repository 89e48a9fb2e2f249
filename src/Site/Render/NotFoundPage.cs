using System.Collections.Immutable;
using Site.Domain;
using Site.Link;

namespace Site.Render;

/// <summary>What a host shows when an address leads nowhere.</summary>
public static class NotFoundPage
{
    public sealed record View : PageView
    {
        public required ImmutableArray<LinkView> Ways { get; init; }
    }

    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        yield return new Document.Page(Routes.NotFound, site.Settings.At, "not-found", () => new View
        {
            Title = present.Words["not_found"],
            HeadTitle = present.HeadTitle(present.Words["not_found"]),
            Description = present.Words["not_found_description"],
            Canonical = present.Canonical(Routes.NotFound),
            Ways =
            [
                present.Home, present.Link("components", Routes.Components), present.Link("releases", Routes.Releases),
                present.Link("chronology", Routes.Chronology), present.Link("sources", Routes.Sources),
            ],
        });
    }
}
