using System.Globalization;
using System.Text;

namespace Chronicle.Primitives;

/// <summary>
/// Creates the anchor of a heading or a part from its words: letters and digits in lower case, with one hyphen for each run of other
/// characters. The anchor is <c>part</c> if no letter and no digit is left.
/// </summary>
internal static class Slug
{
    public static string Create(string text)
    {
        var slug = new StringBuilder(text.Length);
        var afterLetter = false;
        foreach (var rune in Letters.Compose(text).EnumerateRunes())
        {
            if (IsInvisible(rune))
                continue;
            // A mark belongs to the letter before it. A mark after any other character, and every enclosing mark, is decoration: it becomes
            // a hyphen.
            afterLetter = Rune.IsLetter(rune) || afterLetter && Letters.IsMark(rune) && !IsFrame(rune);
            if (afterLetter || Rune.IsDigit(rune))
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var value = slug.ToString().TrimEnd('-');
        return value.Length > 0 ? value : "part";
    }

    private static bool IsFrame(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.EnclosingMark;

    // Invisible characters are removed, because people cannot type them. The zero-width space stays as a separator of words, like every
    // other space.
    public static bool IsInvisible(Rune rune) => rune.Value switch
    {
        0x200B => false,
        0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x17B4 or 0x17B5 => true,
        (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format,
    };
}
