using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Authoring;

/// <summary>Puts an entry into <c>sources.yml</c> and leaves every other byte as it is.</summary>
internal static class SourcesText
{
    /// <summary>In its place by id where the file is sorted, else at its end. Null when the file cannot be read as a map.</summary>
    public static TextFile? Insert(TextFile file, string id, string entry)
    {
        var text = file.Text;
        if (text.Split('\n').All(line => line.Trim() is "" or ['#', ..]))
            return file.Append(entry);
        var diagnostics = new DiagnosticBag();
        if (YamlReader.ReadMapping(new SourceText("sources.yml", text), .., diagnostics) is not { } map || !diagnostics.ToImmutable()
            .IsEmpty)
            return null;
        var ids = map.Entries.Select(source => source.Key).ToArray();
        var isSorted = ids.Zip(ids.Skip(1)).All(pair => string.CompareOrdinal(pair.First, pair.Second) < 0);
        if (isSorted && map.Entries.FirstOrDefault(source => string.CompareOrdinal(source.Key, id) > 0) is { KeyAt: { Column: 1 } next })
            return file with { Text = text.Insert(StartOfEntry(file, next.Line), entry.ReplaceLineEndings(file.LineEnd)) };
        // Nothing can be appended to a map in braces, or after the `...` that ends a YAML document.
        return map.Entries[^1].KeyAt.Column == 1 && text.TrimEnd().Split('\n')[^1].TrimEnd() is not "..." ? file.Append(entry) : null;
    }

    private static int StartOfEntry(TextFile file, int line)
    {
        // A comment right above an entry belongs to it.
        while (line > 1 && file.Text[file.StartOfLine(line - 1)] == '#')
            line--;
        return file.StartOfLine(line);
    }
}
