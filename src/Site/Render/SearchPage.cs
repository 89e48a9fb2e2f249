using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Site.Domain;
using Site.Link;
using Site.Read;

namespace Site.Render;

/// <summary>The search. Without a script it is what a library has beside it: the indexes of everything that can be found.</summary>
public static class SearchPage
{
    public sealed record View : PageView
    {
        public required ImmutableArray<LinkView> Chapters { get; init; }

        public required ImmutableArray<LetterGroup> Components { get; init; }

        /// <summary>The newest first.</summary>
        public required ImmutableArray<LinkView> Releases { get; init; }

        public required ImmutableArray<CountedLink> Years { get; init; }

        public required ImmutableArray<CountedLink> Kinds { get; init; }

        public required ImmutableArray<CountedLink> Sources { get; init; }
    }

    /// <summary>The components whose names begin with a letter.</summary>
    public sealed record LetterGroup(string Letter, ImmutableArray<LinkView> Components);

    public sealed record CountedLink(string Title, string Url, string Count);

    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        yield return new Document.Page(Routes.Search, site.Settings.At, "search", () => new View
        {
            Title = present.Words["search"],
            HeadTitle = present.HeadTitle(present.Words["search"]),
            Description = present.Words.Fill("search_description", ("site", site.Settings.Title)),
            Canonical = present.Canonical(Routes.Search),
            Section = present.Url(Routes.Search),
            Breadcrumbs = [present.Home],
            Chapters = [.. site.Chapters.Select(present.Link)],
            Components = [.. site.Components.GroupBy(component => FirstLetter(component.Name)).Select(group => new LetterGroup(group.Key, [.. group.Select(present.Link)]))],
            Releases = [.. site.Releases.Reverse().Select(present.Link)],
            Years = [.. site.Milestones.GroupBy(milestone => milestone.Date.Value.Year)
                .Select(group => Counted(present, group.Key.ToString(CultureInfo.InvariantCulture), present.Url(Routes.Year(group.Key)), group.Count()))],
            Kinds = [.. site.Settings.MilestoneKinds.Terms
                .Select(term => Counted(present, term.Plural, present.Url(Routes.Kind(term.Id)), site.Milestones.Count(milestone => milestone.Kind.Value == term.Id)))],
            Sources = [.. Shapes.SourceKinds
                .Select(kind => new { Kind = kind, Count = site.Sources.Count(source => source.Kind == kind) }).Where(entry => entry.Count > 0)
                .Select(entry => Counted(present, present.Words[Presenter.SourceKindKey(entry.Kind) + "_plural"], $"{present.Url(Routes.Sources)}#{SourcePages.Anchor(entry.Kind)}", entry.Count))],
        });
    }

    private static CountedLink Counted(Presenter present, string title, string url, int count) => new(title, url, present.Words.Number(count));

    private static string FirstLetter(string name) => string.Concat(name.EnumerateRunes().Take(1).Select(rune => Rune.ToUpperInvariant(rune).ToString()));
}
