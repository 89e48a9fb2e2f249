using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Presentation;
using Chronicle.Read;
using Chronicle.Read.Yaml;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>Nothing of one chronicle, and nothing of one language, may be left in the other.</summary>
public sealed partial class TwoLanguagesTests
{
    private static readonly GermanChronicle Second = GermanChronicle.Shared;
    private static readonly YamlMapping English = GermanChronicle.Words("en");
    private static readonly YamlMapping German = GermanChronicle.Words("de");

    [Fact]
    public void German_has_every_key_of_English_and_no_other() =>
        Assert.Equal(English.Entries.Select(entry => entry.Key), German.Entries.Select(entry => entry.Key));

    [Fact]
    public void Every_word_has_the_same_holes_in_both_languages()
    {
        foreach (var entry in English.Entries.Where(entry => entry.Key is not ("months" or "seasons")))
            Assert.Equal((entry.Key, Holes(WordOf(English, entry.Key))), (entry.Key, Holes(WordOf(German, entry.Key))));
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
    public void Most_German_words_of_the_theme_are_seen_somewhere()
    {
        var shown = string.Join('\n', Second.Shown.Values);
        var unseen = German.Entries.Where(entry => entry.Key is not ("months" or "seasons") && !entry.Key.StartsWith("source_kind_", StringComparison.Ordinal))
            .Where(entry => !Fragments(WordOf(German, entry.Key)!).All(fragment => shown.Contains(fragment, StringComparison.Ordinal)))
                .Select(entry => entry.Key).ToArray();
        Assert.True(unseen.Length < German.Entries.Length / 3,
            $"the chronicle shows too little of the theme; it lacks {string.Join(", ", unseen)}");
    }

    [Fact]
    public void The_two_chronicles_share_no_word_of_their_own()
    {
        var first = Own(FixedChronicle.Model.Settings).ToArray();
        Assert.Empty(Own(Second.Settings).Intersect(first, StringComparer.OrdinalIgnoreCase));
        foreach (var page in Second.Shown)
            foreach (var word in first.Where(word => word.Contains(' ')))
                Assert.DoesNotContain(word, page.Value);
    }

    [Fact]
    public void Code_and_theme_know_no_word_of_either_chronicle()
    {
        var words = Own(Second.Settings).Concat(Own(FixedChronicle.Model.Settings))
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
    public void Building_one_leaves_no_trace_in_the_other()
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

    /// <summary>The words that a chronicle brings along: its vocabularies, fields and figures, ids and labels.</summary>
    private static IEnumerable<string> Own(Settings settings) =>
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
            // A word that means something in German too, or that the German theme uses under another key, tells nothing.
            .Where(fragment => German.Entries.All(entry => entry.Key is "months" or "seasons"
                || !WordOf(German, entry.Key)!.Contains(fragment, StringComparison.Ordinal)))
            .Concat(English.Texts("months").Except(German.Texts("months"))).Distinct();

    /// <summary>What stands between the holes of a word, where it is long enough to mean something.</summary>
    private static IEnumerable<string> Fragments(string word) =>
        Hole().Split(word).Select(part => part.Trim(' ', ':', ',', '.', '„', '“')).Where(part => part.Count(char.IsLetter) > 3);

    /// <summary>Whether a text holds these words, and not only as a part of longer words.</summary>
    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !IsInWord(text[at - 1])) && (at + word.Length == text.Length || !IsInWord(text[at + word.Length])))
                return true;
        return false;

        static bool IsInWord(char c) => char.IsLetterOrDigit(c) || c == '_';
    }

    private static string Holes(string? word) => string.Join(' ',
        Hole().Matches(word ?? "").Select(match => match.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Hole();

    // Of a counted word, all its forms.
    private static string? WordOf(YamlMapping words, string key) => words[key] is YamlMapping forms
        ? string.Join(' ', forms.Entries.Select(form => forms.Text(form.Key))) : words.Text(key);
}
