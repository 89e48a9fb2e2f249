namespace Chronicle.Primitives;

/// <summary>Finds the known word that is nearest to a misspelt word, for "Did you mean".</summary>
internal static class Nearest
{
    /// <summary>The greatest length of a wrong word that gets a suggestion, in UTF-16 units: twice the length of the longest id.</summary>
    private const int Longest = 160;

    /// <summary>The least length of a wrong word that can be the beginning of the suggested word, in UTF-16 units.</summary>
    private const int LeastBeginning = 3;

    /// <summary>
    /// The suggestion as the end of a message; empty if no known word is near. This method is for a single message. A phase uses
    /// <see cref="NameHints"/>, which limits the work for all its messages.
    /// </summary>
    public static string Hint(string wrong, IEnumerable<string> known) => new NameHints().Find(wrong, known);

    /// <summary>
    /// The nearest known word; null if none is near. A word is near if the number of differing letters is at most a third of the length of
    /// <paramref name="wrong"/>, or one. A word is also near if it is the only one that begins with <paramref name="wrong"/>. If two words
    /// are equally near, the first in sort order is chosen. A very long word gets no suggestion.
    /// </summary>
    /// <param name="steps">The remaining steps. Each known word and each comparison of two letters takes one step. At zero, the result is
    /// null.</param>
    public static string? Find(string wrong, IEnumerable<string> known, ref long steps)
    {
        if (wrong.Length > Longest || steps <= 0)
            return null;
        var limit = Math.Max(1, wrong.Length / 3);
        Span<int> rows = stackalloc int[3 * (Longest + Longest)];
        string? best = null, longer = null;
        var bestDistance = int.MaxValue;
        foreach (var word in known)
        {
            steps--;
            // "mail" suggests "mailing-list". A longer key such as kind_description is not a correction of kind.
            if (wrong.Length >= LeastBeginning && word.Length > wrong.Length && word[wrong.Length] != '_'
                && word.StartsWith(wrong, StringComparison.Ordinal))
                longer = longer is null || longer == word ? word : "";
            var most = Math.Min(limit, bestDistance);
            if (Math.Abs(word.Length - wrong.Length) > most)
                continue;
            var distance = Measure(wrong, word, most, rows, ref steps);
            if (steps <= 0)
                return null;
            if (distance > most)
                continue;
            if (distance < bestDistance || string.CompareOrdinal(word, best) < 0)
                (best, bestDistance) = (word, distance);
        }
        return best ?? (longer is "" ? null : longer);
    }

    // The number of edits between two words: insert, drop or change a letter, or swap two neighbours (optimal string alignment). Three rows
    // are enough. Cells that are further from the diagonal than the limit exceed the limit too, and are not computed.
    private static int Measure(string a, string b, int limit, Span<int> rows, ref long steps)
    {
        const int Beyond = int.MaxValue / 2;
        var width = b.Length + 1;
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var (from, to) = (Math.Max(1, i - limit), Math.Min(b.Length, i + limit));
            steps -= to - from + 1;
            var least = row[from - 1] = from == 1 ? i : Beyond;
            for (var j = from; j <= to; j++)
            {
                var change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var best = Math.Min(change, 1 + Math.Min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, before[j - 2] + 1);
                row[j] = best;
                least = Math.Min(least, best);
            }
            if (to < b.Length)
                row[to + 1] = Beyond;
            // All later cells exceed the limit too: the smallest cell of the previous row is at least `least - 1`, and a swap from that row
            // costs one.
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
