using Chronicle.Cli.Disk;

namespace Chronicle.Tests;

/// <summary>Whether one folder is inside another depends on the system that runs.</summary>
public sealed class PathsTests
{
    [Theory]
    [InlineData("Input", "input", true)]
    [InlineData("Input/site", "input", true)]
    [InlineData("inputs", "input", false)]
    [InlineData("input", "input/site", false)]
    public void Where_case_is_ignored_a_name_in_other_case_is_the_same_folder(string inner, string outer, bool isWithin)
    {
        var (innerPath, outerPath) = (Path.GetFullPath(inner), Path.GetFullPath(outer));
        Assert.Equal(isWithin, Paths.IsWithin(innerPath, outerPath, Paths.ComparisonOf(ignoresCase: true)));
        var (other, same) = (Paths.ComparisonOf(ignoresCase: false), innerPath.StartsWith(outerPath, StringComparison.Ordinal));
        Assert.Equal(isWithin && same, Paths.IsWithin(innerPath, outerPath, other));
    }

    [Fact]
    public void The_system_that_runs_decides() =>
        Assert.Equal(OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase, Paths.Comparison);

    [Fact]
    public void The_root_of_a_disk_contains_everything() =>
        Assert.True(Paths.IsWithin(Path.GetFullPath("input"), Path.GetPathRoot(Path.GetFullPath("input"))!));
}
