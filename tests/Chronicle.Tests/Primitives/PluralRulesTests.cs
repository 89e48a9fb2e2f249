using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Tests;

/// <summary>The plural forms of counted words, and the removal of the marks of inline code.</summary>
public sealed class PluralRulesTests
{
    [Theory]
    [InlineData("en", "0 other, 1 one, 2 other, 11 other, 21 other")]
    [InlineData("de", "0 other, 1 one, 2 other")]
    [InlineData("fr", "0 one, 1 one, 2 other")]
    [InlineData("ja", "0 other, 1 other")]
    [InlineData("ru", "0 many, 1 one, 2 few, 5 many, 11 many, 12 many, 21 one, 22 few, 25 many, 101 one, 111 many, 112 many")]
    [InlineData("hr", "1 one, 2 few, 5 other, 21 one")]
    [InlineData("pl", "1 one, 2 few, 5 many, 12 many, 21 many, 22 few")]
    [InlineData("cs", "1 one, 2 few, 5 other, 22 other")]
    [InlineData("lt", "1 one, 2 few, 10 other, 11 other, 21 one")]
    [InlineData("lv", "0 zero, 1 one, 2 other, 11 zero, 21 one")]
    [InlineData("sl", "1 one, 2 two, 3 few, 5 other, 101 one")]
    [InlineData("ar", "0 zero, 1 one, 2 two, 3 few, 11 many, 100 other, 103 few")]
    [InlineData("he", "1 one, 2 two, 3 other")]
    [InlineData("is", "1 one, 11 other, 21 one")]
    [InlineData("cy", "0 zero, 1 one, 2 two, 3 few, 6 many, 4 other")]
    [InlineData("pt-BR", "0 one, 1 one, 2 other")]
    [InlineData("pt-PT", "0 other, 1 one, 2 other")]
    [InlineData("mt", "0 few, 1 one, 2 two, 3 few, 10 few, 11 many, 19 many, 20 other, 102 other, 103 few")]
    public void A_number_has_the_plural_form_of_its_language(string language, string expected) =>
        Assert.All(expected.Split(", ").Select(pair => pair.Split(' ')),
            pair => Assert.Equal((pair[0], pair[1]), (pair[0], PluralRules.FormOf(language, long.Parse(pair[0])))));

    [Theory]
    [InlineData("1", "1 lamp"), InlineData("2", "2 lamps"), InlineData("1\u202F001", "1\u202F001 lamps"), InlineData("x", "x lamps")]
    public void A_counted_word_has_a_pattern_for_each_form(string number, string expected) =>
        Assert.Equal(expected, Fill(CountedWord.Create("en", [("one", "{n} lamp"), ("other", "{n} lamps")]), number));

    [Theory]
    [InlineData("1.001", "1.001 lampa"), InlineData("1.002", "1.002 lampe"), InlineData("1.005", "1.005 lampi"), InlineData("1'001", "1'001 lampa")]
    [InlineData("21", "21 lampa"), InlineData("6.1", "6.1 lampi"), InlineData("1.001.002", "1.001.002 lampe"), InlineData("", " lampi")]
    public void A_number_with_any_group_separator_has_its_plural_form(string number, string expected) => Assert.Equal(expected,
        Fill(CountedWord.Create("hr", [("one", "{n} lampa"), ("few", "{n} lampe"), ("other", "{n} lampi")]), number));

    private static string Fill(object word, string number) =>
        Words.FillPlaceholders(Assert.IsType<CountedWord>(word).Choose(number), ("n", number));

    [Theory]
    [InlineData("`no-var` is new", "no-var is new"), InlineData("a ` b", "a ` b"), InlineData("`<b>` & `c`", "<b> & c"), InlineData("``", "")]
    public void Inline_code_loses_its_marks(string written, string plain) => Assert.Equal(plain, InlineCode.Strip(written));
}
