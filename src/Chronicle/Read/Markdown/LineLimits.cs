using System.Buffers;

namespace Chronicle.Read.Markdown;

/// <summary>
/// Checks the lines of a file before the Markdown parser reads them. The parser needs quadratic time for some texts, and the input is
/// untrusted. The check needs one pass.
/// </summary>
internal static class LineLimits
{
    /// <summary>
    /// The greatest number of marks and blanks at the beginning of a line. The Markdown parser stops at 128 levels of nesting, but only
    /// after work that grows with the square of the number of levels.
    /// </summary>
    private const int MostMarks = 1_000;

    /// <summary>
    /// The greatest number of lines that contain only = or -. Each of them may turn the line above it into a heading, and the parser
    /// searches for that line from the beginning of the file.
    /// </summary>
    private const int MostUnderlines = 5_000;

    /// <summary>
    /// The greatest number of cells in all tables of a file. The parser fills each row with cells up to the number of columns.
    /// </summary>
    private const int MostCells = 50_000;

    /// <summary>
    /// The greatest number of definitions of addresses and notes together. For each definition, the parser searches the rest of the
    /// paragraph for the end.
    /// </summary>
    private const int MostDefinitions = 2_000;

    /// <summary>
    /// The greatest number of runs of backquotes with different lengths in a paragraph. For each length, the parser searches the rest of
    /// the paragraph for the closing run.
    /// </summary>
    private const int MostBackquoteRuns = 64;

    private static readonly SearchValues<char> Marks = SearchValues.Create(">-+*.)0123456789:[]^~= \t");
    private static readonly SearchValues<char> Dividers = SearchValues.Create("|:-+= \t>*.)0123456789");

    /// <summary>The first line that exceeds a limit; null for a normal file.</summary>
    public static TextFault? Find(string text)
    {
        var (underlines, definitions, cells, columns) = (0, 0, 0L, 0);
        var runs = new HashSet<int>();
        for (var start = 0; start < text.Length;)
        {
            var line = text.AsSpan(start);
            line = line.IndexOf('\n') is >= 0 and var end ? line[..end] : line;
            if (line.Length > MostMarks && line.IndexOfAnyExcept(Marks) is var marks && (marks < 0 ? line.Length : marks) > MostMarks
                && !line.IsWhiteSpace())
                return new(start, $"the line begins with more than {MostMarks:N0} marks of quotes, lists or notes; reduce the nesting");
            if (line.Length > 0 && line[^1] is '=' or '-' && !line.ContainsAnyExcept("=- ") && ++underlines > MostUnderlines)
                return new(start, $"more than {MostUnderlines:N0} lines contain only = or -; write headings with ##");
            if (line.TrimStart(" \t>").StartsWith("[") && line.Contains("]:", StringComparison.Ordinal) && ++definitions > MostDefinitions)
                return new(start,
                    $"more than {MostDefinitions:N0} lines define addresses or notes; split the file, "
                        + "or write the addresses into the links");
            if (line.Trim(" \t>").IsEmpty)
            {
                columns = 0;
                runs.Clear();
            }
            else if (columns > 0 && (cells += columns) > MostCells)
                return new(start,
                    $"the tables of this file have more than {MostCells:N0} cells, counted as rows times columns; "
                        + "publish the data as a file in assets/");
            if (line.Contains('|') && line.Contains('-') && !line.ContainsAnyExcept(Dividers))
                columns = Math.Max(columns, line.Count('|') + 1);
            if (line.Contains('`') && !CountRuns(line, runs))
                return new(start,
                    $"this paragraph has runs of ` in more than {MostBackquoteRuns} lengths; one or two ` are enough for code");
            start += line.Length + 1;
        }
        return null;
    }

    /// <summary>Adds the lengths of the runs of backquotes in a line; false if there are too many different lengths.</summary>
    private static bool CountRuns(ReadOnlySpan<char> line, HashSet<int> runs)
    {
        for (var at = line.IndexOf('`'); at >= 0; at = line.IndexOf('`'))
        {
            line = line[at..];
            var length = line.IndexOfAnyExcept('`') is >= 0 and var end ? end : line.Length;
            runs.Add(length);
            line = line[length..];
        }
        return runs.Count <= MostBackquoteRuns;
    }
}
