using System.Text;
using Wcwidth;

namespace Chronicle.Primitives;

/// <summary>Measures texts in the columns of a terminal: for output to a terminal, and for drawings without a font.</summary>
internal static class TextColumns
{
    /// <summary>The columns of a character: one, two (most of East Asia, pictures) or none (combining accents).</summary>
    public static int Of(Rune character) => Math.Max(0, UnicodeCalculator.GetWidth(character));

    public static int Count(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary>The length, in UTF-16 units, of the longest beginning of the text that has at most this number of columns.</summary>
    public static int Fit(string text, int columns)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            columns -= Of(rune);
            if (columns < 0)
                break;
            length += rune.Utf16SequenceLength;
        }
        return length;
    }

    /// <summary>
    /// The text in two lines of about the same number of columns. The break is at a blank or between two wide
    /// characters. One line if no break is possible.
    /// </summary>
    public static (string First, string? Second) Halve(string text)
    {
        var middle = Count(text) / 2;
        var (at, skip, distance) = (0, 0, int.MaxValue);
        var (index, column, before) = (0, 0, default(Rune));
        foreach (var rune in text.EnumerateRunes())
        {
            if (index > 0 && Math.Abs(column - middle) < distance && (rune.Value == ' ' || IsBreak(before, rune)))
                (at, skip, distance) = (index, rune.Value == ' ' ? 1 : 0, Math.Abs(column - middle));
            (index, column, before) = (index + rune.Utf16SequenceLength, column + Of(rune), rune);
        }
        return at == 0 ? (text, null) : (text[..at], text[(at + skip)..]);
    }

    private static bool IsBreak(Rune before, Rune after) =>
        Of(before) == 2 && Of(after) == 2 && !Rune.IsPunctuation(before) && !Rune.IsPunctuation(after);
}
