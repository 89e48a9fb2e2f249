using Markdig.Parsers;
using Markdig.Syntax;

namespace Chronicle.Read.Markdown;

/// <summary>A line with only <c>![[chart:id]]</c> or <c>![[diagram:id]]</c>. Charts and diagrams share one set of ids.</summary>
internal sealed class ChartBlock(BlockParser parser) : LeafBlock(parser)
{
    public required string Chart { get; init; }
}

/// <summary>
/// Reads a chart or a diagram on a line of its own. <see cref="ReferenceParser"/> reports the same characters in the middle of a text.
/// </summary>
internal sealed class ChartParser : BlockParser
{
    private const string End = "]]";

    private static readonly string[] Beginnings = ["![[chart:", "![[diagram:"];

    public ChartParser() => OpeningCharacters = ['!'];

    /// <summary>Whether the text begins like a chart or a diagram.</summary>
    public static bool IsBeginning(ReadOnlySpan<char> text)
    {
        foreach (var beginning in Beginnings)
            if (text.StartsWith(beginning))
                return true;
        return false;
    }

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan().TrimEnd();
        var begin = 0;
        foreach (var beginning in Beginnings)
            if (line.StartsWith(beginning))
                begin = beginning.Length;
        if (processor.IsCodeIndent || begin == 0 || !line.EndsWith(End) || line.Length <= begin + End.Length)
            return BlockState.None;
        processor.NewBlocks.Push(new ChartBlock(this)
        {
            Chart = line[begin..^End.Length].Trim().ToString(),
            Line = processor.LineIndex,
            Column = processor.Column,
            Span = new(processor.Start, processor.Line.End),
        });
        return BlockState.BreakDiscard;
    }
}
