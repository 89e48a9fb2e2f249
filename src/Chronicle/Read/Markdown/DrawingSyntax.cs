using System.Collections.Immutable;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Chronicle.Read.Markdown;

/// <summary>A line with only <c>![[chart:id]]</c> or <c>![[diagram:id]]</c>. Charts and diagrams share one set of ids.</summary>
internal sealed class DrawingBlock(BlockParser parser) : LeafBlock(parser)
{
    public required string Drawing { get; init; }
}

/// <summary>
/// Reads a chart or a diagram on a line of its own. <see cref="ReferenceParser"/> reports the same characters in the middle of a text.
/// </summary>
internal sealed class DrawingParser : BlockParser
{
    private const string End = "]]";

    private static readonly ImmutableArray<string> Beginnings = ["![[chart:", "![[diagram:"];

    public DrawingParser() => OpeningCharacters = ['!'];

    /// <summary>The length of the characters with which a chart or a diagram begins; 0 if the text begins differently.</summary>
    public static int LengthOfBeginning(ReadOnlySpan<char> text)
    {
        foreach (var beginning in Beginnings)
            if (text.StartsWith(beginning))
                return beginning.Length;
        return 0;
    }

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan().TrimEnd();
        var begin = LengthOfBeginning(line);
        if (processor.IsCodeIndent || begin == 0 || !line.EndsWith(End) || line.Length <= begin + End.Length)
            return BlockState.None;
        processor.NewBlocks.Push(new DrawingBlock(this)
        {
            Drawing = line[begin..^End.Length].Trim().ToString(),
            Line = processor.LineIndex,
            Column = processor.Column,
            Span = new(processor.Start, processor.Line.End),
        });
        return BlockState.BreakDiscard;
    }
}
