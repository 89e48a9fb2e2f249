using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Chronicle.Primitives;

/// <summary>The difference of two texts, line by line, in the unified format of <c>diff -u</c> and git.</summary>
internal static class LineDiff
{
    private const int Context = 3;

    /// <summary>
    /// The greatest number of cells in the table of common lines (64 MB). For a larger table, all lines from the first difference to the
    /// last count as changed.
    /// </summary>
    private const long MostCells = 16_000_000;

    private readonly record struct Line(char Mark, string Text);

    /// <summary>The difference of two texts; empty if their lines are equal. The kind of line end does not count.</summary>
    public static string Unified(string oldName, string oldText, string newName, string newText)
    {
        var lines = Compare(Split(oldText), Split(newText));
        var changed = Enumerable.Range(0, lines.Length).Where(i => lines[i].Mark != ' ').ToArray();
        if (changed.Length == 0)
            return "";
        var text = new StringBuilder($"--- {oldName}\n+++ {newName}\n");
        for (var i = 0; i < changed.Length;)
        {
            var last = i;
            while (last + 1 < changed.Length && changed[last + 1] - changed[last] <= 2 * Context)
                last++;
            AppendHunk(text, lines, Math.Max(0, changed[i] - Context), Math.Min(lines.Length, changed[last] + Context + 1));
            i = last + 1;
        }
        return text.ToString();
    }

    private static void AppendHunk(StringBuilder text, ImmutableArray<Line> lines, int start, int end)
    {
        var (oldStart, newStart) = (lines[..start].Count(line => line.Mark != '+'), lines[..start].Count(line => line.Mark != '-'));
        var hunk = lines[start..end];
        var (oldCount, newCount) = (hunk.Count(line => line.Mark != '+'), hunk.Count(line => line.Mark != '-'));
        text.Append(CultureInfo.InvariantCulture,
            $"@@ -{oldStart + (oldCount > 0 ? 1 : 0)},{oldCount} +{newStart + (newCount > 0 ? 1 : 0)},{newCount} @@\n");
        foreach (var line in hunk)
            text.Append(line.Mark).Append(line.Text).Append('\n');
    }

    private static string[] Split(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines is [.., ""] ? lines[..^1] : lines;
    }

    private static ImmutableArray<Line> Compare(string[] one, string[] other)
    {
        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start])
            start++;
        var end = 0;
        while (end < one.Length - start && end < other.Length - start && one[^(end + 1)] == other[^(end + 1)])
            end++;
        return
        [
            .. one[..start].Select(line => new Line(' ', line)),
            .. Middle(one[start..^end], other[start..^end]),
            .. one[^end..].Select(line => new Line(' ', line)),
        ];
    }

    private static IEnumerable<Line> Middle(string[] one, string[] other)
    {
        if ((long)one.Length * other.Length > MostCells)
            return [.. one.Select(line => new Line('-', line)), .. other.Select(line => new Line('+', line))];
        // common[i, j]: the length of the longest common subsequence of one[i..] and other[j..].
        var common = new int[one.Length + 1, other.Length + 1];
        for (var i = one.Length - 1; i >= 0; i--)
            for (var j = other.Length - 1; j >= 0; j--)
                common[i, j] = one[i] == other[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return Walk(one, other, common);
    }

    private static IEnumerable<Line> Walk(string[] one, string[] other, int[,] common)
    {
        var (i, j) = (0, 0);
        while (i < one.Length || j < other.Length)
            if (i < one.Length && j < other.Length && one[i] == other[j])
            {
                yield return new(' ', one[i++]);
                j++;
            }
            else if (i < one.Length && (j == other.Length || common[i + 1, j] >= common[i, j + 1]))
                yield return new('-', one[i++]);
            else
                yield return new('+', other[j++]);
    }
}
