using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>A page at each old address. It leads to the new address of the record, or gives the reason why the record is gone.</summary>
internal static class RedirectPages
{
    public sealed record View : PageView
    {
        public required string? To { get; init; }

        public required string? Gone { get; init; }

        /// <summary>Links for a reader of the page of a deleted record: the list that contained the record, and the home page.</summary>
        public required ImmutableArray<LinkView> Ways { get; init; }
    }

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        // A redirect of an anchor has no page of its own.
        foreach (var redirect in site.Redirects.Where(redirect => redirect.Fragment is null))
        {
            var address = redirect.Address;
            yield return new Document.Page(address, redirect.From.At, "redirect", () =>
                Create(site, presenter, address, redirect.To, redirect.Gone), IsListed: false);
        }
    }

    /// <summary>The page at an old address.</summary>
    public static View Create(SiteModel site, Presenter presenter, UrlPath address, string? to, string? gone) => new()
    {
        Title = presenter.Words[to is null ? "gone" : "moved"],
        Description = gone ?? presenter.Words["moved"],
        Canonical = to is null ? "" : site.Url.Absolute(to),
        To = to is null ? null : site.Url.Link(to),
        Gone = gone,
        Ways = [.. Lists().Where(list => address.Value.StartsWith($"/{list.Folder}/", StringComparison.Ordinal))
            .Select(list => presenter.Link(list.Word, list.Address)), presenter.Home],
        Breadcrumbs = [presenter.Home],
    };

    private static ImmutableArray<(string Folder, string Word, UrlPath Address)> Lists() =>
    [
        ("components", "components", Routes.Components), ("releases", "releases", Routes.Releases),
        ("milestones", "chronology", Routes.Chronology), ("sources", "sources", Routes.Sources),
    ];
}
