namespace Chronicle.Primitives;

/// <summary>"Did you mean": the known word nearest to a misspelt one.</summary>
public static class Nearest
{
    /// <summary>In characters: twice what an id may have.</summary>
    private const int Longest = 160;

    /// <summary>The suggestion as the end of a message, or nothing when no known word is near.</summary>
    public static string Hint(string wrong, IEnumerable<string> known) =>
        Find(wrong, known) is { } near ? $"; did you mean \"{near}\"?" : "";

    /// <summary>At most a third of the letters may differ; at a tie the word that sorts first. A very long word resembles nothing.</summary>
    public static string? Find(string wrong, IEnumerable<string> known)
    {
        if (wrong.Length > Longest)
            return null;
        var limit = Math.Max(1, wrong.Length / 3);
        Span<int> rows = stackalloc int[3 * (Longest + Longest)];
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var word in known)
        {
            if (Math.Abs(word.Length - wrong.Length) > limit)
                continue;
            var distance = Distance(wrong, word, limit, rows);
            if (distance > limit || distance > bestDistance)
                continue;
            if (distance < bestDistance || string.CompareOrdinal(word, best) < 0)
                (best, bestDistance) = (word, distance);
        }
        return best;
    }

    // Edits that insert, drop or change a letter, or swap two neighbours (optimal string alignment). Three rows are enough, and beyond the limit nobody asks how far.
    private static int Distance(string a, string b, int limit, Span<int> rows)
    {
        var width = b.Length + 1;
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var least = row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var best = Math.Min(change, 1 + Math.Min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, before[j - 2] + 1);
                row[j] = best;
                least = Math.Min(least, best);
            }
            // The row before has at most one less, and what a swap takes from there costs one: nothing gets below the limit again.
            if (least > limit)
                return int.MaxValue;
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.Length];
    }
}
