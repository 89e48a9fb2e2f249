using System.Collections.Immutable;
using Chronicle.Import.Mappings;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Yaml;

namespace Chronicle.Import.Tables;

/// <summary>Reads the rows of a table in any format. Each row is a map of columns, with the locations of its values.</summary>
internal static class TableReader
{
    public const int MostRows = 200_000;

    public static ImmutableArray<YamlMapping> Read(ImportMapping mapping, InputFile file, DiagnosticBag diagnostics)
    {
        if (Utf8.Decode(file, diagnostics, mayBeEmpty: true) is not { } source)
            return [];
        if (string.IsNullOrWhiteSpace(source.Value))
        {
            diagnostics.Add(Rules.BadTable, source.At(0), "the table is empty");
            return [];
        }
        var before = diagnostics.Errors;
        var rows = mapping.Format switch
        {
            "csv" => CsvTable.Read(source, mapping.Separator, diagnostics),
            "json" when !HasFrontMatter(source) =>
                JsonTable.Read(source, diagnostics) is { } tree ? RowsOf(tree, mapping, source, diagnostics) : [],
            "json" or "yaml" => ReadYaml(source, diagnostics) is { } tree ? RowsOf(tree, mapping, source, diagnostics) : [],
            "changelog" => ChangelogTable.Read(source, diagnostics),
            _ => TagsTable.Read(source, diagnostics),
        };
        if (rows.IsEmpty && diagnostics.Errors == before)
            diagnostics.Add(Rules.BadTable, source.At(0), "the table has no rows");
        if (rows.Length <= MostRows)
            return rows;
        diagnostics.Add(Rules.TableTooLarge, rows[MostRows].At, $"the table has {rows.Length:N0} rows; at most {MostRows:N0} are read");
        return [];
    }

    private static bool HasFrontMatter(SourceText source) => source.Value.StartsWith("---\n", StringComparison.Ordinal);

    // A Markdown file begins with facts in YAML, between lines of hyphens. Only these are read.
    private static YamlNode? ReadYaml(SourceText source, DiagnosticBag diagnostics)
    {
        if (!HasFrontMatter(source))
            return YamlReader.ReadTree(source, .., diagnostics);
        var end = source.Value.IndexOf("\n---", 3, StringComparison.Ordinal);
        return YamlReader.ReadTree(source, 4..(end < 0 ? source.Value.Length : end + 1), diagnostics);
    }

    /// <summary>
    /// The rows at the first path that leads to a list or a map. Each entry of a list is a row. A map is one row; but if the path ends in
    /// <c>*</c>, each entry of the map is a row.
    /// </summary>
    private static ImmutableArray<YamlMapping> RowsOf(YamlNode tree, ImportMapping mapping, SourceText source, DiagnosticBag diagnostics)
    {
        foreach (var path in mapping.Rows)
            switch (Follow(tree, path))
            {
                case YamlSequence list:
                    return [.. list.Items.Select(item => Rows.ToRow(item, null))];
                case YamlMapping map when path.EndsWith(".*", StringComparison.Ordinal) || path == "*":
                    return [.. map.Entries.Select(entry => Rows.ToRow(entry.Value, new YamlScalar(entry.Key, entry.KeyAt)))];
                case YamlMapping map:
                    return [map];
            }
        diagnostics.Add(Rules.BadTable, source.At(0), $"there are no rows at {string.Join(" or ", mapping.Rows)}");
        return [];
    }

    private static YamlNode? Follow(YamlNode tree, string path)
    {
        YamlNode? at = tree;
        foreach (var name in path.Split('.', StringSplitOptions.RemoveEmptyEntries).Where(name => name != "*"))
            at = (at as YamlMapping)?[name];
        return at;
    }
}
