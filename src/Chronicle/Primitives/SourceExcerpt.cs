namespace Chronicle.Primitives;

/// <summary>
/// A line of a file in a form for terminals, in two parts: the part before a column, and the rest. A long line is cut around the column. A
/// tab becomes four spaces. A dot replaces each control character and each change of direction, because a terminal would execute them.
/// </summary>
internal sealed record SourceExcerpt(string Before, string After)
{
    /// <summary>The greatest lengths before and after the column, in code points.</summary>
    private const int MostBefore = 60, MostAfter = 40;

    /// <summary>Null if the line has nothing to show.</summary>
    /// <param name="column">The column, from 1, in code points.</param>
    public static SourceExcerpt? Create(string line, int column)
    {
        if (string.IsNullOrWhiteSpace(line))
            return null;
        line = line.TrimStart('\uFEFF');
        var offset = Step(line, 0, Math.Max(0, column - 1));
        var start = Shortening.BreakAfter(line, Step(line, offset, -MostBefore));
        var end = Shortening.BreakBefore(line, Step(line, offset, MostAfter));
        (start, end) = (Math.Min(start, offset), Math.Max(end, offset));
        return new((start > 0 ? "…" : "") + Show(line[start..offset]), Show(line[offset..end]) + (end < line.Length ? "…" : ""));
    }

    /// <summary>Moves an offset by a number of code points; a negative number moves back.</summary>
    private static int Step(string line, int offset, int codePoints)
    {
        for (; codePoints > 0 && offset < line.Length; codePoints--)
            offset += char.IsHighSurrogate(line[offset]) && offset + 1 < line.Length && char.IsLowSurrogate(line[offset + 1]) ? 2 : 1;
        for (; codePoints < 0 && offset > 0; codePoints++)
            offset -= char.IsLowSurrogate(line[offset - 1]) && offset > 1 && char.IsHighSurrogate(line[offset - 2]) ? 2 : 1;
        return offset;
    }

    private static string Show(string part) => string.Concat(part.EnumerateRunes().Select(character =>
        character.Value == '\t' ? "    " : MessageText.IsInvisible(character) ? "·" : character.ToString()));
}
