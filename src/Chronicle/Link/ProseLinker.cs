using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Gives every link in prose its address and every citation its number, makes links from plain mentions of names, and groups all links by
/// their target.
/// </summary>
internal static class ProseLinker
{
    public static ImmutableArray<LinkedRecord> LinkAll(RecordIndex index, NameIndex names, DiagnosticBag diagnostics)
    {
        ImmutableArray<Record> records = [.. index.Records];
        var linked = new OutgoingLinks[records.Length];
        var headings = new HeadingIndex();
        Workers.For(records.Length, i => linked[i] = new RecordProseLinker(records[i], index, names, headings).Run());
        foreach (var record in linked)
            diagnostics.AddRange(record.Unresolved);
        var backlinks = GroupByTarget(linked);
        return [.. linked.Select(one => new LinkedRecord(
            one.Record, index.Addresses[one.Record.Id], one.Body, one.References, backlinks.GetValueOrDefault(one.Record.Id, [])))];
    }

    /// <summary>Reports the links and citations without a target, for a record that is not on the site because it has an error.</summary>
    public static void Check(Record record, RecordIndex index, NameIndex names, DiagnosticBag diagnostics) =>
        diagnostics.AddRange(new RecordProseLinker(record, index, names, new()).Run().Unresolved);

    private static IReadOnlyDictionary<RecordId, ImmutableArray<Backlink>> GroupByTarget(IEnumerable<OutgoingLinks> linked)
    {
        var backlinks = new MultiMap<RecordId, Backlink>();
        foreach (var backlink in linked.SelectMany(one => one.Backlinks))
            if (backlink.To != backlink.From.Id)
                backlinks.Add(backlink.To, backlink);
        return backlinks.ToDictionary();
    }
}
