using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Authoring;

/// <summary>Puts an entry into the text of <c>sources.yml</c> and leaves every other byte as it is.</summary>
public static class SourcesText
{
    /// <summary>In its place by id where the file is sorted, at its end where it is not. Null when the file cannot be read as a map.</summary>
    public static string? Insert(string text, string id, string entry)
    {
        var ends = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        entry = entry.ReplaceLineEndings(ends);
        if (text.Split('\n').All(line => line.Trim() is "" or ['#', ..]))
            return Joined(text, ends) + entry;
        var diagnostics = new DiagnosticBag();
        if (YamlReader.ReadMapping(new SourceText("sources.yml", text), .., diagnostics) is not { } map || !diagnostics.ToImmutable().IsEmpty)
            return null;
        var ids = map.Entries.Select(source => source.Key).ToArray();
        var isSorted = ids.Zip(ids.Skip(1)).All(pair => string.CompareOrdinal(pair.First, pair.Second) < 0);
        if (isSorted && map.Entries.FirstOrDefault(source => string.CompareOrdinal(source.Key, id) > 0) is { KeyAt: { Column: 1 } next })
            return text.Insert(StartOfLine(text, next.Line), entry);
        // A map in braces cannot be added to at its end.
        return map.Entries[^1].KeyAt.Column == 1 ? Joined(text, ends) + entry : null;
    }

    private static string Joined(string text, string ends) => text.Length == 0 || text.EndsWith('\n') ? text : text + ends;

    private static int StartOfLine(string text, int line)
    {
        var start = 0;
        for (var n = 1; n < line; n++)
            start = text.IndexOf('\n', start) + 1;
        // A comment right above an entry belongs to it.
        while (start > 1 && text.LastIndexOf('\n', start - 2) + 1 is var above && text[above] == '#')
            start = above;
        return start;
    }
}
