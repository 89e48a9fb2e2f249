using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>The search page. Without scripts it shows lists from which a reader can reach all records.</summary>
internal static class SearchPage
{
    public sealed record View : PageView
    {
        public required ImmutableArray<LinkView> Chapters { get; init; }

        public required ImmutableArray<LetterGroup> Components { get; init; }

        /// <summary>The releases, the newest first.</summary>
        public required ImmutableArray<LinkView> Releases { get; init; }

        public required ImmutableArray<CountedLink> Years { get; init; }

        public required ImmutableArray<CountedLink> Kinds { get; init; }

        public required ImmutableArray<CountedLink> Sources { get; init; }

        /// <summary>The pages that come from pipelines of other programs.</summary>
        public required ImmutableArray<LinkView> Pages { get; init; }
    }

    /// <summary>The components whose names begin with a letter.</summary>
    public sealed record LetterGroup(string Letter, ImmutableArray<LinkView> Components);

    public sealed record CountedLink(string Title, string Url, string Count);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        var sources = site.Sources.CountBy(source => source.Kind, StringComparer.Ordinal).ToDictionary();
        yield return new Document.Page(Routes.Search, site.Settings.At, "search", () => new View
        {
            Title = presenter.Words["search"],
            Description = presenter.Words.Fill("search_description", ("site", site.Settings.Subject)),
            Section = presenter.Url(Routes.Search),
            Breadcrumbs = [presenter.Home],
            Pages = [.. presenter.Added.Select(page => new LinkView(page.Title, presenter.Url(page.Address)))],
            Chapters = [.. site.Chapters.Select(presenter.Link)],
            Components = [.. site.Components.GroupBy(component => site.NameOrder.FirstLetter(component.Name))
                .Select(group => new LetterGroup(group.Key, [.. group.Select(presenter.Link)]))],
            Releases = [.. site.Releases.Reverse().Select(presenter.Link)],
            Years = [.. site.Milestones.GroupBy(milestone => milestone.Date.Value.Year)
                .Select(group => Counted(presenter, group.Key.ToString(CultureInfo.InvariantCulture), presenter.Url(Routes.Year(group.Key)),
                    group.Count()))],
            Kinds = [.. site.Settings.MilestoneKinds.Terms
                .Select(term => Counted(presenter, term.Plural, presenter.Url(Routes.Kind(term.Id)), site.MilestonesOf(term).Length))],
            Sources = [.. site.Settings.SourceKinds.Terms.Where(term => sources.ContainsKey(term.Id))
                .Select(term => Counted(presenter, presenter.SourceKind(term.Id).Plural,
                    $"{presenter.Url(Routes.Sources)}#{Anchors.Kind(term.Id)}", sources[term.Id]))],
        });
    }

    private static CountedLink Counted(Presenter presenter, string title, string url, int count) =>
        new(title, url, presenter.Words.Number(count));
}
