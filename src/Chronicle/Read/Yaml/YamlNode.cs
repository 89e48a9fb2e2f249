using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Read.Yaml;

/// <summary>A YAML document with the place of every node. No anchors, no tags, no types: a scalar is its text.</summary>
internal abstract record YamlNode(SourceLocation At);

internal sealed record YamlScalar(string Value, SourceLocation At) : YamlNode(At);

internal sealed record YamlSequence(ImmutableArray<YamlNode> Items, SourceLocation At) : YamlNode(At);

internal sealed record YamlMapping(ImmutableArray<YamlEntry> Entries, SourceLocation At) : YamlNode(At)
{
    public YamlNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
                if (entry.Key == key)
                    return entry.Value;
            return null;
        }
    }
}

internal sealed record YamlEntry(string Key, SourceLocation KeyAt, YamlNode Value);
