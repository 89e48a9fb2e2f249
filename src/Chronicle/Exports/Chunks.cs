using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Exports;

/// <summary>
/// How a list that would be too heavy for one file is spread over several: what stands at its own address names them then, or the file that goes on.
/// No file should take more than 200 KB on its way, compressed; each limit says what it was reckoned from.
/// </summary>
internal static class Chunks
{
    /// <summary>
    /// The entries in their order, in parts that weigh no more than <paramref name="most"/>; an entry that weighs more than that has a part of its own. Nothing is one part too.
    /// </summary>
    public static ImmutableArray<ImmutableArray<T>> Split<T>(ImmutableArray<T> entries, int most, Func<T, int>? weigh = null)
    {
        if (entries.IsEmpty)
            return [[]];
        var parts = ImmutableArray.CreateBuilder<ImmutableArray<T>>();
        var (start, weight) = (0, 0);
        for (var i = 0; i < entries.Length; i++)
        {
            var own = weigh?.Invoke(entries[i]) ?? 1;
            weight += own;
            if (weight <= most || i == start)
                continue;
            parts.Add(entries[start..i]);
            (start, weight) = (i, own);
        }
        parts.Add(entries[start..]);
        return parts.ToImmutable();
    }

    /// <summary>What a record weighs in a list of data: twenty-five links to other records, of some 16 bytes compressed, take as much as the rest of it.</summary>
    public static int WeightOf<T>(SiteModel site, T record)
    {
        var links = record switch
        {
            Component or Release => site.HistoryOf((record as Record)!).Length,
            Source source => site.Citing(source).Length,
            _ => 0,
        };
        return 1 + links / 25;
    }
}
