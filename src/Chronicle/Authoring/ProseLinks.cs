using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Markdown;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chronicle.Authoring;

internal enum LinkForm
{
    /// <summary>A link to a record: <c>[[id]]</c> or <c>[[id#heading]]</c>.</summary>
    Record,

    /// <summary>A citation: one of the sources in <c>[@source]</c>.</summary>
    Source,

    /// <summary>The address of a link, or of a link definition.</summary>
    Address,
}

/// <summary>A link or a citation in prose.</summary>
/// <param name="Target">The id of the record or source, or the address.</param>
/// <param name="Written">The text at the offset: the target, and for a link to a record also its heading.</param>
/// <param name="Heading">The heading of a link to a record; null if the link names none.</param>
internal sealed record ProseReference(LinkForm Form, string Target, string Written, int Offset, string? Heading = null);

/// <summary>
/// Finds every link and citation in prose. Its parser is the parser of MarkdownReader, so it finds each way of writing a link.
/// </summary>
internal static class ProseLinks
{
    public static IEnumerable<ProseReference> Find(MarkdownDocument document, SourceText source) =>
        NoteParser.DescendantsOf(document).SelectMany(node => In(node, source.Value));

    /// <summary>The references in the prose of the files that contain a text.</summary>
    public static IEnumerable<(Record Record, SourceText Source, ProseReference Reference)> InFilesWith(string text, ParsedSite parsed,
        Folder input)
    {
        var files = input.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var pipeline = MarkdownReader.CreatePipeline();
        // A file that does not contain the id has no link to it, so it is not parsed. A body that could not be read is empty.
        foreach (var record in parsed.Records)
            if (!record.Body.IsEmpty && Utf8.Decode(files[record.At.Path], new()) is { } source
                && source.Value.Contains(text, StringComparison.Ordinal))
                foreach (var reference in Find(Markdown.Parse(source.Value, pipeline), source))
                    yield return (record, source, reference);
    }

    private static IEnumerable<ProseReference> In(MarkdownObject node, string text)
    {
        switch (node)
        {
            case CrossLinkInline link:
                var start = text.IndexOf(link.Target, link.Span.Start, StringComparison.Ordinal);
                var end = text.AsSpan(start).IndexOfAny('|', ']') + start;
                yield return new(LinkForm.Record, link.Target, link.Heading is null ? link.Target : text[start..end].TrimEnd(), start,
                    link.Heading);
                break;
            case CitationInline citation:
                foreach (var (cited, _, offset) in citation.Items)
                    yield return new(LinkForm.Source, cited, cited, text.IndexOf(cited, offset, StringComparison.Ordinal));
                break;
            // A link by a label has no address of its own: the address is in the definition of the label.
            case LinkInline { Reference: null, Url: { } address } link when Offset(link, link.UrlSpan, address) is >= 0 and var offset:
                yield return new(LinkForm.Address, address, address, offset);
                break;
            case LinkReferenceDefinition { Url: { } address } definition
                when Offset(definition, definition.UrlSpan, address) is >= 0 and var offset:
                yield return new(LinkForm.Address, address, address, offset);
                break;
        }

        // The offset of the address; negative if the address is written with an escape. Such a link is not rewritten: the redirect from the
        // old address leads to the new address.
        int Offset(MarkdownObject link, SourceSpan span, string address)
        {
            if (span.Start >= 0 && span.Start <= span.End && span.End < text.Length
                && text.IndexOf(address, span.Start, span.Length, StringComparison.Ordinal) is >= 0 and var inside)
                return inside;
            // If the address is on a separate line, the parser does not report its position. The address comes after the link text, so the
            // code searches backwards.
            return text.LastIndexOf(address, Math.Min(link.Span.End, text.Length - 1), Math.Min(link.Span.Length, text.Length),
                StringComparison.Ordinal);
        }
    }
}
