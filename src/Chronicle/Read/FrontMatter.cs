using System.Text.RegularExpressions;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Read;

/// <summary>The YAML between two lines of <c>---</c> at the beginning of a file.</summary>
internal static partial class FrontMatter
{
    private const string Fence = "---\n";

    /// <summary>The mapping; null, with a diagnostic, if there is none.</summary>
    public static YamlMapping? Read(SourceText source, DiagnosticBag diagnostics)
    {
        var text = source.Value;
        if (!text.StartsWith(Fence, StringComparison.Ordinal))
        {
            diagnostics.Add(Rules.NoFrontMatter, source.At(0), "a record begins with its facts between two lines that contain only ---"
                + (text.TrimStart().StartsWith("---", StringComparison.Ordinal) ? DescribeBegin(text) : ""));
            return null;
        }
        var end = FindLine(text, "---");
        // YAML and the Markdown parser also accept "..." as an end. Markdown would then read the lines after it as prose.
        if (FindLine(text, "...") is >= 0 and var dots && (end < 0 || dots < end))
        {
            diagnostics.Add(Rules.NoFrontMatter, source.At(dots),
                "the facts of a record end with a line that contains only ---; write it in place of ...");
            return null;
        }
        if (end < 0)
        {
            if (LineWithBlanks().Match(text, Fence.Length - 1) is { Success: true, Index: var almost })
                diagnostics.Add(Rules.NoFrontMatter, source.At(almost), "the facts end with a line that contains only ---; "
                    + "this line has a blank too, so take it out");
            else
                diagnostics.Add(Rules.NoFrontMatter, source.At(0),
                    "the facts begun by --- have no end; close them with a second line that contains only ---");
            return null;
        }
        return YamlReader.ReadMapping(source, Fence.Length..end, diagnostics);
    }

    /// <summary>Whether the facts have their first and their last marker line, so that the beginning of the prose is known.</summary>
    public static bool HasEnd(string text) => text.StartsWith(Fence, StringComparison.Ordinal) && FindLine(text, "---") is >= 0 and var end
        && !(FindLine(text, "...") is >= 0 and var dots && dots < end);

    /// <summary>
    /// The offset of the body, which is the line after the facts. If the facts have no end, the result is the length of the text.
    /// </summary>
    public static int FindBody(string text) =>
        FindLine(text, "---") is >= 0 and var end ? Math.Min(text.Length, end + Fence.Length) : text.Length;

    private static string DescribeBegin(string text) => text[..(text.IndexOf("---", StringComparison.Ordinal))].Contains('\n')
        ? "; take the empty line before them out"
        : LineWithBlanks().Match(text) is { Success: true, Index: 0 } ? "; line 1 has a blank too, so take it out" : "";

    /// <summary>Matches a line with the marker that also has blanks before or after the marker.</summary>
    [GeneratedRegex("^(?:[ \t]+---[ \t]*|---[ \t]+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex LineWithBlanks();

    /// <summary>The offset of the first line with this text, after the opening line; -1 if there is none.</summary>
    private static int FindLine(string text, string line) => Utf8.FindLine(text, line, Math.Min(Fence.Length, text.Length));
}
