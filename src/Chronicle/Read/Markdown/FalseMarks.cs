using System.Text.RegularExpressions;
using Chronicle.Primitives;
using Markdig.Syntax;

namespace Chronicle.Read.Markdown;

/// <summary>
/// Finds lines of a paragraph that look like a heading or a list entry. Markdown reads them as text, because the blank after the mark is
/// missing, or is an unusual blank.
/// </summary>
internal static partial class FalseMarks
{
    public static void Check(ParagraphBlock paragraph, SourceText source, DiagnosticBag diagnostics)
    {
        var (start, end) = (Math.Max(0, paragraph.Span.Start), Math.Min(source.Value.Length, paragraph.Span.End + 1));
        if (start >= end || !source.Value.AsSpan(start, end - start).ContainsAny("#\u00A0\u2007\u202F\u3000"))
            return;
        foreach (Match line in Line().Matches(source.Value[start..end]))
        {
            var (mark, next) = (line.Groups["mark"].Value, line.Groups["next"].Value[0]);
            var blank = char.IsWhiteSpace(next);
            // "#1" and "#lamps" can begin a sentence, so they are allowed. No sentence begins with ##.
            if (!blank && (!mark.StartsWith("##", StringComparison.Ordinal) || !char.IsLetterOrDigit(next)))
                continue;
            diagnostics.Add(Rules.NoHeading, source.At(start + line.Groups["mark"].Index), blank
                ? $"the blank after {mark} is U+{(int)next:X4}, "
                    + $"so this is no {(mark[0] == '#' ? "heading" : "entry of a list")}; write a plain blank"
                : $"there is no blank after {mark}, so this is no heading; write one");
        }
    }

    [GeneratedRegex(@"^[ >]*(?<mark>\#{1,6}|[-*+]|[0-9]{1,9}[.)])(?<next>(?<=\#)[^\s\#]|[^\S \t\n])",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
