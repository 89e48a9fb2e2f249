using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>A page at each old address: the new address of its record, or the reason why it is gone.</summary>
internal static class RedirectPages
{
    public sealed record View : PageView
    {
        public required string? To { get; init; }

        public required string? Gone { get; init; }
    }

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        // An entry that moves a fragment has no page.
        foreach (var redirect in site.Redirects.Where(redirect => redirect.Fragment is null))
        {
            var address = redirect.Address;
            yield return new Document.Page(address, redirect.From.At, "redirect", () =>
                Create(site, presenter, address, redirect.To, redirect.Gone));
        }
    }

    /// <summary>The page at an old address.</summary>
    public static View Create(SiteModel site, Presenter presenter, UrlPath address, string? to, string? gone) => new()
    {
        Title = presenter.Words[to is null ? "gone" : "moved"],
        HeadTitle = presenter.HeadTitle(presenter.Words[to is null ? "gone" : "moved"]),
        Description = gone ?? presenter.Words["moved"],
        Canonical = to is null ? presenter.Canonical(address) : site.Url.Absolute(to),
        To = to is null ? null : site.Url.BasePath + WebAddresses.Encode(to),
        Gone = gone,
        Breadcrumbs = [presenter.Link("home", Routes.Home)],
    };
}
