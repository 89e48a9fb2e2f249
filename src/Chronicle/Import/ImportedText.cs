using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Primitives;

namespace Chronicle.Import;

/// <summary>Texts of strangers' tables as facts and as prose.</summary>
internal static partial class ImportedText
{
    /// <summary>On one line, without characters that nobody sees. Blanks are single.</summary>
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
            else if (!MessageText.IsObeyed(character) && character != Rune.ReplacementChar)
                line.Append(character.ToString());
        }
        return line.ToString().TrimEnd();
    }

    /// <summary>Prose on its lines, without characters that nobody sees.</summary>
    public static string Prose(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => new string(' ', Indentation(line)) + Line(line)))
            .Trim('\n');

    /// <summary>A text that says in Markdown what it says as plain text.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in Line(text))
            (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '|' or '~' or '^' or '$' or '#' or '!' or '='
                or '{' or '}' ? escaped.Append('\\') : escaped).Append(c);
        // The beginning of a line can be a list, a definition or a rule.
        return escaped.Length > 0 && escaped[0] is '+' or '-' or ':' || BeginsList().IsMatch(escaped.ToString())
            ? "\u200B" + escaped : escaped.ToString();
    }

    /// <summary>The words of a piece of Markdown: links as their words, no marks but those of code.</summary>
    public static string Plain(string markdown)
    {
        var words = Link().Replace(markdown, "${words}");
        words = Strong().Replace(words, "${words}");
        return Line(Escaped().Replace(words, "${sign}"));
    }

    private static int Indentation(string line) => Math.Min(line.Length - line.TrimStart(' ').Length, 12);

    [GeneratedRegex(@"^[0-9]{1,9}[.)]", RegexOptions.CultureInvariant)]
    private static partial Regex BeginsList();

    [GeneratedRegex(@"!?\[(?<words>[^\[\]]{0,500})\]\([^()\s]{0,2000}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(?<words>[^*]{1,500})\*\*", RegexOptions.CultureInvariant)]
    private static partial Regex Strong();

    [GeneratedRegex(@"\\(?<sign>[!-/:-@\[-`{-~])", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
