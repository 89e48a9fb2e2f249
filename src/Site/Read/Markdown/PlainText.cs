using System.Text;
using Markdig.Syntax.Inlines;

namespace Site.Read.Markdown;

/// <summary>The words of inline Markdown without its markup.</summary>
internal static class PlainText
{
    public static string Of(ContainerInline? inlines)
    {
        var words = new StringBuilder();
        if (inlines is not null)
            Append(inlines, words);
        return words.ToString().Trim();
    }

    private static void Append(ContainerInline inlines, StringBuilder words)
    {
        foreach (var inline in inlines)
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
                case ContainerInline container:
                    Append(container, words);
                    break;
            }
        }
    }
}
