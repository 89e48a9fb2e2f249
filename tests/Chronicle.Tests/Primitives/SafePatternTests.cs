using Chronicle.Primitives;

namespace Chronicle.Tests;

public sealed class SafePatternTests
{
    [Theory]
    [InlineData("^config {value}$", true)]
    [InlineData("(?<value>{value}|{value}s)+", true)]
    [InlineData("[{value}]", false)]
    [InlineData("a[^b{value}]", false)]
    [InlineData("(?<{value}>a)", false)]
    public void A_placeholder_of_a_value_is_refused_in_a_character_class_or_a_name(string pattern, bool isUsable) =>
        Assert.Equal(isUsable, SafePattern.TryParse(pattern, out _)?.Fill("z-a ]>(") is not null);

    [Fact]
    public void A_pattern_that_repeats_a_long_value_too_often_is_refused_when_it_is_filled()
    {
        var pattern = SafePattern.TryParse("lamp (?:{value}){1,900}$", out _)!;
        Assert.NotNull(pattern.Fill("x"));
        Assert.Null(pattern.Fill(new('x', 26)));
    }
}
