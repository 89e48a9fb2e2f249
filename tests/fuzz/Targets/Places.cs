using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Fuzz.Targets;

/// <summary>Checks that every diagnostic points at a place that exists, and that its message is one line of limited length.</summary>
internal static class Places
{
    /// <summary>In characters. A message can quote the input, and an author reads it in a terminal.</summary>
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
                    && !path.StartsWith("theme/", StringComparison.Ordinal), $"{one} is in a file that does not exist");
                continue;
            }
            if (!lines.TryGetValue(path, out var lengths))
                lines[path] = lengths = Lengths(file.Bytes.Span);
            Violation.If(line < 1 || line > lengths.Length || column < 1
                || column > lengths[line - 1] + 1, $"{one} lies outside its file of {lengths.Length} lines");
        }
    }

    // Counts lines and columns in a different way than the program, so that both do not make the same mistake.
    private static int[] Lengths(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        return [.. text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n')
            .Select(line => line.EnumerateRunes().Count())];
    }

    public static string Describe(IEnumerable<Diagnostic> found) => string.Join('\n', found.Select(one => one.ToString()));

    /// <summary>A folder with only this file.</summary>
    public static Folder Alone(InputFile file) => new("input", [file]);
}
