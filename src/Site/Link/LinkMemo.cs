using System.Collections.Immutable;
using Site.Domain;
using Site.Read;
using Site.Text;

namespace Site.Link;

/// <summary>A record whose prose is linked, and the places in it that mention others.</summary>
internal sealed record LinkedAlone(Record Record, LinkedProse Body, ImmutableArray<Reference> References, ImmutableArray<Mention> Mentions);

/// <summary>What the facts of all records come to, whatever their texts say, and what was found in that.</summary>
internal sealed record ResolvedFacts(Draft Draft, DateOnly? AsOf, RecordIndex Index, NameIndex Names, ImmutableArray<Diagnostic> Found);

/// <summary>
/// Keeps linked prose, for a program that links the same records again and again. It is used again for a record that is the same object, as long as the site around it
/// is the same: everything that <see cref="ProseLinker"/> asks of other records. When other than words have changed, all prose is linked anew. It holds one state of the site.
/// </summary>
public sealed class LinkMemo
{
    private Dictionary<Record, Passed<LinkedAlone>> _linked = new(ReferenceEqualityComparer.Instance);
    private RecordIndex? _index;
    private NameIndex? _names;
    private ResolvedFacts? _facts;
    private ImmutableArray<LinkedAlone> _alone = [];
    private ImmutableArray<LinkedRecord> _together = [];

    /// <summary>The facts as they were resolved last, with the records that have other texts now; null if there are other facts.</summary>
    internal ResolvedFacts? FactsOf(Draft draft, DateOnly? asOf)
    {
        if (_facts is not { } last || asOf != last.AsOf || !ReferenceEquals(draft.Settings, last.Draft.Settings) || draft.Sources != last.Draft.Sources || !draft.Unusable.IsEmpty || !last.Draft.Unusable.IsEmpty)
            return null;
        Record[] records = [.. draft.Records], before = [.. last.Draft.Records];
        if (records.Length != before.Length)
            return null;
        var others = new Dictionary<Record, Record>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < records.Length; i++)
            if (ReferenceEquals(records[i], before[i]))
                continue;
            else if (records[i].At == before[i].At && FrontMatter.Of(records[i].File.Span).SequenceEqual(FrontMatter.Of(before[i].File.Span)) && ReferenceEquals(last.Index.ById.GetValueOrDefault(before[i].Id), before[i]))
                others.Add(before[i], records[i]);
            else
                return null;
        return last with { Draft = draft, Index = others.Count == 0 ? last.Index : last.Index.With(others) };
    }

    internal void Remember(ResolvedFacts facts) => _facts = facts;

    /// <summary>Drops everything if the site around is another one.</summary>
    internal void Prepare(RecordIndex index, NameIndex names)
    {
        if (_index is null || _names is null || !(ReferenceEquals(names, _names) ? index.Records.SequenceEqual(_index.Records, LookingSame.Instance) : names.IsSame(_names) && IsSameAround(index, _index)))
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

    /// <summary>The records as they were put together last, if the same ones are there still: with those whose texts are others, and those whom these mention or did.</summary>
    internal ImmutableArray<LinkedRecord>? Together(ImmutableArray<LinkedAlone> alone)
    {
        if (alone.Length != _alone.Length)
            return null;
        var others = new Dictionary<Record, LinkedAlone>(ReferenceEqualityComparer.Instance);
        // Those whose mentions have other words now, and those who are mentioned by others than before.
        var (reworded, turned) = (new HashSet<RecordId>(), new HashSet<RecordId>());
        for (var i = 0; i < alone.Length; i++)
        {
            if (ReferenceEquals(alone[i], _alone[i]))
                continue;
            if (alone[i].Record.At.Path != _alone[i].Record.At.Path)
                return null;
            others.Add(_alone[i].Record, alone[i]);
            var (before, now) = (_alone[i].Mentions.Select(mention => mention.To), alone[i].Mentions.Select(mention => mention.To));
            reworded.UnionWith(now);
            if (!before.SequenceEqual(now))
                turned.UnionWith(before.Concat(now));
        }
        var mentions = turned.Count == 0 ? null : ProseLinker.Turn(alone, turned);
        var together = _together.ToArray();
        for (var i = 0; i < together.Length; i++)
        {
            var id = alone[i].Record.Id;
            var mentionedIn = turned.Contains(id) ? mentions!.GetValueOrDefault(id, [])
                : reworded.Contains(id) ? [.. together[i].MentionedIn.Select(mention => others.TryGetValue(mention.From, out var other) ? other.Mentions.First(now => now.To == id) : mention)]
                : together[i].MentionedIn;
            if (!ReferenceEquals(alone[i], _alone[i]) || mentionedIn != together[i].MentionedIn)
                together[i] = new(alone[i].Record, together[i].Address, alone[i].Body, alone[i].References, mentionedIn);
        }
        return [.. together];
    }

    internal void Remember(ImmutableArray<LinkedAlone> alone, ImmutableArray<LinkedRecord> together) => (_alone, _together) = (alone, together);

    // What a link or a citation shows of the record or the source that it leads to, and the words from which hints are made.
    private static bool IsSameAround(RecordIndex index, RecordIndex other) =>
        index.Sources.AsSpan().SequenceEqual(other.Sources.AsSpan(), ReferenceEqualityComparer.Instance)
        && index.Hidden.Count == other.Hidden.Count && index.Hidden.All(hidden => other.Hidden.TryGetValue(hidden.Key, out var name) && name == hidden.Value)
        && index.ById.Count == other.ById.Count && index.ById.All(entry => other.ById.TryGetValue(entry.Key, out var record) && LooksSame(entry.Value, record) && index.Addresses[entry.Key] == other.Addresses[entry.Key]);

    private static bool LooksSame(Record record, Record other) => ReferenceEquals(record, other)
        || record.Title == other.Title && record.Body.Headings.AsSpan().SequenceEqual(other.Body.Headings.AsSpan(), SameHeading.Instance);

    private sealed class LookingSame : IEqualityComparer<Record>
    {
        public static LookingSame Instance { get; } = new();

        public bool Equals(Record? x, Record? y) => x is not null && y is not null && LooksSame(x, y);

        public int GetHashCode(Record record) => record.Id.GetHashCode();
    }

    /// <summary>Headings that are the same wherever they stand in their files.</summary>
    private sealed class SameHeading : IEqualityComparer<Heading>
    {
        public static SameHeading Instance { get; } = new();

        public bool Equals(Heading? x, Heading? y) => x?.Anchor == y?.Anchor && x?.Text == y?.Text;

        public int GetHashCode(Heading heading) => heading.Anchor.GetHashCode(StringComparison.Ordinal);
    }
}
