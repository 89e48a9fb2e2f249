using System.Collections.Immutable;
using System.Text;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Markdown;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chronicle.Authoring;

/// <summary>A part of a text, from its first offset to the offset after its end.</summary>
internal readonly record struct Stretch(int Start, int End)
{
    public bool Contains(int offset) => offset >= Start && offset < End;
}

/// <summary>A change within a text: the length of the removed text, and the words that replace it.</summary>
internal readonly record struct Cut(int Offset, int Length, string Words);

/// <summary>A heading of the second level, with all text up to the next such heading.</summary>
internal sealed record Section(HeadingBlock Heading, Stretch Lines);

/// <summary>The text of a chapter, divided at its headings of the second level.</summary>
internal sealed class ChapterText
{
    private readonly MarkdownDocument _document;
    private readonly ImmutableArray<Definition> _definitions;

    /// <summary>A note or an address that the text uses by its label, with the lines of its definition.</summary>
    private sealed record Definition(MarkdownObject Block, Stretch Lines);

    public ChapterText(SourceText source, MarkdownPipeline pipeline)
    {
        (Source, Body) = (source, FrontMatter.FindBody(source.Value));
        _document = Markdown.Parse(source.Value, pipeline);
        HeadingBlock[] headings = [.. _document.OfType<HeadingBlock>().Where(heading => heading.Level <= 2)];
        Sections = [.. headings.Select((heading, i) => new Section(heading, new(StartOfLine(heading.Span.Start),
            i + 1 < headings.Length ? StartOfLine(headings[i + 1].Span.Start) : source.Value.Length)))];
        // A definition within a quote or a list is not moved.
        _definitions = [.. _document.OfType<LinkReferenceDefinitionGroup>().SelectMany(group => group)
            .Where(block => block is not FootnoteLinkReferenceDefinition).Concat(NoteParser.NotesOf(_document))
            .Select(block => new Definition(block, new(StartOfLine(block.Span.Start), EndOfLine(block.Span.End))))];
        References = [.. ProseLinks.Find(_document, source)];
    }

    public SourceText Source { get; }

    /// <summary>The offset at which the prose begins, after the facts.</summary>
    public int Body { get; }

    public ImmutableArray<Section> Sections { get; }

    /// <summary>All links and citations.</summary>
    public ImmutableArray<ProseReference> References { get; }

    /// <summary>All headings, including those in quotes and lists.</summary>
    public IEnumerable<HeadingBlock> Headings => _document.Descendants<HeadingBlock>();

    /// <summary>The first paragraph of a section; null if it has none.</summary>
    public ParagraphBlock? FirstParagraph(Section section) =>
        _document.OfType<ParagraphBlock>().FirstOrDefault(paragraph => section.Lines.Contains(paragraph.Span.Start));

    /// <summary>
    /// The definitions that these stretches use. Definitions within the stretches stay in place, and those from other stretches are
    /// <c>Added</c>. Definitions within the stretches that only the rest of the chapter uses are <c>Left</c>.
    /// </summary>
    public (ImmutableArray<Stretch> Added, ImmutableArray<Stretch> Left) DefinitionsOf(ImmutableArray<Stretch> stretches)
    {
        var used = new HashSet<Definition>();
        var uses = Uses().ToArray();
        Follow(offset => stretches.Any(stretch => stretch.Contains(offset))
            && !_definitions.Any(definition => definition.Lines.Contains(offset)));
        return (Lines(definition => used.Contains(definition) && !IsWithin(definition)),
            Lines(definition => !used.Contains(definition) && IsWithin(definition)));

        ImmutableArray<Stretch> Lines(Func<Definition, bool> isMeant) =>
            [.. _definitions.Where(isMeant).Select(definition => definition.Lines)];

        bool IsWithin(Definition definition) => stretches.Any(stretch => stretch.Contains(definition.Lines.Start));

        // A note can use an address, or call another note, so the search follows each definition.
        void Follow(Func<int, bool> isHere)
        {
            foreach (var (offset, label) in uses.Where(use => isHere(use.Offset)))
                if (_definitions.FirstOrDefault(definition => definition.Block == label) is { } definition && used.Add(definition))
                    Follow(definition.Lines.Contains);
        }
    }

    /// <summary>The text of a stretch, with the changes within it.</summary>
    public string Read(Stretch stretch, IEnumerable<Cut> cuts)
    {
        var text = new StringBuilder();
        var done = stretch.Start;
        foreach (var cut in cuts.Where(cut => stretch.Contains(cut.Offset)).OrderBy(cut => cut.Offset))
        {
            // The change is within lines that are removed.
            if (cut.Offset < done)
                continue;
            text.Append(Source.Value, done, cut.Offset - done).Append(cut.Words);
            done = cut.Offset + cut.Length;
        }
        return done < stretch.End ? text.Append(Source.Value, done, stretch.End - done).ToString() : text.ToString();
    }

    private IEnumerable<(int Offset, MarkdownObject Definition)> Uses()
    {
        foreach (var node in _document.Descendants())
            if (node is LinkInline { Reference: { } address } link)
                yield return (link.Span.Start, address);
            else if (node is FootnoteLink { IsBackLink: false } call)
                yield return (call.Span.Start, call.Footnote);
    }

    private int StartOfLine(int offset) => Source.Value.LastIndexOf('\n', Math.Max(0, offset - 1)) + 1;

    private int EndOfLine(int offset) =>
        Source.Value.IndexOf('\n', Math.Min(offset, Source.Value.Length)) is >= 0 and var end ? end + 1 : Source.Value.Length;
}
