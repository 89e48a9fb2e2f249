using System.Collections.Immutable;
using System.Text;
using Chronicle.Domain;
using Markdig.Syntax.Inlines;

namespace Chronicle.Read.Markdown;

/// <summary>The words of inline Markdown without its markup.</summary>
internal static class PlainText
{
    /// <summary>
    /// Extracts the words. If a list is given, links without words of their own are added to it, because a page shows the title of the
    /// target in such a link.
    /// </summary>
    /// <param name="replace">Returns the words that replace the words of an element; null if the element keeps its words.</param>
    public static string Extract(
        ContainerInline? inlines, ImmutableArray<HeadingLink>.Builder? links = null, Func<Inline, string?>? replace = null)
    {
        var words = new StringBuilder();
        // This loop avoids recursion, because untrusted input decides the depth of nested images.
        for (var inline = inlines?.FirstChild; inline is not null; inline = Next(inline, inlines!))
        {
            if (inline is CrossLinkInline { Words: null, Heading: null } link)
                links?.Add(new(words.Length, link.Target));
            if (replace?.Invoke(inline) is { } other)
                words.Append(other);
            else
                Append(inline, words);
        }
        var text = words.ToString();
        var cut = text.Length - text.TrimStart().Length;
        for (var i = 0; i < links?.Count; i++)
            links[i] = links[i] with { Start = links[i].Start - cut };
        return text.Trim();
    }

    /// <summary>
    /// The next node in the order of the text: the first child, or the next sibling of this node or of a node that contains it.
    /// </summary>
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
            case AutolinkInline address:
                words.Append(address.Url);
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
