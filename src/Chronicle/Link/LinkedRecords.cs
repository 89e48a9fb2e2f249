using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>Links the prose of all records, and collects the links to each record.</summary>
internal static class LinkedRecords
{
    public static ImmutableArray<LinkedRecord> Create(RecordIndex index, NameIndex names, DiagnosticBag diagnostics)
    {
        ImmutableArray<Record> records = [.. index.Records];
        var linked = new OutgoingLinks[records.Length];
        var headings = new HeadingIndex();
        Workers.For(records.Length, () => new LinkBuffers(), (buffers, i) =>
            linked[i] = new ProseLinker(records[i], index, names, headings, buffers).Run());
        foreach (var links in linked)
            if (links.Unresolved is { } unresolved)
                diagnostics.AddRange(unresolved);
        var backlinks = MultiMap.Create(linked.SelectMany(links => links.Backlinks).Select(backlink => (backlink.To, backlink)));
        return [.. records.Zip(linked, (record, links) => new LinkedRecord(
            record, index.Addresses[record.Id], links.Body, links.References, backlinks.GetValueOrDefault(record.Id, [])))];
    }

    /// <summary>Reports the links and citations without a target, for a record that is not on the site because it has an error.</summary>
    public static void Check(Record record, RecordIndex index, NameIndex names, DiagnosticBag diagnostics)
    {
        if (new ProseLinker(record, index, names, new(), new()).Run().Unresolved is { } unresolved)
            diagnostics.AddRange(unresolved);
    }
}
