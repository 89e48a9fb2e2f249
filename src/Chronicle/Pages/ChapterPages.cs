using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>The pages of the chapters. Each page also lists all chapters, like the parts of a book.</summary>
internal static class ChapterPages
{
    /// <summary>The number of characters that a reader reads in one minute: about 220 words.</summary>
    private const int CharactersPerMinute = 1300;

    public sealed record View : PageView
    {
        public required TitleHtml Summary { get; init; }

        /// <summary>The position of this chapter among all chapters, in words: "Chapter 2 of 9".</summary>
        public required string Place { get; init; }

        /// <summary>The reading time, in words: "4 minutes to read".</summary>
        public required string Minutes { get; init; }

        /// <summary>
        /// All chapters, or only the chapters near this one if there are very many. Only the current chapter has its sections.
        /// </summary>
        public required ImmutableArray<ChapterLink> Chapters { get; init; }
    }

    public sealed record ChapterLink(string Title, string Url, bool IsCurrent, ImmutableArray<HeadingView> Contents);

    public sealed record HeadingView(int Level, string Text, string Url);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        foreach (var (index, chapter) in site.Chapters.Index())
            yield return new Document.Page(Routes.Of(chapter), chapter.At, "chapter", () => Create(site, presenter, chapter, index),
                Record: chapter);
    }

    private static View Create(SiteModel site, Presenter presenter, Chapter chapter, int index)
    {
        var linked = site[chapter];
        var (previous, next) = presenter.Neighbours(site.Chapters, index);
        return RecordPages.Complete(site, presenter, linked, new View
        {
            Title = TitleHtml.Of(chapter),
            Description = chapter.Summary,
            Summary = TitleHtml.OfSummary(chapter),
            Place = presenter.Words.Fill("chapter_place", ("n", presenter.Words.Number(index + 1)),
                ("all", presenter.Words.Number(site.Chapters.Length))),
            Minutes = presenter.Words.Fill("minutes", ("n", presenter.Words.Number(Math.Max(1, Length(linked) / CharactersPerMinute)))),
            Section = SectionOf(site, presenter, linked),
            Breadcrumbs = [presenter.Home, presenter.Link("chapters", Routes.Book)],
            Previous = previous,
            Next = next,
            IsArticle = true,
            Chapters = Siblings(site, presenter, index),
        });
    }

    // If there are very many chapters, each page lists only the chapters near its own.
    private static ImmutableArray<ChapterLink> Siblings(SiteModel site, Presenter presenter, int index)
    {
        var half = site.Limits.LinksToSiblings / 2;
        var first = Math.Max(0, index - half);
        return [.. site.Chapters.Skip(first).Take(2 * half + 1).Select((chapter, i) => new ChapterLink(chapter.Title,
            presenter.Url(Routes.Of(chapter)), first + i == index, first + i == index ? Contents(site[chapter]) : []))];
    }

    private static ImmutableArray<HeadingView> Contents(LinkedRecord linked) => [.. linked.Body.Headings
        .Where(heading => heading.Level <= 3).Select(heading => new HeadingView(heading.Level, heading.Text, "#" + heading.Anchor))];

    private static int Length(LinkedRecord linked) => linked.Body.Parts.Sum(part => linked.Body.WordsOf(part).Length);

    /// <summary>
    /// The address of the navigation entry to which a chapter belongs: the entry that leads to the chapter, or else the entry that leads to
    /// the book or to any chapter. Without such an entry, it is the address of the first chapter.
    /// </summary>
    private static string SectionOf(SiteModel site, Presenter presenter, LinkedRecord linked)
    {
        var entries = site.Settings.Navigation.Select(link => link.To.Value).ToArray();
        var entry = entries.FirstOrDefault(to => to == linked.Record.Id.Value)
            ?? entries.FirstOrDefault(to => to == Routes.Book.Value || site.Linked.GetValueOrDefault(new(to))?.Record is Chapter);
        return presenter.Url(entry is null ? Routes.Of(site.Chapters[0]) : entry == Routes.Book.Value ? Routes.Book
            : site.Linked[new(entry)].Address);
    }
}
