using System.Collections.Immutable;
using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Fuzz.Targets;

/// <summary>Every finding points at a place that there is, and says what it has to say on one line.</summary>
internal static class Places
{
    /// <summary>In characters. A message quotes what it is about, and an author reads it in a terminal.</summary>
    private const int LongestMessage = 1_200;

    public static void Check(IEnumerable<Diagnostic> found, params ReadOnlySpan<Folder> folders)
    {
        var files = new Dictionary<string, InputFile>(StringComparer.Ordinal);
        foreach (var folder in folders)
            foreach (var file in folder.Files)
                files[file.Path] = file;
        var lines = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var one in found)
        {
            var (path, line, column) = one.At;
            Violation.If(one.Message.Length > LongestMessage,
                $"a message of {one.Message.Length} characters: {one.Rule.Code} {one.Message[..100]}");
            Violation.If(one.Message.AsSpan().ContainsAny('\n', '\r', '\0'), $"a message of several lines: {one}");
            if (!files.TryGetValue(path, out var file))
            {
                Violation.If((line, column) != (1, 1) || path is not ("input/site.yml" or "input/permalinks.txt")
                    && !path.StartsWith("theme/", StringComparison.Ordinal), $"{one} is in a file that there is not");
                continue;
            }
            if (!lines.TryGetValue(path, out var lengths))
                lines[path] = lengths = Lengths(file.Bytes.Span);
            Violation.If(line < 1 || line > lengths.Length || column < 1
                || column > lengths[line - 1] + 1, $"{one} lies outside its file of {lengths.Length} lines");
        }
    }

    // Counted in another way than the program does.
    private static int[] Lengths(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        return [.. text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n')
            .Select(line => line.EnumerateRunes().Count())];
    }

    public static string Describe(IEnumerable<Diagnostic> found) => string.Join('\n', found.Select(one => one.ToString()));

    /// <summary>One file by itself.</summary>
    public static Folder Alone(InputFile file) => new("input", [file]);
}
