using System.Text.RegularExpressions;
using Chronicle.Primitives;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Chronicle.Read.Yaml;

/// <summary>
/// Finds valid YAML whose meaning differs from its appearance. Each case is refused, and the message gives the correct way of writing.
/// Otherwise a part of a fact could be lost without a message. <c>docs/yaml.md</c> lists every construct of YAML.
/// </summary>
internal static partial class YamlTraps
{
    /// <summary>The message about a comment after a text.</summary>
    public const string Comment = "a # after a blank begins a comment, and the text ends before it; put the text in quotes, "
        + "or the comment on a line of its own";

    /// <summary>The message about a dash that does not begin in the column of the dash before it.</summary>
    public const string UnevenDash = "this dash is not below the dash of the entry before it; begin both in the same column";

    /// <summary>
    /// Searches a part of a file for an invisible line end, or for a character that looks like a blank but is no blank in YAML. Null if
    /// there is none.
    /// </summary>
    public static TextFault? FindCharacter(string yaml)
    {
        if (!yaml.AsSpan().ContainsAnyExceptInRange('\0', '~'))
            return null;
        if (yaml.AsSpan().IndexOfAny("\u0085\u2028\u2029\uFEFF") is >= 0 and var unseen)
            return new(unseen, $"U+{(int)yaml[unseen]:X4} is not seen, and "
                + $"{(yaml[unseen] == '\uFEFF' ? "belongs at the start of a file only" : "ends the line for YAML")}; take it out");
        return OddBlank().Match(yaml) is { Success: true } odd
            ? new(odd.Groups["odd"].Index, $"U+{(int)odd.Groups["odd"].Value[0]:X4} is no blank for YAML; write a plain blank here") : null;
    }

    /// <summary>The trap in a scalar between two offsets of the text; null if there is none.</summary>
    public static TextFault? Find(Scalar scalar, string text, int start, int end) => scalar.Style switch
    {
        ScalarStyle.Plain => FindComment(scalar, text, end) ?? FindEntry(text, start, end) ?? FindParagraph(text, start, end),
        ScalarStyle.DoubleQuoted => FindEscape(text, start, end) ?? FindParagraph(text, start, end),
        _ => FindParagraph(text, start, end),
    };

    /// <summary>
    /// The reason why an escape between double quotes is refused. Null for the accepted escapes: a quote, a backslash, a slash, a code
    /// point (<c>\u</c>, <c>\U</c>) and a line end.
    /// </summary>
    public static string? ExplainEscape(char escape) => escape switch
    {
        // A backslash at the end of a line joins the line with the next one.
        '"' or '\\' or '/' or 'u' or 'U' or '\n' => null,
        'n' or 'r' or 'N' or 'L' or 'P' => $"\\{escape} is an end of a line between double quotes; {Backslash(escape)}",
        't' or '\t' => $"\\{escape} is a tab between double quotes; {Backslash(escape)}",
        _ => $"\\{escape} does not mean these two characters between double quotes; {Backslash(escape)}",
    };

    private static string Backslash(char escape) => $"write \\\\{escape}, or put the text in single quotes";

    // In "Lamp #1", the author meant the whole text, but YAML reads "#1" as a comment.
    private static TextFault? FindComment(Scalar scalar, string text, int end)
    {
        var rest = text.AsSpan(end);
        var blanks = rest.IndexOfAnyExcept(' ', '\t');
        return blanks > 0 && rest[blanks] == '#' && !IsUndoubted(scalar.Value)
            ? new(end + blanks, Comment) : null;
    }

    /// <summary>Whether the value is a number, a date or a flag. A comment after it is certainly not a part of it.</summary>
    public static bool IsUndoubted(string value) => value is "true" or "false" || NumberText.TryParse(value, out _)
        || PartialDate.TryParse(value, out _);

    private static TextFault? FindEntry(string text, int start, int end) =>
        text.AsSpan(start, end - start).Contains('\n') && Entry().Match(text[start..end]) is { Success: true } entry
            ? new(start + entry.Groups["dash"].Index, text.AsSpan(0, start).EndsWith("- ") ? UnevenDash
                : "this line does not begin an entry of a list: it belongs to the text of the line before; put the text in quotes, "
                    + "or take it out before the list") : null;

    private static TextFault? FindParagraph(string text, int start, int end) =>
        text.AsSpan(start, end - start).Contains('\n') && EmptyLine().Match(text[start..end].TrimEnd()) is { Success: true } empty
            ? new(start + empty.Index, "an empty line ends a paragraph, and a fact is one paragraph; take the line out, "
                + "or write the text in the prose") : null;

    private static TextFault? FindEscape(string text, int start, int end)
    {
        for (var i = text.IndexOf('\\', start, end - start); i >= 0 && i + 1 < end; i = text.IndexOf('\\', i + 2, Math.Max(0, end - i - 2)))
            if (ExplainEscape(text[i + 1]) is { } reason)
                return new(i, reason);
        return null;
    }

    // Matches an unusual blank at the start of a line, after the dash of an entry, or after the colon of a key.
    [GeneratedRegex(@"^ *(?:- +)*(?:[\w.~""'/-]+:|-)?(?<odd>[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000])",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex OddBlank();

    [GeneratedRegex(@"\n *(?<dash>-)(?: |\n)", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();

    [GeneratedRegex(@"(?<=\n)[ \t]*\n", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyLine();
}
