using System.Text;
using Chronicle.Presentation;
using Markdig.Syntax.Inlines;

namespace Chronicle.Read.Markdown;

/// <summary>The words of inline Markdown without its markup.</summary>
internal static class PlainText
{
    public static string Extract(ContainerInline? inlines)
    {
        var words = new StringBuilder();
        // Without recursion: images lie in each other as deep as a stranger likes.
        for (var inline = inlines?.FirstChild; inline is not null; inline = Next(inline, inlines!))
            Append(inline, words);
        return words.ToString().Trim();
    }

    /// <summary>In the order of the text: the first child, or what follows it or what it lies in.</summary>
    private static Inline? Next(Inline inline, ContainerInline root)
    {
        if (inline is ContainerInline { FirstChild: { } child })
            return child;
        for (var at = inline; at != root; at = at.Parent!)
            if (at.NextSibling is { } next)
                return next;
        return null;
    }

    private static void Append(Inline inline, StringBuilder words)
    {
        switch (inline)
        {
            case LiteralInline literal:
                words.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                words.Append(code.ContentSpan);
                break;
            case HtmlEntityInline entity:
                words.Append(entity.Transcoded.AsSpan());
                break;
            case LineBreakInline:
                words.Append(' ');
                break;
            case CrossLinkInline link:
                words.Append(link.Words ?? link.Target);
                break;
        }
    }
}
