using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Domain;
using Chronicle.Read.Yaml;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// The pages of the German chronicle contain no text of the English chronicle and no English word of the theme. The code contains no word
/// of either chronicle.
/// </summary>
public sealed partial class TwoLanguagesTests
{
    private static readonly GermanChronicle Second = GermanChronicle.Shared;
    private static readonly YamlMapping English = GermanChronicle.Words("en");
    private static readonly YamlMapping German = GermanChronicle.Words("de");

    [Fact]
    public void Every_word_has_the_same_placeholders_in_both_languages()
    {
        foreach (var entry in English.Entries.Where(entry => entry.Key is not ("months" or "seasons")))
            Assert.Equal((entry.Key, Placeholders(WordOf(English, entry.Key))), (entry.Key, Placeholders(WordOf(German, entry.Key))));
    }

    [Fact]
    public void No_English_word_of_the_theme_is_left_on_a_German_page()
    {
        var left = from fragment in EnglishFragments()
                   from page in Second.Shown
                   where HasWord(page.Value, fragment)
                   select $"{page.Key}: {fragment}";
        Assert.Empty(left);
    }

    [Fact]
    public void The_German_pages_show_most_words_of_the_theme()
    {
        var shown = string.Join('\n', Second.Shown.Values);
        var unseen = German.Entries.Where(entry => entry.Key is not ("months" or "seasons") && !entry.Key.StartsWith("source_kind_", StringComparison.Ordinal))
            .Where(entry => !Fragments(WordOf(German, entry.Key)!).All(fragment => shown.Contains(fragment, StringComparison.Ordinal)))
                .Select(entry => entry.Key).ToArray();
        Assert.True(unseen.Length < German.Entries.Length / 3,
            $"the German pages show too few words of the theme; these keys are missing: {string.Join(", ", unseen)}");
    }

    [Fact]
    public void The_German_chronicle_contains_no_word_of_the_English_chronicle()
    {
        var first = OwnWords(FixedChronicle.Model.Settings).ToArray();
        Assert.Empty(OwnWords(Second.Settings).Intersect(first, StringComparer.OrdinalIgnoreCase));
        foreach (var page in Second.Shown)
            foreach (var word in first.Where(word => word.Contains(' ')))
                Assert.DoesNotContain(word, page.Value);
    }

    [Fact]
    public void Code_and_theme_contain_no_word_of_either_chronicle()
    {
        var words = OwnWords(Second.Settings).Concat(OwnWords(FixedChronicle.Model.Settings))
            .Where(word => word.Contains('_') || word.Contains(' ') || word.Any(c => c > 127))
            .Concat(Second.Pages["/components/"].QuerySelectorAll("main a[href^='/einheiten/components/']")
                .Select(name => name.TextContent)).ToArray();
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("theme"), "*.html", SearchOption.AllDirectories)))
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain(words, word => HasWord(text, word));
        }
    }

    [Fact]
    public void Building_one_chronicle_does_not_change_the_other()
    {
        var first = FixedChronicle.Result;
        Build.Run(Second.Files, GermanChronicle.Options);
        var second = Build.Run(FixedChronicle.Files, FixedChronicle.Options);
        Assert.Equal(first.Files.Select(file => file.Address), second.Files.Select(file => file.Address));
        Assert.All(first.Files.Zip(second.Files), pair => Assert.True(pair.First.Bytes.Span.SequenceEqual(pair.Second.Bytes.Span),
            pair.First.Address.Value));
        Assert.DoesNotContain(second.Files, file => file.Address.File.EndsWith(".html", StringComparison.Ordinal)
            && Encoding.UTF8.GetString(file.Bytes.Span).Contains("/einheiten/", StringComparison.Ordinal));
    }

    /// <summary>The words that a chronicle declares: the ids and labels of its vocabularies, fields and figures.</summary>
    private static IEnumerable<string> OwnWords(Settings settings) =>
    [
        settings.Title, settings.Url.Origin, settings.Language,
        .. new[] { settings.ComponentKinds, settings.Statuses, settings.MilestoneKinds }.SelectMany(vocabulary => vocabulary.Terms)
            .SelectMany(term => new[] { term.Id, term.Label, term.Plural }),
        .. settings.ComponentFields.Concat(settings.ReleaseFields).SelectMany(field => new[] { field.Id, field.Label }),
        .. settings.Figures.SelectMany(figure => new[] { figure.Id, figure.Label }),
    ];

    private static IEnumerable<string> EnglishFragments() =>
        English.Entries.Where(entry => entry.Key is not ("months" or "seasons") && WordOf(English, entry.Key) != WordOf(German, entry.Key))
            .SelectMany(entry => Fragments(WordOf(English, entry.Key)!))
            // A fragment that the German theme contains too, under any key, does not prove that an English word is left.
            .Where(fragment => German.Entries.All(entry => entry.Key is "months" or "seasons"
                || !WordOf(German, entry.Key)!.Contains(fragment, StringComparison.Ordinal)))
            .Concat(English.Texts("months").Except(German.Texts("months"))).Distinct();

    /// <summary>
    /// The parts of a word between its placeholders. Parts with fewer than four letters are left out, because they do not identify the word.
    /// </summary>
    private static IEnumerable<string> Fragments(string word) =>
        Placeholder().Split(word).Select(part => part.Trim(' ', ':', ',', '.', '„', '“')).Where(part => part.Count(char.IsLetter) > 3);

    /// <summary>Whether the text contains these words as whole words.</summary>
    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !IsInWord(text[at - 1])) && (at + word.Length == text.Length || !IsInWord(text[at + word.Length])))
                return true;
        return false;

        static bool IsInWord(char c) => char.IsLetterOrDigit(c) || c == '_';
    }

    private static string Placeholders(string? word) => string.Join(' ',
        Placeholder().Matches(word ?? "").Select(match => match.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    // For a word with plural forms, all forms in one text.
    private static string? WordOf(YamlMapping words, string key) => words[key] is YamlMapping forms
        ? string.Join(' ', forms.Entries.Select(form => forms.Text(form.Key))) : words.Text(key);
}
