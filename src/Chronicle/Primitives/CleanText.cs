using System.Text;
using System.Xml;

namespace Chronicle.Primitives;

/// <summary>Makes texts valid for XML and iCalendar: on one line, with U+FFFD instead of each character that XML forbids.</summary>
internal static class CleanText
{
    /// <summary>Whether the text has no visible character.</summary>
    public static bool IsBlank(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (!(Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || Slug.IsInvisible(rune) || rune.Value == 0x200B))
                return false;
        return true;
    }

    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(c).Append(text[++i]);
            else if (c is '\t' or '\r' or '\n')
                clean.Append(' ');
            else
                clean.Append(XmlConvert.IsXmlChar(c) && !char.IsControl(c) ? c : '\uFFFD');
        }
        return clean.ToString();
    }
}
