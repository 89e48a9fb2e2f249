using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chronicle.Domain;

/// <summary>An ordered list of the words that a key may have, with their labels.</summary>
internal sealed record Vocabulary(string Key, ImmutableArray<Term> Terms)
{
    // An untrusted site.yml may declare thousands of words, and every record searches for two. So a dictionary is used, not a search
    // through the list.
    private readonly Lazy<FrozenDictionary<string, int>> _indexes = new(() => Terms.Select((term, i) => (term.Id, Index: i))
        .DistinctBy(entry => entry.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(entry => entry.Id, entry => entry.Index, StringComparer.Ordinal));

    public Term? Find(string id) => _indexes.Value.TryGetValue(id, out var index) ? Terms[index] : null;

    /// <summary>The index of a word in the author's order. An unknown word comes after all words.</summary>
    public int Order(string id) => _indexes.Value.GetValueOrDefault(id, Terms.Length);
}

/// <summary>A word of a vocabulary. The theme decides the effect of the tone, such as the colour of the label.</summary>
internal sealed record Term(string Id, string Label, string Plural, string? Description, string Tone);
