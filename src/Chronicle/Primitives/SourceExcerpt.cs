using System.Text;

namespace Chronicle.Primitives;

/// <summary>
/// A line of a file as it can be shown: what stands before a column, and what from there on. A long line is cut around the column. A tab is four blanks, and
/// what a screen would obey instead of showing (control characters, changes of direction) is a dot.
/// </summary>
public sealed record SourceExcerpt(string Before, string After)
{
    private const int MostBefore = 60, MostAfter = 40;

    /// <summary>Null for a line that is not there or has nothing to show.</summary>
    public static SourceExcerpt? Of(string text, SourceLocation at)
    {
        var lines = new SourceText(at.Path, text.TrimStart('\uFEFF')).Value.Split('\n');
        if (at.Line > lines.Length || lines[at.Line - 1] is not { } line || string.IsNullOrWhiteSpace(line))
            return null;
        var characters = new List<Rune>(line.Length);
        foreach (var character in line.EnumerateRunes())
            characters.Add(character);
        var column = Math.Clamp(at.Column - 1, 0, characters.Count);
        var (start, end) = (Math.Max(0, column - MostBefore), Math.Min(characters.Count, column + MostAfter));
        return new((start > 0 ? "…" : "") + Show(characters[start..column]), Show(characters[column..end]) + (end < characters.Count ? "…" : ""));
    }

    private static string Show(IEnumerable<Rune> characters)
    {
        var shown = new StringBuilder();
        foreach (var character in characters)
            if (character.Value == '\t')
                shown.Append("    ");
            else if (MessageText.IsObeyed(character))
                shown.Append('·');
            else
                shown.Append(character);
        return shown.ToString();
    }
}
