using System.Text.RegularExpressions;

namespace Chronicle.Primitives;

/// <summary>Tags of languages (BCP 47), such as <c>en</c>, <c>pt-BR</c> and <c>zh-Hant-TW</c>.</summary>
internal static partial class LanguageTag
{
    /// <summary>Whether the tag is well-formed. There is no check whether the language exists.</summary>
    public static bool IsValid(string text) => Form().IsMatch(text);

    /// <summary>The tag that the author probably meant; null if there is none.</summary>
    public static string? Correct(string text) =>
        text.Replace('_', '-').Split('.')[0] is var tag && tag != text && IsValid(tag) ? tag : null;

    [GeneratedRegex("""
        ^[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3})){0,4}
        (-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8}){1,4}){0,4}(-x(-[A-Za-z0-9]{1,8}){1,4})?\z
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Form();
}
