using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Markdown;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chronicle.Authoring;

/// <summary>A text of the input that names a record, a source or an address of the site, and the text that takes its place.</summary>
internal sealed record Usage(SourceLocation At, string Written, string Renamed);

/// <summary>
/// Finds every reference in the input to the record or source that is being renamed. Prose is parsed as the reader parses it, so each way
/// to write a link is found.
/// </summary>
internal static class Usages
{
    public static IEnumerable<Usage> Find(ParsedSite parsed, Folder input, RecordId id, Renaming renaming) =>
        [.. Facts(parsed, id).Select(at => new Usage(at, renaming.From, renaming.To)),
            .. InProse(parsed, input, renaming, ofSource: false), .. Addresses(parsed, renaming)];

    public static IEnumerable<Usage> Find(ParsedSite parsed, Folder input, SourceId id, Renaming renaming) =>
        [.. Facts(parsed, id).Select(at => new Usage(at, renaming.From, renaming.To)),
            .. InProse(parsed, input, renaming, ofSource: true), .. Addresses(parsed, renaming)];

    private static IEnumerable<SourceLocation> Facts(ParsedSite parsed, RecordId id)
    {
        foreach (var record in parsed.Records)
            foreach (var reference in Facts(record).Concat(InFields(record.AllFields)).Where(reference => reference.Value == id))
                yield return reference.At;
        foreach (var reference in parsed.Sources.SelectMany(source => InFields(source.Fields)).Where(reference => reference.Value == id))
            yield return reference.At;
        foreach (var link in parsed.Settings?.Navigation ?? [])
            if (link.To.Value == id.Value)
                yield return link.To.At;
    }

    private static IEnumerable<SourceLocation> Facts(ParsedSite parsed, SourceId id)
    {
        foreach (var record in parsed.Records)
        {
            // The source of figures is among the sources already.
            foreach (var reference in record.Sources.Where(reference => reference.Value == id))
                yield return reference.At;
            if (record is Release { FiguresSource: { } counted } && counted.Value == id
                && record.Sources.All(source => source.At != counted.At))
                yield return counted.At;
        }
    }

    private static IEnumerable<Located<RecordId>> Facts(Record record) => record switch
    {
        Component component => [.. component.Related, .. Some(component.Since), .. Some(component.Parent),
            .. component.Fields.SelectMany(field => field.Lives).SelectMany(life => life.References),
            .. component.Parts.SelectMany(part => new[] { part.Since, part.Earliest, part.Record }).OfType<Located<RecordId>>()],
        Release release => [.. Some(release.Parent)],
        Milestone milestone =>
        [
            .. Some(milestone.Release), .. milestone.Components,
                // A component that changes in several dimensions is named once.
                .. milestone.Changes.Select(change => change.Component).DistinctBy(component => component.At),
                .. Some(milestone.Supersedes),
        ],
        Retired retired => [.. Some(retired.SupersededBy), .. retired.SplitInto],
        _ => [],
    };

    private static IEnumerable<Located<RecordId>> InFields(IEnumerable<FieldValue> fields) =>
        fields.Where(field => field.Field.Kind == FieldKind.Record).SelectMany(field => field.Items)
            .Select(item => new Located<RecordId>(new(item.Text), item.Written.At));

    private static Located<RecordId>[] Some(Located<RecordId>? reference) => reference is null ? [] : [reference];

    private static IEnumerable<Usage> Addresses(ParsedSite parsed, Renaming renaming)
    {
        foreach (var link in parsed.Settings?.Navigation ?? [])
            if (link.To.Value.StartsWith('/') && renaming.Apply(link.To.Value, UrlPath.Root) is { } renamed)
                yield return new(link.To.At, link.To.Value, renamed);
        foreach (var redirect in parsed.Redirects)
            if (redirect is { To: { } to, ToAt: { } at } && renaming.Apply(to, UrlPath.Root) is { } renamed)
                yield return new(at, to, renamed);
    }

    private static IEnumerable<Usage> InProse(ParsedSite parsed, Folder input, Renaming renaming, bool ofSource)
    {
        var files = input.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var pipeline = MarkdownReader.CreatePipeline();
        foreach (var record in parsed.Records)
        {
            // A body that could not be read is empty, and most bodies do not hold the id at all.
            if (record.Body.IsEmpty || Utf8.Decode(files[record.At.Path], new()) is not { } source
                || !source.Value.Contains(renaming.From, StringComparison.Ordinal))
                continue;
            foreach (var node in Markdown.Parse(source.Value, pipeline).Descendants())
                foreach (var usage in In(node, source, Routes.Of(record), renaming, ofSource))
                    yield return usage;
        }
    }

    private static IEnumerable<Usage> In(MarkdownObject node, SourceText source, UrlPath page, Renaming renaming, bool ofSource)
    {
        switch (node)
        {
            case CrossLinkInline link when !ofSource && link.Target == renaming.From:
                yield return At(source.Value.IndexOf(link.Target, link.Span.Start, StringComparison.Ordinal), renaming.From, renaming.To);
                break;
            case CitationInline citation when ofSource:
                foreach (var (cited, _, offset) in citation.Items.Where(item => item.Source == renaming.From))
                    yield return At(source.Value.IndexOf(cited, offset, StringComparison.Ordinal), renaming.From, renaming.To);
                break;
            // The address of a reference link is in its definition.
            case LinkInline { Reference: null, Url: { } address } link when renaming.Apply(address, page) is { } renamed
                && Offset(link, link.UrlSpan, address) is >= 0 and var offset:
                yield return At(offset, address, renamed);
                break;
            case LinkReferenceDefinition { Url: { } address } definition
                when renaming.Apply(address, page) is { } renamed && Offset(definition, definition.UrlSpan, address) is >= 0 and var offset:
                yield return At(offset, address, renamed);
                break;
        }

        Usage At(int offset, string written, string renamed) => new(source.At(offset), written, renamed);

        // Negative for an address that is written with an escape: the redirect answers it.
        int Offset(MarkdownObject link, SourceSpan span, string address)
        {
            var text = source.Value;
            if (span.Start >= 0 && span.Start <= span.End && span.End < text.Length
                && text.IndexOf(address, span.Start, span.Length, StringComparison.Ordinal) is >= 0 and var inside)
                return inside;
            // If the address is on a separate line, the parser does not report its position. It comes after the link text, so search
            // backwards.
            return text.LastIndexOf(address, Math.Min(link.Span.End, text.Length - 1), Math.Min(link.Span.Length, text.Length),
                StringComparison.Ordinal);
        }
    }
}
