using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace Chronicle.Read.Markdown;

/// <summary>
/// The library's parser of links, limited to the length of the longest real address with its title. Without the limit, it would search the
/// whole rest of the paragraph at each bracket that is never closed.
/// </summary>
internal sealed class LinkParser : LinkInlineParser
{
    /// <summary>The greatest distance from the closing bracket of the words of a link to its end, in UTF-16 units.</summary>
    private const int Reach = 2_000;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var end = slice.End;
        slice.End = Math.Min(end, slice.Start + Reach);
        var isLink = base.Match(processor, ref slice);
        slice.End = end;
        return isLink;
    }
}
