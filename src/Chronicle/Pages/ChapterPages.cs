using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>The chapters of the source text, a page for each.</summary>
internal static class ChapterPages
{
    public sealed record View : PageView
    {
        public required string Summary { get; init; }

        public required ImmutableArray<HeadingView> Contents { get; init; }
    }

    public sealed record HeadingView(int Level, string Text, string Url);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        for (var i = 0; i < site.Chapters.Length; i++)
        {
            var place = i;
            var chapter = site.Chapters[i];
            yield return new Document.Page(Routes.Of(chapter), chapter.At, "chapter", () => Create(site, presenter, chapter, place));
        }
    }

    private static View Create(SiteModel site, Presenter presenter, Chapter chapter, int place)
    {
        var linked = site[chapter];
        var (previous, next) = presenter.Neighbours(site.Chapters, place);
        return new()
        {
            Title = TitleHtml.Of(chapter),
            HeadTitle = presenter.HeadTitle(chapter.Title),
            Description = chapter.Summary,
            Summary = chapter.Summary,
            Canonical = presenter.Canonical(linked.Address),
            Section = presenter.Url(linked.Address),
            Breadcrumbs = [presenter.Home],
            Previous = previous,
            Next = next,
            EditUrl = presenter.EditUrl(chapter.At),
            IsArticle = true,
            Corrections = presenter.Corrections(chapter),
            Tools = PageTools.CreateFor(site, presenter, chapter),
            Contents = [.. linked.Body.Headings.Where(heading => heading.Level <= 3)
                .Select(heading => new HeadingView(heading.Level, heading.Text, "#" + heading.Anchor))],
            Body = presenter.Body(linked),
            References = presenter.References(linked),
            MentionedIn = presenter.Mentions(linked),
        };
    }
}
