using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Yaml;

namespace Chronicle.Render;

/// <summary>
/// The difference of two files of words, key by key. The words of a chronicle are merged with the built-in words.
/// </summary>
internal static class WordsDiff
{
    /// <summary>
    /// The words of the new file that the old file does not have, or has with a different text. Empty if there are none; null if a file
    /// cannot be read.
    /// </summary>
    public static string? Create(InputFile old, InputFile own)
    {
        if (Lines(old) is not { } before || Lines(own) is not { } after)
            return null;
        var text = new StringBuilder();
        foreach (var (key, lines) in after)
            if (!before.TryGetValue(key, out var replaced))
                Append(text, '+', lines);
            else if (!lines.SequenceEqual(replaced, StringComparer.Ordinal))
            {
                Append(text, '-', replaced);
                Append(text, '+', lines);
            }
        return text.Length == 0 ? "" : $"--- {old.Path}\n+++ {own.Path}\n{text}";
    }

    private static void Append(StringBuilder text, char mark, string[] lines)
    {
        foreach (var line in lines)
            text.Append(mark).Append(line).Append('\n');
    }

    // The lines of each key, without the blank lines and comments after them.
    private static Dictionary<string, string[]>? Lines(InputFile file)
    {
        if (Utf8.Decode(file, new DiagnosticBag()) is not { } source
            || YamlReader.ReadMapping(source, .., new DiagnosticBag()) is not { } map)
            return null;
        var lines = source.Value.ReplaceLineEndings("\n").Split('\n');
        var result = new Dictionary<string, string[]>(StringComparer.Ordinal);
        for (var i = 0; i < map.Entries.Length; i++)
        {
            var begin = map.Entries[i].KeyAt.Line - 1;
            var end = i + 1 < map.Entries.Length ? map.Entries[i + 1].KeyAt.Line - 1 : lines.Length;
            while (end - 1 > begin && lines[end - 1].TrimStart() is "" or ['#', ..])
                end--;
            result[map.Entries[i].Key] = lines[begin..Math.Max(end, begin + 1)];
        }
        return result;
    }
}
