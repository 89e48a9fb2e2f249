using System.Text.RegularExpressions;
using Chronicle.Primitives;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chronicle.Read.Markdown;

/// <summary>
/// Finds marks that Markdown reads as text: the mark of a heading or a list entry without a blank after it, and the marks of a link whose
/// address contains a blank. Also finds blocks of code without an end.
/// </summary>
internal static partial class FalseMarks
{
    public static void Check(MarkdownObject node, SourceText source, DiagnosticBag diagnostics)
    {
        if (node is FencedCodeBlock { ClosingFencedCharCount: 0 } fence)
            diagnostics.Add(Rules.MarkWithoutEffect, source.At(fence.Span.Start), "this block of code has no end, so the rest of the text "
                + $"is code; write {new string(fence.FencedChar, fence.OpeningFencedCharCount)} on a line of its own after the code");
        if (node is not ParagraphBlock paragraph)
            return;
        CheckLines(paragraph, source, diagnostics);
        foreach (var literal in paragraph.Inline?.FindDescendants<LiteralInline>() ?? [])
            if (literal.Content.AsSpan().Contains("](", StringComparison.Ordinal) && !literal.IsFirstCharacterEscaped
                && Link().Match(literal.Content.ToString()) is { Success: true } link)
                diagnostics.Add(Rules.MarkWithoutEffect, source.At(literal.Span.Start + link.Index),
                    "the address in parentheses has a blank, so this is no link; write %20 for the blank, or write the address as "
                        + $"(<{link.Groups["address"].Value}>)");
    }

    private static void CheckLines(ParagraphBlock paragraph, SourceText source, DiagnosticBag diagnostics)
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

    [GeneratedRegex(@"\]\((?<address>(?:https?://|mailto:|[./#]|[\w-]+/)[^()\n \t]*[ \t][^()\n]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"^[ >]*(?<mark>\#{1,6}|[-*+]|[0-9]{1,9}[.)])(?<next>(?<=\#)[^\s\#]|[^\S \t\n])",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
