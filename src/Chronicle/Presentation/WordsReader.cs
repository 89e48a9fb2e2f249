using System.Collections.Frozen;
using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Yaml;

namespace Chronicle.Presentation;

/// <summary>Reads the words of a theme from its files for one language.</summary>
internal static class WordsReader
{
    /// <summary>Reads the words of a theme. The words of the first file override the words of the later files.</summary>
    /// <param name="settings">The settings decide which words are required; null if they are unusable.</param>
    /// <param name="model">The English words, from which the words of this language are translated. The language needs all their keys,
    /// because templates use them. Null if there is no such requirement.</param>
    /// <param name="english">The words that replace missing words. Null if there are none.</param>
    public static Words Read(ImmutableArray<InputFile> files, string language, Settings? settings, DiagnosticBag diagnostics,
        Words? model = null, Words? english = null)
    {
        YamlMapping[] maps = [.. files.Select(file => Utf8.Decode(file, diagnostics))
            .Select(source => source is null ? null : YamlReader.ReadMapping(source, .., diagnostics)).OfType<YamlMapping>()];
        if (maps.Length == 0)
            return Words.None;
        var texts = new Dictionary<string, object>(StringComparer.Ordinal);
        YamlMapping map = new([.. maps.SelectMany(one => one.Entries).GroupBy(entry => entry.Key)
            .Select(entries => FirstUsable([.. entries], language, texts, model, diagnostics)).OfType<YamlEntry>()], maps[0].At);
        string[] missing = [.. RequiredKeys(settings, model).Where(key => map[key] is null or YamlScalar { Value: "" })];
        foreach (var key in missing)
            if (english?.All.TryGetValue(key, out var text) == true)
                texts[key] = text;
        ReportMissing(map, missing, english, diagnostics);
        var (months, seasons) = (map.Texts("months"), map.Texts("seasons"));
        if (months.Length != 12)
            diagnostics.Add(Rules.MissingWord, map["months"]?.At ?? map.At,
                $"\"months\" must list the twelve names of the months; it lists {months.Length}");
        if (seasons.Length != 4)
            diagnostics.Add(Rules.MissingWord, map["seasons"]?.At ?? map.At,
                $"\"seasons\" must list the four names of the seasons, spring first; it lists {seasons.Length}");
        return new Words(texts.ToFrozenDictionary(StringComparer.Ordinal), months, seasons)
        {
            Keys = [.. maps[0].Entries.Select(entry => new Located<string>(entry.Key, entry.KeyAt))],
        };
    }

    // Reads the first entry that has no fault. Without one, a text with a fault stays, so that templates do not fail as well.
    private static YamlEntry? FirstUsable(
        YamlEntry[] entries, string language, Dictionary<string, object> texts, Words? model, DiagnosticBag diagnostics)
    {
        if (entries[0].Key is "months" or "seasons")
            return entries[0];
        for (var i = 0; i < entries.Length; i++)
        {
            var (key, _, value) = entries[i];
            var word = WordOf(value, language);
            var below = entries.Skip(i + 1).Select(entry => WordOf(entry.Value, language)).FirstOrDefault(other => other is not null);
            var fault = word is null
                ? $"\"{key}\" must be a text, or a text for each form of a number: {string.Join(", ", PluralRules.Forms)}"
                : WordRules.FindFault(key, word, below ?? (word is "" ? null : model?.All.GetValueOrDefault(key)));
            if (fault is not null)
                diagnostics.Add(Rules.WrongType, value.At, fault);
            if (word is null || fault is not null && below is not null)
                continue;
            texts[key] = fault is null ? word : CountedWord.OtherOf(word);
            return entries[i];
        }
        return null;
    }

    private static void ReportMissing(YamlMapping map, string[] missing, Words? english, DiagnosticBag diagnostics)
    {
        string[] replaced = [.. missing.Where(key => english?.All.ContainsKey(key) == true && !Words.WrongInEnglish.Contains(key))];
        string[] errors = [.. missing.Except(replaced, StringComparer.Ordinal)];
        if (errors is [var word])
            diagnostics.Add(Rules.MissingWord, map.At,
                hints => $"the word \"{word}\" is missing{hints.Find(word, map.Entries.Select(entry => entry.Key))}");
        else if (errors.Length > 1)
            diagnostics.Add(Rules.MissingWord, map.At, $"{errors.Length} words are missing: {string.Join(", ", errors)}");
        if (replaced.Length > 0)
            diagnostics.Add(Rules.UntranslatedWord, map.At, replaced is [var one]
                ? $"the word \"{one}\" is missing, so pages show it in English"
                : $"{replaced.Length} words are missing, so pages show them in English: {string.Join(", ", replaced)}");
    }

    private static IEnumerable<string> RequiredKeys(Settings? settings, Words? model) => RequiredFor(settings)
        .Concat(model?.All.Keys ?? [])
        .Where(key => settings?.Evidence is not null || !key.StartsWith("evidence", StringComparison.Ordinal))
        .Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> RequiredFor(Settings? settings) => Words.Required
        .Concat(settings?.Evidence is null ? [] : Words.RequiredForEvidence)
        .Concat((settings?.SourceKinds.Terms ?? []).Where(kind => kind.Label.Length == 0)
            .SelectMany(kind => new[] { Presenter.SourceKindKey(kind.Id), Presenter.SourceKindKey(kind.Id) + "_plural" }));

    private static object? WordOf(YamlNode value, string language) => value switch
    {
        YamlScalar text => text.Value,
        YamlMapping forms when forms["other"] is YamlScalar && forms.Entries.All(form => form.Value is YamlScalar
            && PluralRules.Forms.Contains(form.Key)) =>
            CountedWord.Create(language, [.. forms.Entries.Select(form => (form.Key, ((YamlScalar)form.Value).Value))]),
        _ => null,
    };
}
