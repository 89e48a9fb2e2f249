using Chronicle.Primitives;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chronicle.Read.Markdown;

/// <summary>A link to a record: <c>[[id]]</c>, <c>[[id#heading]]</c> or <c>[[id|words]]</c>.</summary>
internal sealed class CrossLinkInline : LeafInline
{
    public required string Target { get; init; }

    public string? Heading { get; init; }

    public string? Words { get; init; }
}

/// <summary>A citation of one or several sources: <c>[@source]</c>, <c>[@source, locator]</c> or <c>[@a; @b]</c>.</summary>
internal sealed class CitationInline : LeafInline
{
    public required IReadOnlyList<(string Source, string? Locator, int Offset)> Items { get; init; }
}

/// <summary>
/// Brackets that begin like a link or a citation but have a mistake. The page shows them as written, and the mistake is reported.
/// </summary>
internal sealed class BrokenReferenceInline : LeafInline
{
    public required string Written { get; init; }

    public required string Reason { get; init; }

    /// <summary>The correct form.</summary>
    public string Repair { get; init; } = "write [[id]], [[id|words]] or [@source], or \\[ for a plain bracket";

    /// <summary>Whether a note or an address is missing. If not, the brackets are written in a wrong way.</summary>
    public bool IsMissing { get; init; }
}

/// <summary>
/// Adds the syntax of this program to a Markdown pipeline: cross-links, citations and charts. Also adds the limits of
/// <see cref="OpenMarksParser"/> and <see cref="LinkParser"/>, and the <see cref="NoteParser"/>.
/// </summary>
internal sealed class ReferenceExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.InsertRange(0, [new ReferenceParser(), new OpenMarksParser()]);
        pipeline.InlineParsers.Replace<LinkInlineParser>(new LinkParser());
        pipeline.BlockParsers.Replace<FootnoteParser>(new NoteParser());
        pipeline.BlockParsers.Insert(0, new DrawingParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }
}

/// <summary>Reads cross-links and citations before the link parser of the library. A reference must be on one line.</summary>
internal sealed class ReferenceParser : InlineParser
{
    /// <summary>The greatest length of a reference with its brackets, in UTF-16 units.</summary>
    private const int Longest = 512;

    public ReferenceParser() => OpeningCharacters = ['[', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        // The limit prevents a million searches through a line with a million open brackets.
        var rest = slice.AsSpan()[..Math.Min(slice.Length, Longest)];
        var end = rest.IndexOf('\n');
        var isCut = end < 0 && slice.Length > Longest;
        if (end >= 0)
            rest = rest[..end];
        if (rest[0] == '!')
            return DrawingParser.LengthOfBeginning(rest) > 0 && rest.IndexOf("]]") is > 0 and var last
                && Close(processor, ref slice, last, 2, ReadChart);
        if (rest.StartsWith("[["))
            return Close(processor, ref slice, rest.IndexOf("]]"), 2, ReadCrossLink, isCut);
        if (rest.StartsWith("[@"))
            return Close(processor, ref slice, rest.IndexOf(']'), 1, ReadCitation, isCut);
        // The library reads [words][address] as one link if the address is defined. So a "[" directly after "]" probably has no definition.
        // ReportMissing checks this, and also checks each [^note].
        if (rest.StartsWith("[^") || slice.PeekCharExtra(-1) == ']' && slice.PeekCharExtra(-2) != '\\')
            return ReportMissing(processor, ref slice, rest);
        return false;
    }

    /// <summary>
    /// Reports <c>[^note]</c> and <c>[words][address]</c> if no line defines the note or the address, because the page would show the
    /// brackets.
    /// </summary>
    private static bool ReportMissing(InlineProcessor processor, ref StringSlice slice, ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(']');
        var isNote = rest.StartsWith("[^");
        if (end < (isNote ? 3 : 1) || rest[1..end].Contains('[') || isNote && rest[..end].ContainsAny(" \t"))
            return false;
        var label = rest[1..end].Trim().ToString();
        if (label.Length > 0 && processor.Document.TryGetLinkReferenceDefinition(label, out _))
            return false;
        return Close(processor, ref slice, end, 1, (inside, _) => new BrokenReferenceInline
        {
            Written = $"[{inside}]",
            Reason = isNote ? $"no note [{inside}] is defined; define it with [{inside}]: on a line of its own"
                : inside.IsEmpty ? "no address is defined for the words before it; write [words](address)"
                : $"no address [{inside}] is defined; define it with [{inside}]: address on a line of its own",
            IsMissing = true,
        });
    }

    private delegate LeafInline Reader(ReadOnlySpan<char> inside, int offset);

    /// <param name="isCut">Whether the line is longer than <see cref="Longest"/>, so that its rest was not searched.</param>
    private static bool Close(InlineProcessor processor, ref StringSlice slice, int end, int brackets, Reader read, bool isCut = false)
    {
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        LeafInline inline;
        if (end < 0)
        {
            // The reference has no end. It is reported, and only the opening brackets are skipped.
            inline = Broken(slice.AsSpan()[..2], $"it has no {(brackets == 2 ? "]]" : "]")} "
                + (isCut ? $"within {Longest} characters" : "on the same line"));
            slice.Start += 2;
        }
        else
        {
            inline = read(slice.AsSpan()[brackets..end], start + brackets);
            slice.Start += end + brackets;
        }
        inline.Span = new(start, processor.GetSourcePosition(slice.Start - 1));
        inline.Line = line;
        inline.Column = column;
        processor.Inline = inline;
        return true;
    }

    private static LeafInline ReadCrossLink(ReadOnlySpan<char> inside, int offset)
    {
        var bar = inside.IndexOf('|');
        var address = (bar < 0 ? inside : inside[..bar]).Trim();
        var words = bar < 0 ? null : inside[(bar + 1)..].Trim().ToString();
        var hash = address.IndexOf('#');
        var target = (hash < 0 ? address : address[..hash]).Trim();
        var heading = hash < 0 ? null : Letters.Compose(address[(hash + 1)..].Trim().ToString());
        if (target.IsEmpty)
            return Broken($"[[{inside}]]", "it names no record");
        if (words is "" || heading is "")
            return Broken($"[[{inside}]]", words is "" ? "there are no words after |" : "there is no heading after #");
        if (inside.IndexOf('[') >= 0)
            return Broken($"[[{inside}]]", "it contains a second [");
        return new CrossLinkInline { Target = target.ToString(), Heading = heading, Words = words };
    }

    // A line with only a chart or a diagram and its id is a block. So these characters are in the middle of a text, or have no id.
    private static LeafInline ReadChart(ReadOnlySpan<char> inside, int offset)
    {
        var hasId = inside[(inside.IndexOf(':') + 1)..].Trim().Length > 0;
        return new BrokenReferenceInline
        {
            Written = $"![{inside}]]",
            Reason = hasId ? "a chart or a diagram cannot be within a text" : "it names no chart and no diagram",
            Repair = hasId ? "put it on a line of its own" : "write ![[chart:id]] or ![[diagram:id]] on a line of its own",
        };
    }

    private static LeafInline ReadCitation(ReadOnlySpan<char> inside, int offset)
    {
        var items = new List<(string, string?, int)>();
        foreach (var range in inside.Split(';'))
        {
            var item = inside[range];
            var at = offset + range.Start.GetOffset(inside.Length) + (item.Length - item.TrimStart().Length);
            item = item.Trim();
            if (!item.StartsWith('@'))
                return Broken($"[{inside}]", "each source begins with @, and ; separates two");
            var comma = item.IndexOf(',');
            var source = (comma < 0 ? item[1..] : item[1..comma]).Trim();
            var locator = comma < 0 ? null : item[(comma + 1)..].Trim().ToString();
            if (source.IsEmpty || locator is "")
                return Broken($"[{inside}]", source.IsEmpty ? "it names no source after @" : "there is nothing after the comma");
            items.Add((source.ToString(), locator, at));
        }
        return new CitationInline { Items = items };
    }

    private static BrokenReferenceInline Broken(ReadOnlySpan<char> written, string reason) =>
        new() { Written = written.ToString(), Reason = reason };
}
