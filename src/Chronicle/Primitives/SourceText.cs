namespace Chronicle.Primitives;

/// <summary>A place in a file: path relative to the root with forward slashes, line and column from 1, counted in characters.</summary>
internal readonly record struct SourceLocation(string Path, int Line, int Column) : IComparable<SourceLocation>
{
    public static SourceLocation StartOf(string path) => new(path, 1, 1);

    public int CompareTo(SourceLocation other)
    {
        var byPath = string.CompareOrdinal(Path, other.Path);
        return byPath != 0 ? byPath : (Line, Column).CompareTo((other.Line, other.Column));
    }

    public override string ToString() => $"{MessageText.Sanitize(Path)}:{Line}:{Column}";
}

/// <summary>A value and the place where its author wrote it.</summary>
internal sealed record Located<T>(T Value, SourceLocation At);

/// <summary>
/// The text of one file, with line ends made <c>\n</c>. The only thing that turns an offset into a location. One thread at a time.
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
        // Locations are mostly asked for in order: count on from the last one, or a line of a million links costs their square.
        var (from, before) = _last.Offset >= starts[line] && _last.Offset <= offset ? _last : (starts[line], 0);
        var column = before + CountCharacters(Value.AsSpan(from..offset));
        _last = (offset, column);
        return new(Path, line + 1, column + 1);
    }

    /// <summary>
    /// The location for a parser's line and column, both from 1, with the column in UTF-16 units. A place outside the text becomes the
    /// nearest inside.
    /// </summary>
    public SourceLocation At(int line, int unit)
    {
        var starts = _lineStarts ??= FindLineStarts(Value);
        var start = starts[Math.Clamp(line, 1, starts.Length) - 1];
        var end = Value.IndexOf('\n', start) is >= 0 and var next ? next : Value.Length;
        return At(Math.Clamp(start + unit - 1, start, end));
    }

    // A column counts characters as a reader sees code points: the second half of a surrogate pair is not one more.
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
