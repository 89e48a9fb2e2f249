using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Chronicle.Primitives;
using Chronicle.Templates;

namespace Chronicle.Presentation;

/// <summary>A word of the theme with a pattern for each plural form.</summary>
internal sealed partial class CountedWord : CountedText
{
    private readonly string _language;
    private readonly ImmutableArray<(string Form, string Text)> _forms;

    private CountedWord(string language, ImmutableArray<(string Form, string Text)> forms) => (_language, _forms) = (language, forms);

    /// <summary>Returns the word with these forms. A word with only one form is a plain string, not an object of this class.</summary>
    public static object Create(string language, ImmutableArray<(string Form, string Text)> forms) =>
        forms is [var only] ? only.Text : new CountedWord(language, forms);

    /// <summary>The texts of all forms of a word, one after the other.</summary>
    public static string TextsOf(object word) => word switch
    {
        CountedWord counted => string.Join('\n', counted._forms.Select(form => form.Text)),
        _ => (string)word,
    };

    /// <summary>The text of the form "other", or the only text of a word without forms.</summary>
    public static string OtherOf(object word) => word is CountedWord counted ? counted.Find("other") ?? "" : (string)word;

    /// <summary>
    /// The pattern for a number. <paramref name="number"/> is the number as a page shows it: digits, or groups of three digits with one
    /// sign between two groups. Any other text has the form "other".
    /// </summary>
    public override string Choose(string number)
    {
        var form = WholeNumber().IsMatch(number) && long.TryParse(string.Concat(number.Where(char.IsAsciiDigit)), NumberStyles.None,
            CultureInfo.InvariantCulture, out var count) ? PluralRules.FormOf(_language, count) : "other";
        return Find(form) ?? OtherOf(this);
    }

    private string? Find(string form) => _forms.FirstOrDefault(known => known.Form == form).Text;

    [GeneratedRegex(@"^(?:[0-9]+|[0-9]{1,3}(?:[^0-9][0-9]{3})+)$")]
    private static partial Regex WholeNumber();
}
