using System.Text;
using Chronicle.Primitives;

namespace Chronicle.Render;

/// <summary>
/// Compacts a script: removes comment lines, empty lines and indentation, which are a quarter of the bytes. The class does not parse the
/// language. So a script stays unchanged if one of its lines could be part of a text or a comment of several lines.
/// </summary>
internal static class ScriptCompactor
{
    public static byte[] Compact(SourceText source)
    {
        var lines = source.Value.Split('\n').Select(line => line.Trim(' ', '\t')).ToArray();
        return Encoding.UTF8.GetBytes(lines.Any(IsOpen) ? source.Value
            : string.Join('\n', lines.Where(line => line.Length > 0 && (!IsComment(line) || IsKept(line)))));
    }

    private static bool IsComment(string line) => line.StartsWith("//", StringComparison.Ordinal);

    // Whether the comment must stay, because it is a licence or an instruction to a program.
    private static bool IsKept(string line) => line.Contains('@') || line.StartsWith("//#", StringComparison.Ordinal);

    // Whether a template literal, a comment or a string may continue in the next line.
    private static bool IsOpen(string line) => !IsComment(line) && (line.Count(letter => letter == '`') % 2 == 1
        || line.LastIndexOf("/*", StringComparison.Ordinal) > line.LastIndexOf("*/", StringComparison.Ordinal)
        || line.EndsWith('\\'));
}
