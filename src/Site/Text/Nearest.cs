namespace Site.Text;

/// <summary>"Did you mean": the known word nearest to a misspelt one.</summary>
public static class Nearest
{
    /// <summary>The suggestion as the end of a message, or nothing when no known word is near.</summary>
    public static string Hint(string wrong, IEnumerable<string> known) =>
        Find(wrong, known) is { } near ? $"; did you mean \"{near}\"?" : "";

    /// <summary>At most a third of the letters may differ; at a tie the word that sorts first.</summary>
    public static string? Find(string wrong, IEnumerable<string> known)
    {
        var limit = Math.Max(1, wrong.Length / 3);
        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var word in known)
        {
            if (Math.Abs(word.Length - wrong.Length) > limit)
                continue;
            var distance = Distance(wrong, word);
            if (distance > limit || distance > bestDistance)
                continue;
            if (distance < bestDistance || string.CompareOrdinal(word, best) < 0)
                (best, bestDistance) = (word, distance);
        }
        return best;
    }

    // Edits that insert, drop or change a letter, or swap two neighbours (optimal string alignment).
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var best = Math.Min(change, 1 + Math.Min(rows[i - 1, j], rows[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    best = Math.Min(best, rows[i - 2, j - 2] + 1);
                rows[i, j] = best;
            }
        }
        return rows[a.Length, b.Length];
    }
}
