using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>Words of a chronicle that cannot replace the word of the theme. The word of the theme stays, so no template fails.</summary>
public sealed class WordRulesTests
{
    private static readonly string BuiltIn =
        TinyTheme.BuiltIn.Replace("home: Home\n", "home: Home\ndirection: ltr\n", StringComparison.Ordinal)
        + "-- built-in/layouts/home.html --\n{{ include \"page\" }}<i>{{ t.home }} {{ fill t.lamps_count \"n\" 2 }}</i>\n";

    [Theory]
    [InlineData("home: { one: x, other: y }", "theme/i18n/en.yml:1:7: error R122: \"home\" has no number, so it has no forms; write one text")]
    [InlineData("home: \"\"",
        "theme/i18n/en.yml:1:7: error R122: \"home\" is empty; write a word, or take the line out to keep the word of the theme")]
    [InlineData("home: [a]",
        "theme/i18n/en.yml:1:7: error R122: \"home\" must be a text, or a text for each form of a number: zero, one, two, few, many, other")]
    [InlineData("direction: sideways", "theme/i18n/en.yml:1:12: error R122: \"direction\" must be ltr or rtl")]
    [InlineData("lamps_count: lamps", "<i>Home lamps</i>",
        "theme/i18n/en.yml:1:1: warning T318: the word \"lamps_count\" does not contain {n}, so pages do not show the number")]
    [InlineData("lamps_count: { one: one lamp, other: \"{n} lights\" }", "<i>Home 2 lights</i>")]
    [InlineData("lamps_count: \"lamps: {n}\"", "<i>Home lamps: 2</i>")]
    [InlineData("direction: rtl")]
    public void A_word_that_cannot_be_used_is_reported_once_and_the_word_of_the_theme_stays(string word, params string[] expected)
    {
        var site = TestSite.From(BuiltIn + "-- theme/i18n/en.yml --\n" + word + "\n");
        Assert.Equal(expected.Where(line => !line.StartsWith('<')), site.Messages().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        if (!expected.Any(line => line.Contains("error")))
            Assert.Contains(expected.FirstOrDefault(line => line.StartsWith('<')) ?? "<i>Home 2 lamps</i>", site.Page("/"));
    }

    [Fact]
    public void A_word_without_its_placeholder_does_not_fail_the_templates_that_fill_it() => Assert.Equal(
        "theme/i18n/en.yml:1:1: warning T318: the word \"lamps_count\" does not contain {n}, so pages do not show the number\n",
        TestSite.From(BuiltIn + "-- theme/i18n/en.yml --\nlamps_count: lamps\n"
            + "-- theme/layouts/home.html --\n{{ include \"page\" }}{{ fill t.lamps_count \"n\" 2 }}\n").Messages()
            .Split('\n').Where(line => !line.Contains("T311")).Aggregate("", (all, line) => line == "" ? all : all + line + "\n"));

    [Theory]
    [InlineData("home: { one: x, other: y }", "input/site.yml:8:3: error R122: \"home\" has no number, so it has no forms; write one text")]
    [InlineData("lamps_count: lamps",
        "input/site.yml:8:3: warning T318: the word \"lamps_count\" does not contain {n}, so pages do not show the number")]
    public void Words_of_the_settings_follow_the_same_rules(string word, string message) =>
        Assert.Equal(message, TestSite.From(BuiltIn + $$"""
            -- theme/own.txt --
            Mine.
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: Sold } }
            milestone_kinds: { start: { label: Start } }
            words:
              {{word}}

            """).Messages().TrimEnd());
}
