using System.Text.RegularExpressions;
using Chronicle.Primitives;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chronicle.Read.Markdown;

/// <summary>Reports notes and addresses that are defined but not used, or defined twice, because readers never see them.</summary>
internal static partial class LostDefinitions
{
    /// <summary>
    /// Reports unused and repeated definitions, and returns the notes among them, so that the caller can check the links in these notes.
    /// </summary>
    public static IReadOnlyList<Footnote> Check(MarkdownDocument document, SourceText source, DiagnosticBag diagnostics)
    {
        CheckAddresses(document, source, diagnostics);
        var notes = NoteParser.NotesOf(document);
        if (notes.Count == 0)
            return [];
        var unused = new List<Footnote>();
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var note in notes)
        {
            var (label, at) = ($"[{note.Label}]", source.At(note.Span.Start));
            if (!lines.TryAdd(note.Label ?? "", at.Line))
                diagnostics.Add(Rules.LostDefinition, at,
                    $"the note {label} is defined a second time; the first is in line {lines[note.Label ?? ""]}");
            else if (note.Links.Count == 0)
                diagnostics.Add(Rules.LostDefinition, at,
                    $"no text calls the note {label}, so readers do not see it; call it with {label}, or take it out");
            else
                continue;
            unused.Add(note);
        }
        return unused;
    }

    private static void CheckAddresses(MarkdownDocument document, SourceText source, DiagnosticBag diagnostics)
    {
        var known = document.OfType<LinkReferenceDefinitionGroup>().SelectMany(group => group.Links)
            .Where(link => link.Value is not FootnoteLinkReferenceDefinition).ToArray();
        if (known.Length == 0)
            return;
        var used = document.Descendants<LinkInline>().Select(link => link.Reference).OfType<LinkReferenceDefinition>().ToHashSet();
        foreach (var (label, definition) in known)
            if (!used.Contains(definition))
                diagnostics.Add(Rules.LostDefinition, source.At(definition.Span.Start),
                    $"no link uses the address [{label}]; write [words][{label}], or take it out");
        ReportTwice(document, source, known.ToDictionary(link => link.Key, link => link.Value, StringComparer.OrdinalIgnoreCase),
            diagnostics);
    }

    // Of two definitions with the same label, Markdown keeps only the first. This method finds the second one as a line that has the form
    // of a definition but belongs to no block.
    private static void ReportTwice(MarkdownDocument document, SourceText source, Dictionary<string, LinkReferenceDefinition> known,
        DiagnosticBag diagnostics)
    {
        (int Start, int End)[]? blocks = null;
        foreach (Match line in DefinitionLine().Matches(source.Value))
        {
            var at = line.Groups["label"].Index - 1;
            if (!known.TryGetValue(line.Groups["label"].Value.Trim(), out var first) || at <= first.Span.Start)
                continue;
            blocks ??= [.. document.Descendants<LeafBlock>().Where(block => block is not LinkReferenceDefinition)
                .Select(block => (block.Span.Start, block.Span.End)).Order()];
            if (!IsWithin(blocks, at))
                diagnostics.Add(Rules.LostDefinition, source.At(at),
                    $"the address [{line.Groups["label"].Value}] is defined a second time; "
                        + $"the first is in line {source.At(first.Span.Start).Line}");
        }
    }

    private static bool IsWithin((int Start, int End)[] blocks, int offset)
    {
        var index = Array.BinarySearch(blocks, (offset, int.MaxValue));
        var before = (index < 0 ? ~index : index) - 1;
        return before >= 0 && blocks[before].End >= offset;
    }

    [GeneratedRegex(@"^[ >]*\[(?<label>[^\[\]\n^@][^\[\]\n]{0,200})\]:", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex DefinitionLine();
}
