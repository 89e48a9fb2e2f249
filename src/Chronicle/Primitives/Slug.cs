using System.Globalization;
using System.Text;

namespace Chronicle.Primitives;

/// <summary>The anchor of a heading: letters and digits in lower case, everything between them one hyphen.</summary>
internal static class Slug
{
    public static string From(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || slug.Length > 0 && IsMark(rune))
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        var value = slug.ToString().TrimEnd('-');
        return value.Length > 0 ? value : "part";
    }

    // An accent written as a character of its own belongs to the letter before it.
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
