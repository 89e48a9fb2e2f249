using System.Collections.Immutable;
using System.Text;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Markdown;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chronicle.Authoring.Splitting;

/// <summary>A part of a text, from its first offset to the offset after its end.</summary>
internal readonly record struct TextSpan(int Start, int End)
{
    public bool Contains(int offset) => offset >= Start && offset < End;
}

/// <summary>A change within a text: the offset and the length of the removed text, and the words that replace it.</summary>
internal readonly record struct Replacement(int Offset, int Length, string Words);

/// <summary>A heading of the second level, with all text up to the next such heading.</summary>
internal sealed record Section(HeadingBlock Heading, TextSpan Lines);

/// <summary>The text of a chapter, divided at its headings of the second level.</summary>
internal sealed class ChapterText
{
    private readonly MarkdownDocument _document;
    private readonly ImmutableArray<Definition> _definitions;
    private readonly Dictionary<MarkdownObject, Definition> _byBlock;
    private readonly ImmutableArray<(int Offset, MarkdownObject Definition)> _uses;
    private readonly ILookup<Definition, (int Offset, MarkdownObject Definition)> _usesWithin;

    // The definitions that no text uses. Such a definition is treated as text: it stays at its place, and the definitions that it uses must
    // be available there.
    private readonly HashSet<Definition> _unused;

    /// <summary>
    /// The definition of a note or of a link address, and the lines of the definition. The text uses a definition by its label.
    /// </summary>
    private sealed record Definition(MarkdownObject Block, TextSpan Lines);

    public ChapterText(SourceText source, MarkdownPipeline pipeline)
    {
        (Source, Body) = (source, FrontMatter.FindBody(source.Value));
        _document = Markdown.Parse(source.Value, pipeline);
        HeadingBlock[] headings = [.. _document.OfType<HeadingBlock>().Where(heading => heading.Level <= 2)];
        Sections = [.. headings.Select((heading, i) => new Section(heading, new(StartOfLine(heading.Span.Start),
            i + 1 < headings.Length ? StartOfLine(headings[i + 1].Span.Start) : source.Value.Length)))];
        // Only definitions outside quotes and lists are moved. A definition within a quote or a list stays there, as a part of it.
        _definitions = [.. _document.OfType<LinkReferenceDefinitionGroup>().SelectMany(group => group)
            .Where(block => block is not FootnoteLinkReferenceDefinition).Concat(NoteParser.NotesOf(_document))
            .Select(block => new Definition(block, new(StartOfLine(block.Span.Start), EndOfLine(block.Span.End))))];
        References = [.. ProseLinks.Find(_document, source)];
        _byBlock = _definitions.ToDictionary(definition => definition.Block);
        _uses = [.. Uses()];
        _usesWithin = _uses.Where(use => FindAt(use.Offset) is not null).ToLookup(use => FindAt(use.Offset)!);
        _unused = [.. _definitions.Except(UsedFrom(offset => FindAt(offset) is null))];
    }

    public SourceText Source { get; }

    /// <summary>The offset at which the prose begins, after the facts.</summary>
    public int Body { get; }

    public ImmutableArray<Section> Sections { get; }

    /// <summary>All links and citations.</summary>
    public ImmutableArray<ProseReference> References { get; }

    /// <summary>All headings, including the headings in quotes and lists.</summary>
    public IEnumerable<HeadingBlock> Headings => _document.Descendants<HeadingBlock>();

    /// <summary>The first paragraph of a section; null if it has none.</summary>
    public ParagraphBlock? FirstParagraph(Section section) =>
        _document.OfType<ParagraphBlock>().FirstOrDefault(paragraph => section.Lines.Contains(paragraph.Span.Start));

    /// <summary>
    /// The definitions that move when these spans become a separate text. <c>Added</c>: definitions outside the spans that the spans use.
    /// <c>Left</c>: definitions within the spans that only the remaining text uses; the caller removes them from the separate text.
    /// </summary>
    public (ImmutableArray<TextSpan> Added, ImmutableArray<TextSpan> Left) DefinitionsOf(ImmutableArray<TextSpan> spans)
    {
        var used = UsedFrom(offset => spans.Any(span => span.Contains(offset))
            && (FindAt(offset) is not { } definition || _unused.Contains(definition)));
        return (Lines(definition => used.Contains(definition) && !IsWithin(definition)),
            Lines(definition => !used.Contains(definition) && !_unused.Contains(definition) && IsWithin(definition)));

        ImmutableArray<TextSpan> Lines(Func<Definition, bool> isMeant) =>
            [.. _definitions.Where(isMeant).Select(definition => definition.Lines)];

        bool IsWithin(Definition definition) => spans.Any(span => span.Contains(definition.Lines.Start));
    }

    /// <summary>The text of a span, with the changes within it.</summary>
    public string Read(TextSpan span, IEnumerable<Replacement> replacements)
    {
        var text = new StringBuilder();
        var done = span.Start;
        foreach (var change in replacements.Where(change => span.Contains(change.Offset)).OrderBy(change => change.Offset))
        {
            // An earlier change already removed the text of this change.
            if (change.Offset < done)
                continue;
            text.Append(Source.Value, done, change.Offset - done).Append(change.Words);
            done = change.Offset + change.Length;
        }
        return done < span.End ? text.Append(Source.Value, done, span.End - done).ToString() : text.ToString();
    }

    private Definition? FindAt(int offset) => _definitions.FirstOrDefault(definition => definition.Lines.Contains(offset));

    /// <summary>
    /// The definitions that the text at these offsets uses. A note can use a link definition or another note, so the search also follows
    /// the uses within each definition.
    /// </summary>
    private HashSet<Definition> UsedFrom(Func<int, bool> isHere)
    {
        var used = new HashSet<Definition>();
        // A queue and no recursion: a hostile chapter can have thousands of notes, each of which uses the next one.
        var waiting = new Queue<Definition>();
        Add(_uses.Where(use => isHere(use.Offset)));
        while (waiting.TryDequeue(out var definition))
            Add(_usesWithin[definition]);
        return used;

        void Add(IEnumerable<(int Offset, MarkdownObject Definition)> uses)
        {
            foreach (var (_, block) in uses)
                if (_byBlock.TryGetValue(block, out var definition) && used.Add(definition))
                    waiting.Enqueue(definition);
        }
    }

    private IEnumerable<(int Offset, MarkdownObject Definition)> Uses()
    {
        foreach (var node in NoteParser.DescendantsOf(_document))
            if (node is LinkInline { Reference: { } address } link)
                yield return (link.Span.Start, address);
            else if (node is FootnoteLink { IsBackLink: false } call)
                yield return (call.Span.Start, call.Footnote);
    }

    private int StartOfLine(int offset) => Source.Value.LastIndexOf('\n', Math.Max(0, offset - 1)) + 1;

    /// <summary>The offset after the line of an offset.</summary>
    public int EndOfLine(int offset) =>
        Source.Value.IndexOf('\n', Math.Min(offset, Source.Value.Length)) is >= 0 and var end ? end + 1 : Source.Value.Length;
}
