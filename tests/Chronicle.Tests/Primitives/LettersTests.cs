using Chronicle.Primitives;

namespace Chronicle.Tests;

/// <summary>The two canonical forms of Unicode.</summary>
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
    public void The_order_of_marks_and_duplicates_of_letters_do_not_change_the_composed_form(string text, string composed) =>
        Assert.Equal(composed, Letters.Compose(text));

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
}
