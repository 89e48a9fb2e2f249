using Chronicle.Primitives;

namespace Chronicle.Tests;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData("a\u0001b\u001bc\u0085d", "a\uFFFDb\uFFFDc\uFFFDd")]
    [InlineData("a\r\nb\tc", "a  b c")]
    [InlineData("a\uFFFEb\uFFFFc", "a\uFFFDb\uFFFDc")]
    [InlineData("😀", "😀")]
    public void A_character_that_XML_or_iCalendar_forbids_is_replaced(string text, string clean) =>
        Assert.Equal(clean, CleanText.Clean(text));

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => Assert.Equal("a\uFFFDb", CleanText.Clean("a" + (char)0xD83D + "b"));
}
