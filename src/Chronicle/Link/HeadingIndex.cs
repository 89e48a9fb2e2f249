using System.Collections.Concurrent;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Finds the headings of records by their anchors. Unicode has two spellings for a letter with an accent, so the anchors are compared in
/// one of them. Several threads can use the index.
/// </summary>
internal sealed class HeadingIndex
{
    private readonly ConcurrentDictionary<RecordId, Dictionary<string, Heading>> _records = [];

    /// <summary>The heading of a record with this anchor; null if it has none.</summary>
    public Heading? Find(Record record, string anchor) => record.Body.Headings.IsEmpty ? null
        : _records.GetOrAdd(record.Id, static (_, record) => CreateTable(record), record).GetValueOrDefault(Letters.Compose(anchor));

    private static Dictionary<string, Heading> CreateTable(Record record) => record.Body.Headings
        .DistinctBy(heading => Letters.Compose(heading.Anchor))
        .ToDictionary(heading => Letters.Compose(heading.Anchor), StringComparer.Ordinal);
}
