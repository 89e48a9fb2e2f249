using System.Collections.Immutable;
using Site.Domain;
using Site.Link;

namespace Site.Render;

/// <summary>The source text, a page a chapter.</summary>
public static class ChapterPages
{
    public sealed record View : PageView
    {
        public required string Summary { get; init; }

        public required ImmutableArray<HeadingView> Contents { get; init; }
    }

    public sealed record HeadingView(int Level, string Text, string Url);

    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        for (var i = 0; i < site.Chapters.Length; i++)
        {
            var place = i;
            var chapter = site.Chapters[i];
            yield return new Document.Page(Routes.Of(chapter), chapter.At, "chapter", () => Create(site, present, chapter, place)) { IsOfFacts = true, Shows = chapter };
        }
    }

    private static View Create(SiteModel site, Presenter present, Chapter chapter, int place)
    {
        var linked = site[chapter];
        var (previous, next) = present.Neighbours(site.Chapters, place);
        return new()
        {
            Title = chapter.Title,
            HeadTitle = present.HeadTitle(chapter.Title),
            Description = chapter.Summary,
            Summary = chapter.Summary,
            Canonical = present.Canonical(linked.Address),
            Section = present.Url(linked.Address),
            Breadcrumbs = [present.Home],
            Previous = previous,
            Next = next,
            EditUrl = present.EditUrl(chapter.At),
            IsArticle = true,
            Corrections = present.Corrections(chapter),
            Reuse = Reuse.Of(site, present, chapter),
            Contents = [.. chapter.Body.Headings.Where(heading => heading.Level <= 3).Select(heading => new HeadingView(heading.Level, heading.Text, "#" + heading.Anchor))],
            Body = present.Body(linked),
            References = present.References(linked),
            MentionedIn = present.Mentions(linked),
        };
    }
}
