namespace Chronicle.Primitives;

/// <summary>
/// The text of one file, with all line ends changed to <c>\n</c>. It turns offsets into locations, and only one thread may use it at a
/// time.
/// </summary>
internal sealed class SourceText
{
    private int[]? _lineStarts;
    private (int Offset, int Column) _last;

    public SourceText(string path, string text)
    {
        Path = path;
        Value = text.Contains('\r') ? text.Replace("\r\n", "\n").Replace('\r', '\n') : text;
    }

    public string Path { get; }

    public string Value { get; }

    public SourceLocation At(int offset)
    {
        var starts = _lineStarts ??= FindLineStarts(Value);
        offset = Math.Clamp(offset, 0, Value.Length);
        var line = Array.BinarySearch(starts, offset);
        if (line < 0)
            line = ~line - 1;
        // Locations are mostly requested in order, so the count continues from the last location. Otherwise a line with a million links
        // would take quadratic time.
        var (from, before) = _last.Offset >= starts[line] && _last.Offset <= offset ? _last : (starts[line], 0);
        var column = before + CountCharacters(Value.AsSpan(from..offset));
        _last = (offset, column);
        return new(Path, line + 1, column + 1);
    }

    /// <summary>
    /// The location for the line and column of a parser, both from 1, with the column in UTF-16 units. For a position outside the text, the
    /// nearest position inside is returned.
    /// </summary>
    public SourceLocation At(int line, int unit) => At(OffsetOf(line, unit));

    /// <summary>The offset for the line and column of a parser, both from 1, with the column in UTF-16 units.</summary>
    public int OffsetOf(int line, int unit)
    {
        var starts = _lineStarts ??= FindLineStarts(Value);
        line = Math.Clamp(line, 1, starts.Length);
        var start = starts[line - 1];
        return Math.Clamp(start + unit - 1, start, line < starts.Length ? starts[line] - 1 : Value.Length);
    }

    // A column counts code points, so a surrogate pair counts once.
    private static int CountCharacters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            if (!char.IsLowSurrogate(c))
                count++;
        return count;
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
            starts.Add(i + 1);
        return starts.ToArray();
    }
}
