using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Read;

namespace Chronicle.Authoring.Moving;

/// <summary>A text in the input that names a record, a source or an address of the site, and the text that replaces it.</summary>
internal sealed record Usage(SourceLocation At, string Written, string Renamed)
{
    /// <summary>Whether the text is an id in the facts, which can need quotation marks.</summary>
    public bool IsFact { get; init; }
}

/// <summary>Finds every reference in the input to the renamed record or source.</summary>
internal static class Usages
{
    public static IEnumerable<Usage> Find(ParsedSite parsed, Folder input, RecordId id, Renaming renaming) =>
        [.. Facts(parsed, id).Concat(InEvidence(parsed, input, id)).Select(at => InFact(at, renaming)),
            .. InProse(parsed, input, renaming, ofSource: false), .. Addresses(parsed, renaming)];

    public static IEnumerable<Usage> Find(ParsedSite parsed, Folder input, SourceId id, Renaming renaming) =>
        [.. Facts(parsed, id).Select(at => InFact(at, renaming)),
            .. InProse(parsed, input, renaming, ofSource: true), .. Addresses(parsed, renaming)];

    private static Usage InFact(SourceLocation at, Renaming renaming) => new(at, renaming.From, renaming.To) { IsFact = true };

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
        foreach (var reference in parsed.Settings?.NamedRecords ?? [])
            if (reference.Value == id)
                yield return reference.At;
    }

    /// <summary>
    /// The id of a release in evidence files. A finding names the release whose tree was read, and the first release of a commit, so the
    /// evidence files of other records and of sources contain the id too.
    /// </summary>
    private static IEnumerable<SourceLocation> InEvidence(ParsedSite parsed, Folder input, RecordId id) =>
        parsed.Releases.All(release => release.Id != id) ? []
            : input.Files.Where(file => InputNames.IsEvidence(input.NameOf(file))).SelectMany(EvidenceFileReader.FindReleases)
                .Where(release => release.Value == id.Value).Select(release => release.At);

    private static IEnumerable<SourceLocation> Facts(ParsedSite parsed, SourceId id)
    {
        foreach (var record in parsed.Records)
        {
            // The sources of a release include the source of its figures. If the key "sources" names the same source, the key
            // "figures_source" is a second reference, which is returned here.
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
            .. component.Fields.SelectMany(field => field.Items).SelectMany(item => item.Life.References),
            .. component.PartRows.SelectMany(part => new[] { part.Since, part.Earliest, part.Record }).OfType<Located<RecordId>>()],
        Release release => [.. Some(release.Parent)],
        Milestone milestone =>
        [
            .. Some(milestone.Release), .. milestone.Components,
                // A component can have several changed dimensions at one location, so each location is returned once.
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
        foreach (var (record, source, reference) in ProseLinks.InFilesWith(renaming.From, parsed, input))
            if (Renamed(reference, Routes.Of(record), renaming, ofSource) is { } usage)
                yield return new(source.At(reference.Offset), usage.Written, usage.Renamed);
    }

    private static (string Written, string Renamed)? Renamed(ProseReference reference, UrlPath page, Renaming renaming, bool ofSource) =>
        reference.Form switch
        {
            LinkForm.Address => renaming.Apply(reference.Target, page) is { } renamed ? (reference.Target, renamed) : null,
            var form when (form == LinkForm.Source) == ofSource && reference.Target == renaming.From => (renaming.From, renaming.To),
            _ => null,
        };
}
