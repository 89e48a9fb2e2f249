using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Authoring;

/// <summary>Where the input names a record, a source or an address of the site.</summary>
internal static class Usages
{
    public static IEnumerable<SourceLocation> To(ParsedSite draft, RecordId id)
    {
        foreach (var record in draft.Records)
        {
            foreach (var reference in Facts(record).Where(reference => reference.Value == id))
                yield return reference.At;
            foreach (var link in record.Body.Links.Where(link => link.Target == id.Value))
                yield return link.At;
        }
        foreach (var link in draft.Settings?.Navigation ?? [])
            if (link.To.Value == id.Value)
                yield return link.To.At;
    }

    public static IEnumerable<SourceLocation> To(ParsedSite draft, SourceId id)
    {
        foreach (var record in draft.Records)
        {
            // A source that figures were counted on is among the sources already.
            foreach (var reference in record.Sources.Where(reference => reference.Value == id))
                yield return reference.At;
            if (record is Release { FiguresSource: { } counted } && counted.Value == id && record.Sources.All(source => source.At != counted.At))
                yield return counted.At;
            foreach (var citation in record.Body.Citations.Where(citation => citation.Source == id))
                yield return citation.At;
        }
    }

    public static IEnumerable<SourceLocation> To(ParsedSite draft, UrlPath address)
    {
        foreach (var written in draft.Records.SelectMany(record => record.Body.Addresses).Concat((draft.Settings?.Navigation ?? []).Select(link => link.To)))
            if (written.Value.Split('#', '?')[0] == address.Value)
                yield return written.At;
        foreach (var redirect in draft.Redirects)
            if (redirect.ToAt is { } at && redirect.To?.Split('#')[0] == address.Value)
                yield return at;
    }

    private static IEnumerable<Located<RecordId>> Facts(Record record) => record switch
    {
        Component component => [.. component.Related, .. Some(component.Since)],
        Milestone milestone => [.. Some(milestone.Release), .. milestone.Components, .. milestone.Changes.Select(change => change.Component), .. Some(milestone.Supersedes)],
        Retired retired => [.. Some(retired.SupersededBy), .. retired.SplitInto],
        _ => [],
    };

    private static Located<RecordId>[] Some(Located<RecordId>? reference) => reference is null ? [] : [reference];
}
