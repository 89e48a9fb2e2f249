using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Yaml;

namespace Chronicle.Presentation;

/// <summary>
/// The theme's words in the language of the site, from <c>theme/i18n/&lt;language&gt;.yml</c>. A pattern names its holes in braces; a
/// counted word has a second key that ends in <c>_one</c>.
/// </summary>
internal sealed class Words(FrozenDictionary<string, string> words, ImmutableArray<string> months)
{
    /// <summary>The keys that the generator uses. A template may use more.</summary>
    public static readonly ImmutableArray<string> Required =
    [
        "date_day", "date_month", "date_year", "date_approximate", "decimal_point", "not_released",
        "home", "not_found", "not_found_description",
        "components", "components_description",
        "releases", "releases_description", "long_term", "lts_short",
        "chronology", "chronology_description", "year_description", "kind_description", "drawing_alternative",
        "sources", "sources_description", "source_description",
        "support", "support_description",
        "compare", "compare_description", "compare_title", "compare_page_description",
        "figures", "figures_description",
        "kind", "component", "release", "retired",
        "search", "search_description",
        "quality", "quality_description",
        "data", "data_description", "data_promise",
        "corrections", "corrections_description", "citation", "badge_since",
    ];

    /// <summary>The keys that the generator uses for a chronicle that asks source trees.</summary>
    public static readonly ImmutableArray<string> RequiredForEvidence =
    [
        "evidence", "evidence_description", "evidence_mark", "evidence_first", "evidence_commit", "evidence_since", "evidence_until",
        "evidence_between", "commit",
    ];

    public static Words None { get; } = new(FrozenDictionary<string, string>.Empty, []);

    public IReadOnlyDictionary<string, string> All => words;

    public string this[string key] => words.GetValueOrDefault(key, key);

    public string Fill(string key, params ReadOnlySpan<(string Hole, string Value)> values) => FillHoles(this[key], values);

    /// <summary>Fills every hole once: braces in a value stay.</summary>
    public static string FillHoles(string pattern, params ReadOnlySpan<(string Hole, string Value)> values)
    {
        var filled = new StringBuilder();
        var done = 0;
        for (var open = pattern.IndexOf('{'); open >= 0; open = pattern.IndexOf('{', open + 1))
        {
            foreach (var (hole, value) in values)
            {
                var rest = pattern.AsSpan(open + 1);
                if (!rest.StartsWith(hole, StringComparison.Ordinal) || !rest[hole.Length..].StartsWith('}'))
                    continue;
                filled.Append(pattern, done, open - done).Append(value);
                done = open + hole.Length + 2;
                break;
            }
        }
        return filled.Append(pattern, done, pattern.Length - done).ToString();
    }

    /// <summary>
    /// A number with its digits in groups of three, separated by a narrow space, which every language reads, and the language's decimal
    /// point.
    /// </summary>
    public string Number(decimal number)
    {
        var text = number.ToString("#,0.############", CultureInfo.InvariantCulture).Replace(',', '\u202F');
        return text.Replace(".", this["decimal_point"], StringComparison.Ordinal);
    }

    /// <summary>A date with its precision.</summary>
    public string Date(PartialDate date)
    {
        var year = date.Year.ToString(CultureInfo.InvariantCulture);
        var text = (date.Month, date.Day) switch
        {
            (null, _) => Fill("date_year", ("year", year)),
            ({ } month, null) => Fill("date_month", ("year", year), ("month", Month(month))),
            ({ } month, { } day) =>
                Fill("date_day", ("year", year), ("month", Month(month)), ("day", day.ToString(CultureInfo.InvariantCulture))),
        };
        return date.Approximate ? Fill("date_approximate", ("date", text)) : text;
    }

    public string Month(int month) => months.Length == 12 ? months[month - 1] : month.ToString("00", CultureInfo.InvariantCulture);

    /// <summary>Reads the words of a theme. The words of the first file win over those of the files below it.</summary>
    /// <param name="withEvidence">Whether the chronicle asks source trees.</param>
    public static Words Read(ImmutableArray<InputFile> files, bool withEvidence, DiagnosticBag diagnostics)
    {
        YamlMapping[] maps = [.. files.Select(file => Utf8.Decode(file, diagnostics))
            .Select(source => source is null ? null : YamlReader.ReadMapping(source, .., diagnostics)).OfType<YamlMapping>()];
        if (maps.Length == 0)
            return None;
        YamlMapping map = new([.. maps.SelectMany(one => one.Entries).DistinctBy(entry => entry.Key)], maps[0].At);
        foreach (var entry in map.Entries)
            if (entry.Value is not YamlScalar && entry.Key != "months")
                diagnostics.Add(Rules.WrongType, entry.Value.At, $"\"{entry.Key}\" must be a text");
        foreach (var key in withEvidence ? [.. Required, .. RequiredForEvidence] : Required)
            if (map.Text(key) is null)
                diagnostics.Add(Rules.MissingWord, map.At, () =>
                    $"the word \"{key}\" is missing{Nearest.Hint(key, map.Entries.Select(entry => entry.Key))}");
        var months = map.Texts("months");
        if (months.Length != 12)
            diagnostics.Add(Rules.MissingWord, map["months"]?.At ?? map.At,
                $"\"months\" must list the twelve names of the months; it lists {months.Length}");
        return new(map.Entries.Where(entry => entry.Value is YamlScalar)
            .ToFrozenDictionary(entry => entry.Key, entry => ((YamlScalar)entry.Value).Value), months)
        {
            Places = [.. maps[0].Entries.Select(entry => new Located<string>(entry.Key, entry.KeyAt))],
        };
    }

    /// <summary>The keys of the first file, each with its place.</summary>
    public ImmutableArray<Located<string>> Places { get; private init; } = [];
}
