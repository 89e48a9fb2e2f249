using Chronicle.Domain;

namespace Chronicle.Link;

/// <summary>Finds records that lead back to themselves.</summary>
internal static class Circles
{
    /// <summary>
    /// The records that lead back to themselves, directly or through others, if each record leads to at most one other. Each record is
    /// followed once, even in a long chain.
    /// </summary>
    public static HashSet<RecordId> Find(IReadOnlyDictionary<RecordId, RecordId> next)
    {
        var (seen, circular) = (new HashSet<RecordId>(), new HashSet<RecordId>());
        foreach (var start in next.Keys)
        {
            var way = new List<RecordId>();
            RecordId? at = start;
            for (; at is not null && seen.Add(at); at = next.GetValueOrDefault(at))
                way.Add(at);
            if (at is not null && way.IndexOf(at) is >= 0 and var first)
                circular.UnionWith(way[first..]);
        }
        return circular;
    }
}
