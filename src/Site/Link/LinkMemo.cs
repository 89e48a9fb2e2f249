using System.Collections.Immutable;
using Site.Domain;
using Site.Text;

namespace Site.Link;

/// <summary>A record whose prose is linked, and the places in it that mention others.</summary>
internal sealed record LinkedAlone(Record Record, LinkedProse Body, ImmutableArray<Reference> References, ImmutableArray<Mention> Mentions);

/// <summary>
/// Keeps linked prose, for a program that links the same records again and again. It is used again for a record that is the same object, as long as the site around it
/// is the same: everything that <see cref="ProseLinker"/> asks of other records. When other than words have changed, all prose is linked anew. It holds one state of the site.
/// </summary>
public sealed class LinkMemo
{
    private Dictionary<Record, Passed<LinkedAlone>> _linked = new(ReferenceEqualityComparer.Instance);
    private RecordIndex? _index;
    private NameIndex? _names;

    /// <summary>Drops everything if the site around is another one.</summary>
    internal void Prepare(RecordIndex index, NameIndex names)
    {
        if (_index is null || _names is null || !names.IsSame(_names) || !IsSameAround(index, _index))
            _linked.Clear();
        (_index, _names) = (index, names);
    }

    /// <summary>May be called by many threads at once.</summary>
    internal Passed<LinkedAlone>? Find(Record record) => _linked.GetValueOrDefault(record);

    internal void Replace(ImmutableArray<Record> records, Passed<LinkedAlone>[] linked)
    {
        _linked = new(records.Length, ReferenceEqualityComparer.Instance);
        for (var i = 0; i < records.Length; i++)
            _linked.Add(records[i], linked[i]);
    }

    // What a link or a citation shows of the record or the source that it leads to, and the words from which hints are made.
    private static bool IsSameAround(RecordIndex index, RecordIndex other) =>
        index.Sources.AsSpan().SequenceEqual(other.Sources.AsSpan(), ReferenceEqualityComparer.Instance)
        && index.Hidden.Count == other.Hidden.Count && index.Hidden.All(hidden => other.Hidden.TryGetValue(hidden.Key, out var name) && name == hidden.Value)
        && index.ById.Count == other.ById.Count && index.ById.All(entry => other.ById.TryGetValue(entry.Key, out var record) && LooksSame(entry.Value, record) && index.Addresses[entry.Key] == other.Addresses[entry.Key]);

    private static bool LooksSame(Record record, Record other) => ReferenceEquals(record, other)
        || record.Title == other.Title && record.Body.Headings.AsSpan().SequenceEqual(other.Body.Headings.AsSpan(), SameHeading.Instance);

    /// <summary>Headings that are the same wherever they stand in their files.</summary>
    private sealed class SameHeading : IEqualityComparer<Heading>
    {
        public static SameHeading Instance { get; } = new();

        public bool Equals(Heading? x, Heading? y) => x?.Anchor == y?.Anchor && x?.Text == y?.Text;

        public int GetHashCode(Heading heading) => heading.Anchor.GetHashCode(StringComparison.Ordinal);
    }
}
