using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Chronicle.Read.Markdown;

/// <summary>
/// The parser of footnotes from the Markdown library, changed so that it keeps every note of a document. The library drops the notes to
/// which no text refers.
/// </summary>
internal sealed class NoteParser : FootnoteParser
{
    private static readonly object Key = new();

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var state = base.TryOpen(processor);
        Keep(processor);
        return state;
    }

    /// <summary>A note may begin directly on the line after another note.</summary>
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var state = base.TryContinue(processor, block);
        Keep(processor);
        return state;
    }

    private static void Keep(BlockProcessor processor)
    {
        if (!processor.NewBlocks.TryPeek(out var block) || block is not Footnote note)
            return;
        if (processor.Document.GetData(Key) is not List<Footnote> notes)
            processor.Document.SetData(Key, notes = []);
        if (notes.LastOrDefault() != note)
            notes.Add(note);
    }

    /// <summary>All notes of a document, in the order of the text.</summary>
    public static IReadOnlyList<Footnote> NotesOf(MarkdownDocument document) => document.GetData(Key) as List<Footnote> ?? [];

    /// <summary>All nodes of a document, including the nodes of notes that the library drops. Such a note has no parent.</summary>
    public static IEnumerable<MarkdownObject> DescendantsOf(MarkdownDocument document) => document.Descendants()
        .Concat(NotesOf(document).Where(note => note.Parent is null).SelectMany(note => note.Descendants()));
}
