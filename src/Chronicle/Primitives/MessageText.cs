using System.Globalization;
using System.Text;

namespace Chronicle.Primitives;

/// <summary>
/// Makes untrusted texts safe for a message: on one line, not too long, and without the characters that a terminal or a build server would
/// execute as commands.
/// </summary>
internal static class MessageText
{
    /// <summary>
    /// The greatest length of a message, and the length that is kept at its end, in UTF-16 units. A longer text is cut in its middle,
    /// because the end of a message gives the correction.
    /// </summary>
    private const int Longest = 1_000, KeptAtEnd = 300;

    public static string Sanitize(string text)
    {
        if (text.Length > Longest)
        {
            var (head, tail) = (Shortening.BreakBefore(text, Longest - KeptAtEnd - 3),
                Shortening.BreakAfter(text, text.Length - KeptAtEnd));
            text = text[..head] + " … " + text[tail..];
        }
        // Most messages are plain ASCII and need no change.
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        return string.Concat(text.EnumerateRunes().Select(character => IsInvisible(character) ? "·" : character.ToString()));
    }

    /// <summary>
    /// Replaces the characters that a terminal would execute, except for the ends of lines. The lines are not shortened, because a program
    /// such as patch may read them.
    /// </summary>
    public static string SanitizeLines(string lines) => string.Concat(lines.EnumerateRunes()
        .Select(character => character.Value is '\n' or '\t' || !IsInvisible(character) ? character.ToString() : "·"));

    /// <summary>
    /// Whether the character is invisible: control characters, changes of direction, ends of lines. A terminal or a build server can
    /// execute such a character as a command.
    /// </summary>
    public static bool IsInvisible(Rune character) => Rune.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
