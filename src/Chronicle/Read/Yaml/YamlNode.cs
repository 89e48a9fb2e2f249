using System.Collections.Frozen;
using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Read.Yaml;

/// <summary>
/// A node of a YAML document, with its location. A document has no anchors, no tags and no types: a scalar is its text.
/// </summary>
internal abstract record YamlNode(SourceLocation At);

internal sealed record YamlScalar(string Value, SourceLocation At) : YamlNode(At)
{
    /// <summary>The unquoted word that means "no value" in YAML: <c>~</c> or <c>null</c>. Empty for every other scalar.</summary>
    public string Nothing { get; init; } = "";
}

internal sealed record YamlSequence(ImmutableArray<YamlNode> Items, SourceLocation At) : YamlNode(At);

internal sealed record YamlMapping(ImmutableArray<YamlEntry> Entries, SourceLocation At) : YamlNode(At)
{
    /// <summary>
    /// The greatest number of entries that are searched one by one. A larger mapping has a hash table, because untrusted input decides its
    /// size.
    /// </summary>
    private const int MostWithoutTable = 32;

    private readonly ImmutableArray<YamlEntry> _entries = Entries;
    private readonly FrozenDictionary<string, YamlNode>? _table = TableOf(Entries);

    public ImmutableArray<YamlEntry> Entries
    {
        get => _entries;
        init => (_entries, _table) = (value, TableOf(value));
    }

    public YamlNode? this[string key]
    {
        get
        {
            if (_table is not null)
                return _table.GetValueOrDefault(key);
            foreach (var entry in _entries)
                if (entry.Key == key)
                    return entry.Value;
            return null;
        }
    }

    private static FrozenDictionary<string, YamlNode>? TableOf(ImmutableArray<YamlEntry> entries) => entries.Length <= MostWithoutTable
        ? null
        : entries.DistinctBy(entry => entry.Key).ToFrozenDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
}

internal sealed record YamlEntry(string Key, SourceLocation KeyAt, YamlNode Value)
{
    public Located<string> LocatedKey => new(Key, KeyAt);
}
