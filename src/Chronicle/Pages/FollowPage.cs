using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Exports;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>The ways to get news of the chronicle: feeds, calendars, and the files that programs fetch regularly.</summary>
internal static class FollowPage
{
    public sealed record View : PageView
    {
        public required ImmutableArray<LinkView> Feeds { get; init; }

        public required ImmutableArray<LinkView> Kinds { get; init; }

        public required CalendarLink? Calendar { get; init; }

        public required ImmutableArray<LinkView> Files { get; init; }
    }

    /// <summary>
    /// A calendar. The scheme of <c>Subscribe</c> makes calendar programs offer a subscription. <c>LeftOut</c> is the number of events
    /// without a known day; null if there are none.
    /// </summary>
    public sealed record CalendarLink(string Url, string Subscribe, string? LeftOut);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter) =>
        [new Document.Page(Routes.Follow, site.Settings.At, "follow", () => Create(site, presenter), SearchWord: "follow")];

    private static View Create(SiteModel site, Presenter presenter) => new()
    {
        Title = presenter.Words["follow"],
        Description = presenter.Words.Fill("follow_description", ("site", site.Settings.Subject)),
        Section = presenter.Url(Routes.Follow),
        Breadcrumbs = [presenter.Home],
        Feeds = [.. Feed(site, presenter, "newest_milestones", Routes.Home), .. Feed(site, presenter, "corrections", Routes.Corrections)],
        Kinds = [.. site.Settings.MilestoneKinds.Terms.Where(kind => Feeds.Publishes(site, Routes.Kind(kind.Id)))
            .Select(kind => new LinkView(kind.Plural, presenter.Url(Routes.FeedOf(Routes.Kind(kind.Id)))))],
        Calendar = PageTools.CreateForSite(site, presenter).Calendar is { } calendar
            ? new(calendar.Url, AsSubscription(presenter.Canonical(Routes.CalendarOf(Routes.Home))), calendar.LeftOut) : null,
        Files =
        [
            .. site.Settings.Publishes(ExportKind.Inventory)
                ? [new LinkView("objects.inv", presenter.Url(Routes.Inventory))] : ImmutableArray<LinkView>.Empty,
            new("sitemap.xml", presenter.Url(Routes.Sitemap)),
        ],
    };

    private static string AsSubscription(string address) => "webcal" + address[address.IndexOf(':', StringComparison.Ordinal)..];

    private static IEnumerable<LinkView> Feed(SiteModel site, Presenter presenter, string word, UrlPath page) =>
        Feeds.Publishes(site, page) ? [presenter.Link(word, Routes.FeedOf(page))] : [];
}
