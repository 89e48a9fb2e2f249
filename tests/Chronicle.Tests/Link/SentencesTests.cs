using Chronicle.Link;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The sentence around a link, which the page of the target shows.</summary>
public sealed class SentencesTests
{
    private static (string Before, string After) Mention(string prose)
    {
        var mention = Sentences.Find(Assert.Single(TinyTheme.Site($"""
            -- input/text/lamps.md --
            ---
            title: Lamps
            order: 1
            summary: S.
            ---
            {prose}
            -- input/text/shades.md --
            ---
            title: Shades
            order: 2
            summary: S.
            ---
            x
            """).Model.Linked[new("shades")].MentionedIn));
        return (mention.Before, mention.After);
    }

    [Theory]
    [InlineData("One. Two [[shades]] three. Four.", "Two ", " three.")]
    [InlineData("One. (J. Corbet) wrote [[shades]].", "(J. Corbet) wrote ", ".")]
    [InlineData("One. \u201cJ. Corbet\u201d wrote [[shades]].", "\u201cJ. Corbet\u201d wrote ", ".")]
    [InlineData("It is RISC-V. Two [[shades]] on RISC-V. Three.", "Two ", " on RISC-V.")]
    [InlineData("Version 2. Two [[shades]].", "Two ", ".")]
    [InlineData("One [[lamps|two.]] Three [[shades]] `four.` Five.", "Three ", " four.")]
    [InlineData("One.\n\nTwo *three* [[shades]]\n\nFour.", "Two three ", "")]
    [InlineData("\u4e00\u3002\u4e8c[[shades]]\u4e09\u3002\u56db\u3002", "\u4e8c", "\u4e09\u3002")]
    [InlineData("\u4e00\uff01[[shades]]\u4e09\uff1f\u56db\u3002", "", "\u4e09\uff1f")]
    public void A_mention_has_its_sentence(string prose, string before, string after) => Assert.Equal((before, after), Mention(prose));

    [Fact]
    public void A_long_sentence_without_blanks_is_cut_at_both_ends_with_an_ellipsis()
    {
        var (before, after) = Mention(new string('\u706f', 500) + "[[shades]]" + new string('\u706f', 500));
        Assert.StartsWith("\u2026 \u706f", before);
        Assert.EndsWith("\u706f \u2026", after);
        Assert.InRange(before.Length, 150, 162);
        Assert.InRange(after.Length, 150, 162);
    }
}
