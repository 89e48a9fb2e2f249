using System.Collections.Immutable;
using System.Text;
using Chronicle.Domain;

namespace Chronicle.Link;

/// <summary>
/// The words of headings for lists of contents: where a heading contains a link to a record, the words that the link shows.
/// </summary>
internal static class HeadingTexts
{
    /// <summary>The headings of a prose whose links have words now. <paramref name="parts"/> are in the order of the buffer.</summary>
    public static ImmutableArray<Heading> Link(Prose prose, IReadOnlyList<ProsePart> parts, IReadOnlyList<ProseLink> links)
    {
        if (prose.Headings.IsEmpty || prose.Links.IsEmpty)
            return prose.Headings;
        var headings = prose.Headings.ToBuilder();
        var (next, done, open) = (0, 0, (Start: -1, HasLink: false));
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            Read(prose.Buffer.AsSpan(done, part.Start - done));
            done = part.Start + part.Length;
            if (open.Start < 0)
                continue;
            if (part.Kind == PartKind.Link)
            {
                open.HasLink = true;
                text.Append(links[part.Index].Words);
            }
            else if (part.Kind is PartKind.Text or PartKind.Verbatim)
                text.Append(prose.Buffer, part.Start, part.Length);
        }
        Read(prose.Buffer.AsSpan(done));
        return headings.ToImmutable();

        // Between two parts is nothing but markup.
        void Read(ReadOnlySpan<char> markup)
        {
            if (open.Start >= 0 && markup.Contains("</h", StringComparison.Ordinal))
            {
                if (open.HasLink)
                    headings[open.Start] = headings[open.Start] with { Text = text.ToString().Trim() };
                open = (-1, false);
            }
            for (var i = next; i < headings.Count && markup.Contains($" id=\"{headings[i].Anchor}\"", StringComparison.Ordinal); i++)
            {
                open = (i, false);
                text.Clear();
                next = i + 1;
            }
        }
    }
}
