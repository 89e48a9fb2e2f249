namespace Chronicle.Primitives;

/// <summary>
/// A location in a file: the path relative to the root, with forward slashes, and the line and the column. Both count from 1, and a column
/// counts code points.
/// </summary>
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

/// <summary>A value and the location at which its author wrote it.</summary>
internal sealed record Located<T>(T Value, SourceLocation At);
