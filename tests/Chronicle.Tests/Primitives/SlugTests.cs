using Chronicle.Primitives;

namespace Chronicle.Tests;

public sealed class SlugTests
{
    [Theory]
    [InlineData("History", "history")]
    [InlineData("What's new in 6.1?", "what-s-new-in-6-1")]
    [InlineData("  a  --  b  ", "a-b")]
    [InlineData("Ärger & Öl", "ärger-öl")]
    [InlineData("日本 語", "日本-語")]
    [InlineData("ISTANBUL", "istanbul")]
    [InlineData("\U0001D54F marks", "\U0001D54F-marks")]
    [InlineData("???", "part")]
    [InlineData("I \u2764\uFE0F lamps", "i-lamps")]
    [InlineData("Step 1\uFE0F\u20E3 begin", "step-1-begin")]
    [InlineData("A\u200Dman \U0001F468\u200D\U0001F469 Lam\u00ADpe", "aman-lampe")]
    [InlineData("\uFEFFa\u3164b\u200Bc", "ab-c")]
    [InlineData("Zu\u0308rich", "z\u00FCrich")]
    [InlineData("x\u0302 1\u0302", "x\u0302-1")]
    [InlineData("\u0915\u094D\u0937", "\u0915\u094D\u0937")]
    [InlineData("", "part")]
    public void An_anchor_is_made_of_letters_digits_and_hyphens(string heading, string anchor) =>
        Assert.Equal(anchor, Slug.Create(heading));
}
