using System.Collections.Immutable;
using System.Text;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;
using CsvHelper;

namespace Chronicle.Import.Tables;

/// <summary>Tables of comma-separated values (RFC 4180). The first row has the names of the columns.</summary>
internal static class CsvTable
{
    private const int MostColumns = 1_000;

    public static ImmutableArray<YamlMapping> Read(SourceText source, char? separator, DiagnosticBag diagnostics)
    {
        var options = new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            IncludeValuesInExceptions = false,
        };
        try
        {
            using var csv = CsvReader.Create(Encoding.UTF8.GetBytes(source.Value), options);
            return Read(csv, source.Path, diagnostics);
        }
        catch (CsvFormatException wrong)
        {
            diagnostics.Add(Rules.BadTable, new(source.Path, (int)Math.Max(wrong.LineNumber, 1), 1),
                $"the row cannot be read: {wrong.Message}");
            return [];
        }
    }

    private static ImmutableArray<YamlMapping> Read(CsvReader csv, string path, DiagnosticBag diagnostics)
    {
        if (!csv.Read())
            return [];
        if (csv.FieldCount > MostColumns)
        {
            diagnostics.Add(Rules.TableTooLarge, new(path, 1, 1),
                $"the table has {csv.FieldCount:N0} columns; at most {MostColumns:N0} are read");
            return [];
        }
        ImmutableArray<string> names = [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim())];
        foreach (var twice in names.Where(name => name.Length > 0).GroupBy(name => name).Where(group => group.Count() > 1))
            diagnostics.Add(Rules.BadTable, new(path, 1, 1), $"two columns are called \"{twice.Key}\"; rename one of them");
        var rows = ImmutableArray.CreateBuilder<YamlMapping>();
        while (csv.Read() && rows.Count <= TableReader.MostRows)
            if (ReadRow(csv, names, path, diagnostics) is { } row)
                rows.Add(row);
        return rows.ToImmutable();
    }

    private static YamlMapping? ReadRow(CsvReader csv, ImmutableArray<string> names, string path, DiagnosticBag diagnostics)
    {
        var (line, column) = ((int)csv.LineNumber, 1);
        var start = new SourceLocation(path, line, 1);
        if (csv.FieldCount != names.Length)
        {
            diagnostics.Add(Rules.RowNotPlaced, start,
                $"the row has {csv.FieldCount} fields, and the table has {names.Length} columns; put a text with the separator in quotes");
            return null;
        }
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            var at = new SourceLocation(path, line, column);
            if (names[i].Length > 0)
                entries.Add(new(names[i], at, new YamlScalar(csv.GetString(i), at)));
            (line, column) = After(Encoding.UTF8.GetString(csv.GetRawSpan(i)), line, column);
        }
        return new(entries.ToImmutable(), start);
    }

    /// <summary>The line and the column of the field after a field with this text. Columns count code points.</summary>
    private static (int Line, int Column) After(string written, int line, int column)
    {
        foreach (var character in written.EnumerateRunes())
            (line, column) = character.Value == '\n' ? (line + 1, 1) : (line, column + 1);
        return (line, column + 1);
    }
}
