using Chronicle.Primitives;

namespace Chronicle.Tests;

public sealed class PlainLettersTests
{
    [Theory]
    [InlineData("Zu\u0308rich", "Z\u00FCrich")]
    [InlineData("e\u0323\u0302", "\u1EC7")]
    [InlineData("e\u0302\u0323", "\u1EC7")]
    [InlineData("\u00EA\u0323", "\u1EC7")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF", "\uD55C\uAE00")]
    [InlineData("\uD558\u11AB", "\uD55C")]
    [InlineData("\u304B\u3099", "\u304C")]
    [InlineData("\u0418\u0306", "\u0419")]
    [InlineData("\u03B1\u0313\u0342\u0345", "\u1F86")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("x\u0301", "x\u0301")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("a\u0301\u0301", "\u00E1\u0301")]
    [InlineData("\uD83D\uDE00\u0301", "\uD83D\uDE00\u0301")]
    [InlineData("plain", "plain")]
    public void A_letter_has_one_composed_form(string text, string composed)
    {
        Assert.Equal(composed, Letters.Compose(text));
        Assert.Equal(composed, Letters.Compose(composed));
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
        const string Exceptions = "\u0184\u0185\u018B\u018C";
        for (var c = '\u00C0'; c <= '\u017F'; c++)
            if (char.IsLetter(c) && !Exceptions.Contains(c))
                Assert.True(Letters.ToAscii(c.ToString()).All(char.IsAsciiLetterLower)
                    && Letters.ToAscii(c.ToString()).Length > 0, $"U+{(int)c:X4} {c}");
    }
}
