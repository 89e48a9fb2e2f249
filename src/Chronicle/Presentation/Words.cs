using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Presentation;

/// <summary>
/// The theme's words in the language of the site, from <c>theme/i18n/&lt;language&gt;.yml</c>. A pattern names its placeholders in braces.
/// A word with a number has a pattern for each plural form. The first value that is filled in chooses the form.
/// </summary>
/// <param name="words">Each word is a text or a <see cref="CountedWord"/>.</param>
internal sealed class Words(FrozenDictionary<string, object> words, ImmutableArray<string> months, ImmutableArray<string> seasons)
{
    /// <summary>The keys that the C# code uses. The theme must have all of them; its templates may use more.</summary>
    public static readonly ImmutableArray<string> Required =
    [
        "date_day", "date_day_alone", "date_month", "date_year", "date_approximate", "date_season", "date_quarter", "date_lasting",
        "date_from", "date_until", "date_or_before", "date_or_after", "date_planned", "decimal_point", "group_separator", "not_released",
        "supported", "support_open", "support_over",
        "support_ended", "support_ends",
        "home", "not_found", "not_found_description",
        "components", "components_description",
        "releases", "releases_description", "long_term", "lts_short",
        "chronology", "chronology_description", "year_description", "kind_description",
        "sources", "sources_description", "source_description",
        "support", "support_description",
        "compare", "compare_description", "compare_planned_description", "compare_title", "compare_page_description",
        "figures", "figures_description", "figures_alternative", "figures_all", "chart_finding", "chart_finding_one", "chart_source",
        "chart_stacked", "chart_sum", "and_more", "not_known",
        "kind", "chapter", "component", "release", "milestone", "milestones", "retired", "replaced", "divided", "page", "moved",
        "gone", "yes", "no",
        "search", "search_description",
        "quality", "quality_description",
        "data", "data_description", "data_promise",
        "corrections", "corrections_description", "corrections_part", "citation", "citation_dated", "badge_since",
        "book", "chapters", "book_description", "chapter_place", "minutes",
        "about", "follow", "follow_description", "newest_milestones", "door_story", "door_story_text", "door_lookup", "door_lookup_text",
        "door_data", "door_data_text",
    ];

    /// <summary>The additional keys that the generator uses if the chronicle uses source trees.</summary>
    public static readonly ImmutableArray<string> RequiredForEvidence =
    [
        "evidence", "evidence_description", "evidence_mark", "evidence_first", "evidence_commit", "evidence_since", "evidence_until",
        "evidence_between", "commit",
    ];

    /// <summary>
    /// The keys whose values are never taken from English, because they would make numbers or the direction of the page wrong.
    /// </summary>
    public static readonly ImmutableArray<string> WrongInEnglish = ["decimal_point", "direction", "group_separator"];

    public static Words None { get; } = new(FrozenDictionary<string, object>.Empty, [], []);

    public IReadOnlyDictionary<string, object> All => words;

    /// <summary>The keys of the first file, each with its location.</summary>
    public ImmutableArray<Located<string>> Keys { get; init; } = [];

    public string this[string key] => CountedWord.OtherOf(words.GetValueOrDefault(key, key));

    /// <summary>The texts of all forms of a word, one after the other.</summary>
    public string TextsOf(string key) => CountedWord.TextsOf(words.GetValueOrDefault(key, ""));

    public string Fill(string key, params ReadOnlySpan<(string Placeholder, string Value)> values) => FillPlaceholders(
        words.GetValueOrDefault(key) is CountedWord word ? word.Choose(values.IsEmpty ? "" : values[0].Value) : this[key], values);

    /// <summary>Replaces the placeholders of a pattern with their values. Braces in a value stay unchanged.</summary>
    public static string FillPlaceholders(string pattern, params ReadOnlySpan<(string Placeholder, string Value)> values)
    {
        var filled = new StringBuilder();
        var done = 0;
        for (var open = pattern.IndexOf('{'); open >= 0; open = pattern.IndexOf('{', open + 1))
        {
            foreach (var (placeholder, value) in values)
            {
                var rest = pattern.AsSpan(open + 1);
                if (!rest.StartsWith(placeholder, StringComparison.Ordinal) || !rest[placeholder.Length..].StartsWith('}'))
                    continue;
                filled.Append(pattern, done, open - done).Append(value);
                done = open + placeholder.Length + 2;
                break;
            }
        }
        return filled.Append(pattern, done, pattern.Length - done).ToString();
    }

    /// <summary>
    /// A number with its digits in groups of three, with the group separator and the decimal point of the language.
    /// </summary>
    public string Number(decimal number)
    {
        var parts = number.ToString("#,0.############", CultureInfo.InvariantCulture).Split('.');
        var whole = parts[0].Replace(",", this["group_separator"], StringComparison.Ordinal);
        return parts.Length == 1 ? whole : whole + this["decimal_point"] + parts[1];
    }

    /// <summary>The text of a date, as precise as the date itself.</summary>
    public string Date(PartialDate date) => date.Span switch
    {
        null => Single(date),
        { Kind: SpanKind.Before, To: { } end } => Fill("date_or_before", ("date", Single(end))),
        { Kind: SpanKind.After, From: { } begin } => Fill("date_or_after", ("date", Single(begin))),
        { From: { } begin, To: { } end } => Fill("date_lasting", ("from", Single(begin)), ("to", Single(end))),
        { From: { } begin } => Fill("date_from", ("date", Single(begin))),
        { To: { } end } => Fill("date_until", ("date", Single(end))),
        _ => throw new InvalidOperationException(date.Edtf),
    };

    private string Single(PartialDate date)
    {
        var year = date.Year.ToString(CultureInfo.InvariantCulture);
        var text = (date.Month, date.Day) switch
        {
            _ when date.Part is >= 33 and var part => Fill("date_quarter", ("year", year), ("quarter", $"{part - 32}")),
            _ when date.Part is { } part => Fill("date_season", ("year", year), ("season", Season(part))),
            (null, _) => Fill("date_year", ("year", year)),
            ({ } month, null) => Fill("date_month", ("year", year), ("month", Month(month))),
            ({ } month, { } day) =>
                Fill("date_day", ("year", year), ("month", Month(month)), ("day", day.ToString(CultureInfo.InvariantCulture))),
        };
        return date.Approximate ? Fill("date_approximate", ("date", text)) : text;
    }

    /// <summary>The day of the month only; empty if it is unknown.</summary>
    public string DayOfMonth(PartialDate date)
    {
        if (date.Day is not { } day)
            return "";
        var text = Fill("date_day_alone", ("day", day.ToString(CultureInfo.InvariantCulture)));
        return date.Approximate ? Fill("date_approximate", ("date", text)) : text;
    }

    private string Season(int part) => seasons.Length == 4 ? seasons[part - 21] : $"{part}";

    public string Month(int month) => months.Length == 12 ? months[month - 1] : month.ToString("00", CultureInfo.InvariantCulture);

    /// <summary>
    /// A copy of these words in which the words of the site replace the words of the theme. A word that the theme does not have is
    /// reported.
    /// </summary>
    public Words With(ImmutableArray<WordOverride> overrides, string language, DiagnosticBag diagnostics)
    {
        if (overrides.IsEmpty)
            return this;
        var replaced = words.ToDictionary(StringComparer.Ordinal);
        foreach (var (key, forms) in overrides)
        {
            var word = CountedWord.Create(language, forms);
            if (!words.TryGetValue(key.Value, out var before))
                diagnostics.Add(Rules.UnknownWord, key.At,
                    hints => $"the theme has no word \"{key.Value}\"{hints.Find(key.Value, words.Keys)}");
            else if (WordRules.FindFault(key.Value, word, before) is { } fault)
                diagnostics.Add(Rules.WrongType, key.At, fault);
            else
                replaced[key.Value] = word;
        }
        return new(replaced.ToFrozenDictionary(StringComparer.Ordinal), months, seasons) { Keys = Keys };
    }
}
