using System.Globalization;
using System.Text;

namespace Chronicle.Primitives;

/// <summary>
/// Texts of strangers as a message can hold them: on one line, not too long, and without the characters that a screen or a build server
/// obeys instead of showing.
/// </summary>
internal static class MessageText
{
    /// <summary>In UTF-16 units. A longer text is cut in its middle, because a message ends with what to do.</summary>
    private const int Longest = 1_000, KeptAtEnd = 300;

    public static string Sanitize(string text)
    {
        if (text.Length > Longest)
        {
            var (head, tail) = (Shortening.BreakBefore(text, Longest - KeptAtEnd - 3),
                Shortening.BreakAfter(text, text.Length - KeptAtEnd));
            text = text[..head] + " … " + text[tail..];
        }
        // Nearly every message is plain.
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var shown = new StringBuilder(text.Length);
        foreach (var character in text.EnumerateRunes())
            shown.Append(IsObeyed(character) ? "·" : character.ToString());
        return shown.ToString();
    }

    /// <summary>Control characters, changes of direction, ends of lines.</summary>
    public static bool IsObeyed(Rune character) => Rune.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
