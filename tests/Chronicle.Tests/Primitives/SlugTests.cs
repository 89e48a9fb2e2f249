using Chronicle.Primitives;
using Chronicle.Testing;

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
    [InlineData("", "part")]
    public void An_anchor_is_made_of_letters_digits_and_hyphens(string heading, string anchor) => Assert.Equal(anchor, Slug.From(heading));
}
