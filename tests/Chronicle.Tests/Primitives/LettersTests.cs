using Chronicle.Primitives;

namespace Chronicle.Tests;

/// <summary>The two canonical forms of Unicode, and the form with only ASCII letters.</summary>
public sealed class LettersTests
{
    [Theory]
    [InlineData("Caf\u00e9", "Cafe\u0301")]
    [InlineData("\u01fa", "A\u030a\u0301")]
    [InlineData("\u1e69", "s\u0323\u0307")]
    [InlineData("\ud55c\uae00", "\u1112\u1161\u11ab\u1100\u1173\u11af")]
    [InlineData("\u30ac", "\u30ab\u3099")]
    [InlineData("\u0439", "\u0438\u0306")]
    [InlineData("plain text", "plain text")]
    [InlineData("", "")]
    public void A_text_has_one_composed_and_one_decomposed_form(string composed, string decomposed)
    {
        foreach (var text in new[] { composed, decomposed })
        {
            Assert.Equal(composed, Letters.Compose(text));
            Assert.Equal(decomposed, Letters.Decompose(text));
        }
    }

    [Theory]
    [InlineData("s\u0307\u0323", "\u1e69")]
    [InlineData("\u212b", "\u00c5")]
    [InlineData("a\u0315\u0300", "\u00e0\u0315")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("e\u0323\u0302", "\u1ec7")]
    [InlineData("e\u0302\u0323", "\u1ec7")]
    [InlineData("\u00ea\u0323", "\u1ec7")]
    [InlineData("\ud558\u11ab", "\ud55c")]
    [InlineData("\u03b1\u0313\u0342\u0345", "\u1f86")]
    [InlineData("x\u0301", "x\u0301")]
    [InlineData("a\u0301\u0301", "\u00e1\u0301")]
    [InlineData("\ud83d\ude00\u0301", "\ud83d\ude00\u0301")]
    public void The_order_of_marks_and_duplicates_of_letters_do_not_change_the_composed_form(string text, string composed)
    {
        Assert.Equal(composed, Letters.Compose(text));
        Assert.Equal(composed, Letters.Compose(composed));
    }

    [Fact]
    public void Composing_is_the_reverse_of_decomposing_for_every_letter()
    {
        for (var c = (char)1; c < 0xD800; c++)
            Assert.Equal(Letters.Compose(c.ToString()), Letters.Compose(Letters.Decompose(c.ToString())));
    }

    [Fact]
    public void Two_texts_that_look_equal_are_described_by_their_code_points()
    {
        Assert.True(Lookalike.Is("caf\u00e9", "cafe\u0301"));
        Assert.False(Lookalike.Is("cafe", "caf\u00e9"));
        Assert.Contains("(U+00E9, here U+0301)", Lookalike.Describe("cafe\u0301", "caf\u00e9"));
    }

    [Theory]
    [InlineData("Straße der Lampen", "strasse der lampen")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("Æther", "aether")]
    [InlineData("Œuvre cœur", "oeuvre coeur")]
    [InlineData("Þórr", "thorr")]
    [InlineData("ışık İI", "isik ii")]
    [InlineData("Zu\u0308rich", "zurich")]
    [InlineData("Łódź Đà Nẵng Ørsted", "lodz da nang orsted")]
    [InlineData("Ｌａｍｐ１", "lamp1")]
    [InlineData("лампа", "     ")]
    public void Letters_become_lower_case_ASCII(string text, string ascii) => Assert.Equal(ascii, Letters.ToAscii(text));

    /// <summary>Checks the letters from U+00C0 to U+017F, which European languages use.</summary>
    [Fact]
    public void Every_European_letter_becomes_letters_that_an_id_can_contain()
    {
        for (var c = '\u00C0'; c <= '\u017F'; c++)
            if (char.IsLetter(c))
                Assert.True(Letters.ToAscii(c.ToString()).All(char.IsAsciiLetterLower)
                    && Letters.ToAscii(c.ToString()).Length > 0, $"U+{(int)c:X4} {c}");
    }

    // A sort that compares each mark with each other mark would not end here in a minute.
    [Fact]
    public void Many_marks_in_the_wrong_order_are_sorted()
    {
        const int Count = 100_000;
        var decomposed = Letters.Decompose("a" + new string('\u0301', Count) + new string('\u0323', Count) + "b");
        Assert.Equal("a" + new string('\u0323', Count) + new string('\u0301', Count) + "b", decomposed);
    }
}
