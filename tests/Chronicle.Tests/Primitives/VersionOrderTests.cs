using Chronicle.Primitives;

namespace Chronicle.Tests;

public sealed class VersionOrderTests
{
    private static readonly string[] InOrder = ["alpha", "beta", "chrome-9", "chrome-57", "0.9", "1", "1.0", "1.0.1", "1.1", "1.1b", "1.2",
        "1.10", "2.0-alpha.2", "2.0-alpha.10", "2.0-rc1", "2.0rc2", "2.0", "2.0+build5", "2.0.1", "6.2", "6.12", "v9", "v10", "v10.0.1", "11", "23H2", "24H1",
        "24H2", "2024.1", "2024.04_LTS"];

    [Fact]
    public void Versions_are_sorted_by_their_numbers() => Assert.Equal(InOrder, InOrder.Reverse().Order(VersionOrder.Instance));

    [Fact]
    public void Every_pair_of_versions_has_the_order_of_the_list()
    {
        foreach (var (a, i) in InOrder.Select((a, i) => (a, i)))
            foreach (var (b, j) in InOrder.Select((b, j) => (b, j)))
                Assert.Equal(i.CompareTo(j), Math.Sign(VersionOrder.Instance.Compare(a, b)));
    }

    [Theory]
    [InlineData("6.1-rc1", true)]
    [InlineData("10.0.0-alpha.0", true)]
    [InlineData("3.0.0-BETA", true)]
    [InlineData("6.1", false)]
    [InlineData("24H2", false)]
    [InlineData("1.1b", false)]
    [InlineData("alpha", false)]
    public void A_prerelease_is_recognized(string version, bool expected) =>
        Assert.Equal(expected, VersionOrder.IsPrerelease(version));

    [Fact]
    public void Versions_with_equal_numbers_but_different_texts_are_not_equal() => Assert.NotEqual(0, VersionOrder.Instance.Compare("1.01", "1.1"));
}
