using System.Globalization;

namespace Chronicle.Primitives;

/// <summary>Shortens texts. Every cut is between visible characters (graphemes).</summary>
internal static class Shortening
{
    /// <summary>
    /// The greatest length of a visible character that is never cut, in UTF-16 units. Characters in real use are shorter. A longer one is
    /// cut between code points.
    /// </summary>
    private const int LongestGrapheme = 64;

    /// <summary>The text in at most <paramref name="length"/> UTF-16 units, with an ellipsis if it was cut.</summary>
    public static string Shorten(string text, int length) => text.Length <= length ? text : text[..BreakBefore(text, length - 1)] + "…";

    /// <summary>The last position at or before the offset at which the text can be cut.</summary>
    public static int BreakBefore(string text, int offset) => Breaks(text, offset).Before;

    /// <summary>The first position at or after the offset at which the text can be cut.</summary>
    public static int BreakAfter(string text, int offset) => Breaks(text, offset).After;

    private static (int Before, int After) Breaks(string text, int offset)
    {
        if (offset <= 0 || offset >= text.Length)
            return offset <= 0 ? (0, 0) : (text.Length, text.Length);
        // A visible ASCII character always begins a grapheme, so the search for graphemes starts at the last such character before the
        // offset.
        var at = Math.Max(0, text.AsSpan(0, offset).LastIndexOfAnyInRange(' ', '~'));
        while (at + StringInfo.GetNextTextElementLength(text.AsSpan(at)) is var next && next <= offset)
            at = next;
        if (at == offset)
            return (at, at);
        var end = at + StringInfo.GetNextTextElementLength(text.AsSpan(at));
        var middle = char.IsLowSurrogate(text[offset]) && char.IsHighSurrogate(text[offset - 1]) ? offset - 1 : offset;
        return end - at > LongestGrapheme ? (middle, middle == offset ? middle : middle + 2) : (at, end);
    }
}
