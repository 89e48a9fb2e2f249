using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Exports;

/// <summary>
/// Splits a list that is too large for one file into several files. The file at the address of the list then names all these files, or it
/// has a link to the next one. The sizes are in <see cref="Limits"/>.
/// </summary>
internal static class Chunks
{
    /// <summary>
    /// Splits the entries, in their order, into parts whose weight is at most <paramref name="most"/>. An entry that is heavier than this
    /// gets a part of its own. An empty list gives one empty part. Without <paramref name="weigh"/>, each entry has the weight 1.
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

    /// <summary>The number of parts of a list whose entries all have the weight 1; 0 for an empty list.</summary>
    public static int Count(int entries, int most) => (entries + most - 1) / most;

    /// <summary>
    /// The weight of a record in a data list: one, and one more for each twenty-five links to other records. A compressed link has about 16
    /// bytes, so twenty-five links need as much room as the other data of a record.
    /// </summary>
    public static int WeightOf(SiteModel site, object? record)
    {
        var links = record switch
        {
            Component or Release => site.HistoryOf((Record)record).Length,
            Source source => site.Citing(source).Length,
            _ => 0,
        };
        return 1 + links / 25;
    }
}
