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
}
