using System.Text.RegularExpressions;
using Chronicle.Presentation;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The list of the words that a theme must have, because the C# code uses them.</summary>
public sealed partial class WordsTests
{
    [Fact]
    public void The_list_of_required_words_has_every_word_that_the_code_uses()
    {
        var known = Key().Matches(File.ReadAllText(Repository.PathOf("theme", "i18n", "en.yml"))).Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        var used = Directory.EnumerateFiles(Repository.PathOf("src", "Chronicle"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText).SelectMany(text => Use().Matches(text)).SelectMany(match => Literal().Matches(match.Value))
            .Select(match => match.Groups[1].Value).Where(known.Contains).Distinct().ToArray();
        Assert.Contains("moved", used);
        Assert.Contains("sources", used);
        string[] kinds = [.. Domain.Record.KindNames, .. Domain.Record.KindNames.Select(kind => kind + "s")];
        Assert.Empty(used.Concat(kinds).Except([.. Words.Required, .. Words.RequiredForEvidence]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_theme_without_a_word_for_a_kind_of_source_is_reported()
    {
        var theme = TinyTheme.Archive.Replace("source_kind_news: ", "source_kind_other: ", StringComparison.Ordinal);
        Assert.Contains("source_kind_news", TestSite.From(theme).Messages());
        Assert.DoesNotContain("source_kind_news", TestSite.From(theme + """
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: On sale } }
            milestone_kinds: { launch: { label: Launch } }
            source_kinds: { news: { label: Press, plural: Press } }

            """).Messages());
    }

    // A word is used by an index of the words, by a pattern, or by a link.
    [GeneratedRegex("""[Ww]ords\[[^\]]*\]|\b(?:Fill|Link)\((?:[^"();]*\? )?"[a-z_]+"(?: : "[a-z_]+")?|"[a-z_]+", Routes\.""")]
    private static partial Regex Use();

    [GeneratedRegex("\"([a-z_]+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("^([a-z_]+):", RegexOptions.Multiline)]
    private static partial Regex Key();
}
