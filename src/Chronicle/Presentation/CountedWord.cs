using System.Globalization;
using System.Text.RegularExpressions;
using Chronicle.Primitives;

namespace Chronicle.Presentation;

/// <summary>
/// A word of the theme with a pattern for each plural form. One string contains all patterns, so that templates can handle this word like
/// every other word.
/// </summary>
internal static partial class CountedWord
{
    // YamlReader refuses control characters, so no word contains these two.
    private const char Begin = '\u0001', Between = '\u0002';

    /// <summary>The string for a word with these forms. If there is only one form, the string is its pattern.</summary>
    public static string Create(string language, IEnumerable<(string Form, string Text)> forms) =>
        forms.ToArray() is [var only] ? only.Text
            : Begin + language + string.Concat(forms.Select(form => $"{Between}{form.Form}={form.Text}"));

    /// <summary>
    /// The pattern for a number. <paramref name="number"/> is the text of the page: digits, or groups of three digits with one sign between
    /// two groups. Any other text has the form "other".
    /// </summary>
    public static string Choose(string word, string number)
    {
        if (word.Length == 0 || word[0] != Begin)
            return word;
        var parts = word[1..].Split(Between);
        var form = WholeNumber().IsMatch(number) && long.TryParse(string.Concat(number.Where(char.IsAsciiDigit)), NumberStyles.None,
            CultureInfo.InvariantCulture, out var count) ? PluralRules.FormOf(parts[0], count) : "other";
        return Find(parts, form) ?? Find(parts, "other") ?? "";
    }

    private static string? Find(string[] parts, string form) =>
        parts.Skip(1).FirstOrDefault(part => part.StartsWith(form + "=", StringComparison.Ordinal))?[(form.Length + 1)..];

    [GeneratedRegex(@"^(?:[0-9]+|[0-9]{1,3}(?:[^0-9][0-9]{3})+)$")]
    private static partial Regex WholeNumber();
}
