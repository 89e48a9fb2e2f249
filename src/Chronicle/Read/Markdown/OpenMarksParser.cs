using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Chronicle.Read.Markdown;

/// <summary>Thrown when a paragraph has more open brackets or marks of emphasis than Markdown can read in reasonable time.</summary>
internal sealed class TooManyMarks(int offset, string reason) : Exception(reason)
{
    public int Offset => offset;
}

/// <summary>
/// Counts the open brackets and marks of emphasis of a paragraph, without parsing them. The Markdown parser searches all of them at each
/// further piece of the paragraph, so its work grows with the square of their number. Real paragraphs have far fewer than a hundred marks.
/// This parser runs before the parsers of the library.
/// </summary>
internal sealed class OpenMarksParser : InlineParser
{
    /// <summary>The greatest number of brackets that are open at the same time, in one paragraph or table.</summary>
    private const int MostOpenBrackets = 500;

    /// <summary>
    /// The greatest number of marks of emphasis in one paragraph or table. The library keeps all of them open up to the end.
    /// </summary>
    private const int MostEmphasis = 1_000;

    public OpenMarksParser() => OpeningCharacters = ['[', '!', ']', '*', '_'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        // All workers share this parser, so the count is stored in the processor, which belongs to one worker.
        if (processor.ParserStates[Index] is not Count count || count.Block != processor.Block)
            processor.ParserStates[Index] = count = new(processor.Block);
        switch (slice.CurrentChar)
        {
            case '[' or '!' when (slice.CurrentChar == '[' || slice.PeekChar() == '[') && ++count.Open > MostOpenBrackets:
                throw new TooManyMarks(processor.GetSourcePosition(slice.Start),
                    $"more than {MostOpenBrackets:N0} brackets are open at once in this paragraph; close them, "
                        + "or write \\[ for a plain bracket");
            case '*' or '_' when ++count.Emphasis > MostEmphasis:
                throw new TooManyMarks(processor.GetSourcePosition(slice.Start),
                    $"more than {MostEmphasis:N0} marks of emphasis are in this paragraph or table; split it");
            case ']':
                count.Open = Math.Max(0, count.Open - 1);
                break;
        }
        return false;
    }

    private sealed class Count(LeafBlock? block)
    {
        public LeafBlock? Block => block;

        public int Open { get; set; }

        public int Emphasis { get; set; }
    }
}
