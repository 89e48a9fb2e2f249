using Chronicle.Cli.Disk;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The test whether a folder is inside another folder. The operating system decides whether it ignores case.</summary>
public sealed class PathsTests
{
    [Theory]
    [InlineData("Input", "input", true)]
    [InlineData("Input/site", "input", true)]
    [InlineData("inputs", "input", false)]
    [InlineData("input", "input/site", false)]
    public void If_case_is_ignored_two_names_in_different_case_are_the_same_folder(string inner, string outer, bool isWithin)
    {
        var (innerPath, outerPath) = (Path.GetFullPath(inner), Path.GetFullPath(outer));
        Assert.Equal(isWithin, Paths.IsWithin(innerPath, outerPath, Paths.ComparisonOf(ignoresCase: true)));
        var (other, same) = (Paths.ComparisonOf(ignoresCase: false), innerPath.StartsWith(outerPath, StringComparison.Ordinal));
        Assert.Equal(isWithin && same, Paths.IsWithin(innerPath, outerPath, other));
    }

    [Fact]
    public void Names_are_compared_as_the_disk_of_this_system_compares_them()
    {
        var folder = new TemporaryFolder();
        folder.Write("input", "");
        Assert.Equal(File.Exists(folder.PathOf("INPUT")) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal, Paths.Comparison);
    }

    [Fact]
    public void The_root_of_a_disk_contains_everything() =>
        Assert.True(Paths.IsWithin(Path.GetFullPath("input"), Path.GetPathRoot(Path.GetFullPath("input"))!));
}
