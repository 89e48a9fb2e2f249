using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Site.Read;
using Site.Text;

namespace Site.Render;

/// <summary>
/// The theme's words in the language of the site, from <c>theme/i18n/&lt;language&gt;.yml</c>. A pattern names its holes in braces; a word that is
/// counted has a second key that ends in <c>_one</c>.
/// </summary>
public sealed class Words(FrozenDictionary<string, string> words, ImmutableArray<string> months)
{
    /// <summary>The keys that the generator itself asks for. A template may ask for more.</summary>
    public static readonly ImmutableArray<string> Required =
    [
        "home", "components", "releases", "chronology", "sources", "not_found", "not_found_description",
        "components_description", "releases_description", "chronology_description", "year_description", "kind_description", "sources_description",
        "source_description", "date_day", "date_month", "date_year", "date_approximate", "not_released",
    ];

    public static Words None { get; } = new(FrozenDictionary<string, string>.Empty, []);

    public IEnumerable<KeyValuePair<string, string>> All => words;

    public string this[string key] => words.GetValueOrDefault(key, key);

    public string Fill(string key, string hole, string value) => this[key].Replace("{" + hole + "}", value, StringComparison.Ordinal);

    /// <summary>A number with the groups of the invariant culture's digits parted by a narrow space, which every language reads.</summary>
    public static string Number(decimal number)
    {
        var text = number.ToString("#,0.############", CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return (point < 0 ? text : text[..point]).Replace(',', '\u202F') + (point < 0 ? "" : text[point..]);
    }

    /// <summary>A date with the precision it has.</summary>
    public string Date(PartialDate date)
    {
        var year = date.Year.ToString(CultureInfo.InvariantCulture);
        var text = (date.Month, date.Day) switch
        {
            (null, _) => Fill("date_year", "year", year),
            ({ } month, null) => Fill("date_month", "year", year).Replace("{month}", Month(month), StringComparison.Ordinal),
            ({ } month, { } day) => Fill("date_day", "year", year).Replace("{month}", Month(month), StringComparison.Ordinal)
                .Replace("{day}", day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
        };
        return date.Approximate ? Fill("date_approximate", "date", text) : text;
    }

    public string Month(int month) => months.Length == 12 ? months[month - 1] : month.ToString("00", CultureInfo.InvariantCulture);

    public static Words Read(InputFile file, Findings found)
    {
        if (Utf8.Decode(file, found) is not { } source || YamlReader.ReadMapping(source.Path, source.Value, 0, found) is not { } map)
            return None;
        foreach (var entry in map.Entries)
            if (entry.Value is not YamlScalar && entry.Key != "months")
                found.Add(Rules.WrongType, entry.Value.At, $"\"{entry.Key}\" must be a text");
        foreach (var key in Required)
            if (map.Text(key) is null)
                found.Add(Rules.MissingWord, map.At, $"the word \"{key}\" is missing{Nearest.Hint(key, map.Entries.Select(entry => entry.Key))}");
        var months = map.Texts("months");
        if (months.Length != 12)
            found.Add(Rules.MissingWord, map["months"]?.At ?? map.At, $"\"months\" must list the twelve names of the months; it lists {months.Length}");
        return new(map.Entries.Where(entry => entry.Value is YamlScalar).ToFrozenDictionary(entry => entry.Key, entry => ((YamlScalar)entry.Value).Value), months);
    }
}
