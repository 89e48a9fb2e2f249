using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Templates;

namespace Chronicle.Pages;

/// <summary>
/// All chapters on one page, for continuous reading and for print. Above <see cref="Limits.CharactersInBook"/> the page is only a list of
/// the chapters, because all the text would make it too large.
/// </summary>
internal static class BookPage
{
    public sealed record View : PageView
    {
        public required ImmutableArray<Part> Parts { get; init; }

        /// <summary>Whether the text is too long for one page.</summary>
        public required bool IsList { get; init; }
    }

    /// <summary>
    /// A chapter of the book. The id of the chapter is at the beginning of all its anchors, because otherwise two chapters would have the
    /// same anchors, such as ref-1. In the list of chapters (<see cref="View.IsList"/>), there is neither a body nor a reference.
    /// </summary>
    public sealed record Part(
        string Anchor, string Title, string Url, TitleHtml Summary, Html Body, ImmutableArray<ReferenceView> References);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        if (!site.Chapters.IsEmpty)
            yield return new Document.Page(Routes.Book, site.Settings.At, "book", () => Create(site, presenter), SearchWord: "book");
    }

    private static View Create(SiteModel site, Presenter presenter)
    {
        var isList = site.Chapters.Sum(chapter => LengthOf(presenter, site[chapter].Body)) > site.Limits.CharactersInBook;
        return new()
        {
            Title = presenter.Words["book"],
            Description = presenter.Words.Fill("book_description", ("site", site.Settings.Subject)),
            Section = presenter.Url(Routes.Book),
            Breadcrumbs = [presenter.Home],
            IsList = isList,
            Parts = [.. site.Chapters.Select(chapter => CreatePart(presenter, site[chapter], chapter, isList))],
        };
    }

    private static long LengthOf(Presenter presenter, LinkedProse prose) =>
        prose.Buffer.Length + prose.Drawings.Sum(drawing => (long)(presenter.Drawing(drawing.Value)?.Value.Length ?? 0));

    private static Part CreatePart(Presenter presenter, LinkedRecord linked, Chapter chapter, bool isList)
    {
        var prefix = Anchors.InBook(chapter.Id.Value, "");
        return new(Anchors.InBook(chapter.Id.Value), chapter.Title, presenter.Url(linked.Address), TitleHtml.OfSummary(chapter),
            isList ? Html.Empty : new Html(WithPrefix(presenter.Body(linked).Value, prefix)),
            isList ? [] : [.. presenter.References(linked).Select(reference => reference with
            {
                Anchor = prefix + reference.Anchor,
                Uses = [.. reference.Uses.Select(use => use with { Url = "#" + prefix + use.Url[1..] })],
            })]);
    }

    // The generator made this HTML. It escaped the quotes and angle brackets of texts, so these replacements change only anchors and
    // headings.
    private static string WithPrefix(string html, string prefix)
    {
        html = html.Replace(" id=\"", $" id=\"{prefix}", StringComparison.Ordinal)
            .Replace(" href=\"#", $" href=\"#{prefix}", StringComparison.Ordinal);
        for (var level = 5; level >= 2; level--)
            html = html.Replace($"<h{level} ", $"<h{level + 1} ", StringComparison.Ordinal)
                .Replace($"</h{level}>", $"</h{level + 1}>", StringComparison.Ordinal);
        return html;
    }
}
