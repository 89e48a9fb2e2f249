using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Primitives;

namespace Chronicle.Import;

/// <summary>Turns texts from untrusted tables into facts and prose.</summary>
internal static partial class ImportedText
{
    private static readonly Rune NonJoiner = new(0x200C), Joiner = new(0x200D);

    /// <summary>
    /// The text on one line, with single blanks and without invisible characters. The joiner and the non-joiner remain after a non-ASCII
    /// character, because words of Persian or Hindi and pictures of several characters (emoji) need them.
    /// </summary>
    public static string Line(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains("  ", StringComparison.Ordinal))
            return text.Trim();
        var line = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(character))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (character == Joiner || character == NonJoiner
                ? line.Length > 0 && !char.IsAscii(line[^1])
                : !MessageText.IsInvisible(character) && character != Rune.ReplacementChar)
                line.Append(character.ToString());
        }
        return line.ToString().TrimEnd();
    }

    /// <summary>
    /// The prose with its line breaks and with at most 12 blanks before a line. Each line has single blanks and no invisible characters.
    /// </summary>
    public static string Prose(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => new string(' ', Indentation(line)) + Line(line)))
            .Trim('\n');

    /// <summary>Escapes a plain text so that it has the same meaning in Markdown.</summary>
    public static string Escape(string text)
    {
        // At the beginning of a line, a sign of BeginsBlock could start a list, a definition or a rule.
        var escaped = Sign().Replace(Line(text), @"\$0");
        return BeginsBlock().Match(escaped) is { Success: true, Length: var length } ? escaped.Insert(length - 1, @"\") : escaped;
    }

    /// <summary>
    /// The words of a piece of Markdown: links become their words, and the marks of emphasis and the backslashes of escapes are removed.
    /// The marks of inline code remain.
    /// </summary>
    public static string Plain(string markdown)
    {
        var words = Link().Replace(markdown, "${words}");
        // Bold text can be inside emphasised text, and the other way round.
        foreach (var marks in new[] { Strong(), Emphasis(), Strong() })
            words = marks.Replace(words, "${code}${words}");
        return Line(Escaped().Replace(words, "${sign}"));
    }

    private static int Indentation(string line) => Math.Min(line.Length - line.TrimStart(' ').Length, 12);

    [GeneratedRegex(@"[\\`*_\[\]<>&|~^$#!={}]", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex(@"^(?:[+:-]|[0-9]{1,9}[.)](?![^ ]))", RegexOptions.CultureInvariant)]
    private static partial Regex BeginsBlock();

    [GeneratedRegex(@"!?\[(?<words>[^\[\]]{0,500})\]\([^()\s]{0,2000}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<code>`[^`]{0,500}`)|(?<!\\)\*\*(?<words>[^*`]{1,500})\*\*"
        + @"|(?<![\w\\])__(?![\s_])(?<words>[^_`]{1,500})(?<!\s)__(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<code>`[^`]{0,500}`)|(?<![*\\])\*(?![\s*])(?<words>[^*`]{1,500})(?<![\s\\])\*(?!\*)"
        + @"|(?<![\w\\])_(?![\s_])(?<words>[^_`]{1,500})(?<![\s\\])_(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\(?<sign>[!-/:-@\[-`{-~])", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
