using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chronicle.Domain;
using Chronicle.Primitives;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chronicle.Read.Markdown;

/// <summary>
/// Renders a Markdown tree into <see cref="Prose"/>: normal HTML with marked parts for words, cross-links, citations, charts and addresses
/// of the site. Later phases complete these parts. Each file needs a new renderer, because an exception leaves a wrong nesting level in the
/// base class.
/// </summary>
internal sealed class ProseRenderer : HtmlRenderer
{
    private readonly StringBuilder _buffer;
    private readonly List<ProsePart> _parts = [];
    private readonly List<CrossLink> _links = [];
    private readonly List<Citation> _citations = [];
    private readonly List<Heading> _headings = [];
    private readonly List<Located<string>> _addresses = [];
    private readonly List<Located<string>> _drawings = [];
    private readonly List<Located<string>> _fullAddresses = [];
    private readonly Dictionary<string, int> _anchors = new(StringComparer.Ordinal);

    // _noLinks: the node is inside a heading or the words of a link, where no name becomes a link automatically. _inLink: the node is
    // inside the words of a link, where a further link is a mistake.
    private bool _noLinks;
    private bool _inLink;

    public ProseRenderer(SourceText source, DiagnosticBag diagnostics)
        : base(new StringWriter(new(source.Value.Length), CultureInfo.InvariantCulture) { NewLine = "\n" })
    {
        (Source, Diagnostics, _buffer) = (source, diagnostics, ((StringWriter)Writer).GetStringBuilder());
        ObjectRenderers.Clear();
        ProseObjectRenderers.AddTo(ObjectRenderers);
        ObjectWriteBefore += (_, node) => OpenBox(node);
        ObjectWriteAfter += (_, node) => CloseBox(node);
    }

    /// <summary>The number of tables around the current node.</summary>
    public int Tables { get; private set; }

    public SourceText Source { get; }

    public DiagnosticBag Diagnostics { get; }

    public Prose RenderProse(MarkdownDocument document)
    {
        var unused = LostDefinitions.Check(document, Source, Diagnostics);
        Render(document);
        // Unused notes are errors, so this text is never published. They are rendered only to check their links.
        foreach (var block in unused.SelectMany(note => note))
            Write(block);
        return new(_buffer.ToString(), [.. _parts], [.. _links], [.. _citations], [.. _headings], [.. _addresses])
        {
            Drawings = [.. _drawings],
            FullAddresses = [.. _fullAddresses],
        };
    }

    public void WriteWords(ReadOnlySpan<char> words)
    {
        if (words.IsEmpty)
            return;
        var kind = _noLinks ? PartKind.Verbatim : PartKind.Text;
        var start = _buffer.Length;
        Writer.Write(words);
        // The parser cuts a text at every character with a possible meaning, so a name can be divided between two pieces. The pieces are
        // joined here.
        if (_parts.Count > 0 && _parts[^1] is var last && last.Kind == kind && last.Start + last.Length == start)
            _parts[^1] = last with { Length = last.Length + words.Length };
        else
            _parts.Add(new(kind, start, words.Length, 0));
    }

    /// <summary>Writes words in which no name becomes a link.</summary>
    public void WriteWithoutLinks(Action write)
    {
        var before = _noLinks;
        _noLinks = true;
        write();
        _noLinks = before;
    }

    /// <summary>Writes the words of a link, in which a further link is a mistake.</summary>
    public void WriteWordsOfLink(Action write)
    {
        var before = _inLink;
        _inLink = true;
        WriteWithoutLinks(write);
        _inLink = before;
    }

    public void WriteVerbatim(ReadOnlySpan<char> words)
    {
        if (words.IsEmpty)
            return;
        _parts.Add(new(PartKind.Verbatim, _buffer.Length, words.Length, 0));
        Writer.Write(words);
    }

    public void WriteLink(CrossLink link) => AddPart(PartKind.Link, link, _links);

    public void WriteCitation(Citation citation)
    {
        DropSpaceBefore();
        AddPart(PartKind.Citation, citation, _citations);
    }

    // Authors write a space before a citation. On the page, the number follows the word without a space.
    private void DropSpaceBefore()
    {
        if (_parts.Count == 0 || _buffer.Length == 0 || _buffer[^1] != ' '
            || _parts[^1] is not { Kind: PartKind.Text or PartKind.Verbatim } last || last.Start + last.Length != _buffer.Length)
            return;
        _buffer.Length--;
        _parts[^1] = last with { Length = last.Length - 1 };
    }

    public void WriteDrawing(Located<string> drawing) => AddPart(PartKind.Drawing, drawing, _drawings);

    public void WriteAddress(Located<string> address) => AddPart(PartKind.Address, address, _addresses);

    private void AddPart<T>(PartKind kind, T item, List<T> items)
    {
        _parts.Add(new(kind, _buffer.Length, 0, items.Count));
        items.Add(item);
    }

    public void WriteFullAddress(Located<string> address)
    {
        WriteEscapeUrl(address.Value);
        if (address.Value.StartsWith("http", StringComparison.Ordinal))
            _fullAddresses.Add(address);
    }

    /// <summary>
    /// Whether this node (a link, a citation or a note) is within the words of a link. This is reported, because browsers cannot follow a
    /// link within a link.
    /// </summary>
    public bool ReportWithinLink(Inline node)
    {
        if (_inLink)
            Diagnostics.Add(Rules.BrokenReference, Source.At(node.Span.Start),
                "a link, a citation or a note within the words of a link leads nowhere; take it out of the brackets");
        return _inLink;
    }

    /// <summary>
    /// Adds a heading to the prose and returns its anchor: the words in lower case with hyphens, and a number if another heading has the
    /// same words.
    /// </summary>
    public string AddHeading(int level, ContainerInline? words, SourceLocation at)
    {
        var links = ImmutableArray.CreateBuilder<HeadingLink>();
        var text = PlainText.Extract(words, links);
        var slug = Slug.Create(text);
        var anchor = slug;
        while (!_anchors.TryAdd(anchor, 0))
            anchor = $"{slug}-{++_anchors[slug]}";
        _headings.Add(new(level, anchor, text, at) { Links = links.ToImmutable() });
        return anchor;
    }

    private void OpenBox(MarkdownObject node)
    {
        FalseMarks.Check(node, Source, Diagnostics);
        if (node is DefinitionList list)
            foreach (var term in list.OfType<DefinitionItem>().SelectMany(item => item.OfType<DefinitionTerm>()))
                term.Inline?.AppendChild(new TermEnd());
        // A wide table scrolls in its own box, which must be accessible by keyboard. The accessible name of the box is the list of its
        // columns.
        if (node is not Table table)
            return;
        Tables++;
        AlignByClass(table);
        EnsureLine().Write("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"").WriteEscape(NamesOf(table)).Write("\">")
            .WriteLine();
    }

    private static string NamesOf(Table table) => string.Join(", ", table.OfType<TableRow>().First().OfType<TableCell>()
        .Select(cell => PlainText.Extract((cell.FirstOrDefault() as LeafBlock)?.Inline)).Where(name => name.Length > 0));

    // Markdig would use inline styles for the alignment, which a content security policy forbids.
    private static void AlignByClass(Table table)
    {
        foreach (var row in table.OfType<TableRow>())
            for (var i = 0; i < row.Count && i < table.ColumnDefinitions.Count; i++)
                if (table.ColumnDefinitions[i].Alignment is { } alignment)
                    row[i].GetAttributes().AddClass(alignment.ToString().ToLowerInvariant());
        foreach (var column in table.ColumnDefinitions)
            column.Alignment = null;
    }

    private void CloseBox(MarkdownObject node)
    {
        if (node is Table)
        {
            Tables--;
            EnsureLine().Write("</div>").WriteLine();
        }
        if (node is LeafBlock or TermEnd)
            _parts.Add(new(PartKind.Break, _buffer.Length, 0, 0));
    }

    /// <summary>The end of a term of a definition list. Markdig writes a term without an event for the end of its block.</summary>
    internal sealed class TermEnd : LeafInline;
}
