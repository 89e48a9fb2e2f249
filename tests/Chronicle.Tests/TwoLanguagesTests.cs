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
public sealed partial class TwoLanguagesTests(GermanChronicle chronicle) : IClassFixture<GermanChronicle>
{
    private static readonly YamlMapping English = GermanChronicle.Words("en");
    private static readonly YamlMapping German = GermanChronicle.Words("de");

    private static readonly BuildOptions RealOptions = new(Repository.Root, Repository.PathOf("input"), Repository.PathOf("theme"), Repository.PathOf("output"));
    private static readonly InputFiles RealFiles = InputFolder.Read(RealOptions).Value;

    [Fact]
    public void German_has_every_key_of_English_and_no_other() =>
        Assert.Equal(English.Entries.Select(entry => entry.Key), German.Entries.Select(entry => entry.Key));

    [Fact]
    public void Every_word_has_the_same_holes_in_both_languages()
    {
        foreach (var entry in English.Entries.Where(entry => entry.Key != "months"))
            Assert.Equal((entry.Key, Holes(English.Text(entry.Key))), (entry.Key, Holes(German.Text(entry.Key))));
    }

    [Fact]
    public void No_English_word_of_the_theme_is_left_on_a_German_page()
    {
        var left = from fragment in EnglishFragments()
                   let word = new Regex($@"(?<!\w){Regex.Escape(fragment)}(?!\w)")
                   from page in chronicle.Pages
                   where word.IsMatch(GermanChronicle.Shown(page.Value))
                   select $"{page.Key}: {fragment}";
        Assert.Empty(left);
    }

    [Fact]
    public void Most_German_words_of_the_theme_are_seen_somewhere()
    {
        var shown = string.Join('\n', chronicle.Pages.Values.Select(GermanChronicle.Shown));
        var unseen = German.Entries.Where(entry => entry.Key != "months" && !entry.Key.StartsWith("source_kind_", StringComparison.Ordinal))
            .Where(entry => !Fragments(German.Text(entry.Key)!).All(fragment => shown.Contains(fragment, StringComparison.Ordinal))).Select(entry => entry.Key).ToArray();
        Assert.True(unseen.Length < German.Entries.Length / 3, $"the chronicle shows too little of the theme; it lacks {string.Join(", ", unseen)}");
    }

    [Fact]
    public void The_two_chronicles_share_no_word_of_their_own()
    {
        var real = Own(Reader.Run(RealFiles).Value.Settings!).ToArray();
        Assert.Empty(Own(chronicle.Settings).Intersect(real, StringComparer.OrdinalIgnoreCase));
        foreach (var page in chronicle.Pages)
            foreach (var word in real.Where(word => word.Contains(' ')))
                Assert.DoesNotContain(word, GermanChronicle.Shown(page.Value));
    }

    [Fact]
    public void Code_and_theme_know_no_word_of_either_chronicle()
    {
        var words = Own(chronicle.Settings).Concat(Own(Reader.Run(RealFiles).Value.Settings!)).Where(word => word.Contains('_') || word.Contains(' ') || word.Any(c => c > 127))
            .Concat(chronicle.Pages["/components/"].QuerySelectorAll("main a[href^='/einheiten/components/']").Select(name => name.TextContent)).ToArray();
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("src", "Site"), "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("theme"), "*.html", SearchOption.AllDirectories)))
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain(words, word => Regex.IsMatch(text, $@"(?<!\w){Regex.Escape(word)}(?!\w)"));
        }
    }

    [Fact]
    public void Building_one_leaves_no_trace_in_the_other()
    {
        var first = Build.Run(RealFiles, RealOptions);
        Build.Run(chronicle.Files, GermanChronicle.Options);
        var second = Build.Run(RealFiles, RealOptions);
        Assert.Equal(first.Files.Select(file => (file.Address, Encoding.UTF8.GetString(file.Bytes.Span))), second.Files.Select(file => (file.Address, Encoding.UTF8.GetString(file.Bytes.Span))));
        Assert.DoesNotContain(second.Files, file => file.Address.File.EndsWith(".html", StringComparison.Ordinal) && Encoding.UTF8.GetString(file.Bytes.Span).Contains("/einheiten/", StringComparison.Ordinal));
    }

    /// <summary>The words that a chronicle brings along: its vocabularies, fields and figures, ids and labels.</summary>
    private static IEnumerable<string> Own(Settings settings) =>
    [
        settings.Title, settings.Url.Origin, settings.Language,
        .. new[] { settings.ComponentKinds, settings.Statuses, settings.MilestoneKinds }.SelectMany(vocabulary => vocabulary.Terms).SelectMany(term => new[] { term.Id, term.Label, term.Plural }),
        .. settings.ComponentFields.Concat(settings.ReleaseFields).SelectMany(field => new[] { field.Id, field.Label }),
        .. settings.Figures.SelectMany(figure => new[] { figure.Id, figure.Label }),
    ];

    private static IEnumerable<string> EnglishFragments() =>
        English.Entries.Where(entry => entry.Key != "months" && English.Text(entry.Key) != German.Text(entry.Key)).SelectMany(entry => Fragments(English.Text(entry.Key)!))
            // A word that means something in German too, or that the German theme uses under another key, tells nothing.
            .Where(fragment => German.Entries.All(entry => entry.Key == "months" || !German.Text(entry.Key)!.Contains(fragment, StringComparison.Ordinal)))
            .Concat(English.Texts("months").Except(German.Texts("months"))).Distinct();

    /// <summary>What stands between the holes of a word, where it is long enough to mean something.</summary>
    private static IEnumerable<string> Fragments(string word) =>
        Hole().Split(word).Select(part => part.Trim(' ', ':', ',', '.', '„', '“')).Where(part => part.Count(char.IsLetter) > 3);

    private static string Holes(string? word) => string.Join(' ', Hole().Matches(word ?? "").Select(match => match.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Hole();
}
