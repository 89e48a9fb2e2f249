using System.Collections.Immutable;

namespace Chronicle.Link;

/// <summary>
/// Groups values by their keys, in the order of the values. For tens of thousands of values this class needs half the time of the grouping
/// by LINQ.
/// </summary>
internal static class MultiMap
{
    public static IReadOnlyDictionary<TKey, ImmutableArray<TValue>> Create<TKey, TValue>(IEnumerable<(TKey Key, TValue Value)> entries)
        where TKey : notnull
    {
        var groups = new Dictionary<TKey, ImmutableArray<TValue>.Builder>();
        foreach (var (key, value) in entries)
        {
            if (!groups.TryGetValue(key, out var group))
                groups.Add(key, group = ImmutableArray.CreateBuilder<TValue>(4));
            group.Add(value);
        }
        return groups.ToDictionary(entry => entry.Key, entry => entry.Value.ToImmutable());
    }
}
