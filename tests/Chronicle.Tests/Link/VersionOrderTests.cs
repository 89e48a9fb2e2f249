using Chronicle.Link;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed class VersionOrderTests
{
    private static readonly string[] InOrder = ["alpha", "beta", "0.9", "1.1b", "1", "1.0", "1.0.1", "1.2", "1.10", "2.0-rc1", "2.0-rc2",
        "2.0", "2.0.1", "6.2", "6.12", "10.0", "2024.1"];

    [Fact]
    public void Versions_go_by_their_numbers() => Assert.Equal(InOrder, InOrder.Reverse().Order(VersionOrder.Instance));

    [Fact]
    public void Any_two_are_ordered_the_same_from_both_sides()
    {
        foreach (var (a, i) in InOrder.Select((a, i) => (a, i)))
            foreach (var (b, j) in InOrder.Select((b, j) => (b, j)))
                Assert.Equal(i.CompareTo(j), Math.Sign(VersionOrder.Instance.Compare(a, b)));
    }

    [Fact]
    public void Numbers_of_one_value_are_still_two_versions() => Assert.NotEqual(0, VersionOrder.Instance.Compare("1.01", "1.1"));
}
