using System.Text.RegularExpressions;

namespace Chronicle.Primitives;

/// <summary>The name of a typeface. The style sheet puts it into quotes, so it must not contain a character that ends a string.</summary>
internal static partial class FaceName
{
    public const string Rule = "letters, digits, blanks, dots and hyphens";

    public static bool IsValid(string name) => name.Length <= 100 && Pattern().IsMatch(name);

    [GeneratedRegex(@"\A[\p{L}\p{N}][\p{L}\p{N} ._-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
