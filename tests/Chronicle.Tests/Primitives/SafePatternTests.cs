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
    public void The_value_of_a_record_stands_for_a_text(string pattern, bool isUsable) =>
        Assert.Equal(isUsable, SafePattern.TryParse(pattern, out _)?.Fill("z-a ]>(") is not null);
}
