using Markdig.Parsers;
using Markdig.Syntax;

namespace Chronicle.Read.Markdown;

/// <summary><c>![[chart:id]]</c> on a line of its own.</summary>
internal sealed class ChartBlock(BlockParser parser) : LeafBlock(parser)
{
    public required string Chart { get; init; }
}

/// <summary>Reads a chart. In the middle of a text the same signs are an exclamation mark and a link, which is then reported.</summary>
internal sealed class ChartParser : BlockParser
{
    private const string Begin = "![[chart:", End = "]]";

    public ChartParser() => OpeningCharacters = ['!'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan().TrimEnd();
        if (processor.IsCodeIndent || !line.StartsWith(Begin) || !line.EndsWith(End) || line.Length <= Begin.Length + End.Length)
            return BlockState.None;
        processor.NewBlocks.Push(new ChartBlock(this)
        {
            Chart = line[Begin.Length..^End.Length].Trim().ToString(),
            Line = processor.LineIndex,
            Column = processor.Column,
            Span = new(processor.Start, processor.Line.End),
        });
        return BlockState.BreakDiscard;
    }
}
