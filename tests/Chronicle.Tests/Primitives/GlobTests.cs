using Chronicle.Primitives;

namespace Chronicle.Tests;

/// <summary>Patterns for paths: the paths that they match, the folders that a search skips, and the patterns that are refused.</summary>
public sealed class GlobTests
{
    [Theory]
    [InlineData("Makefile", "Makefile", true)]
    [InlineData("Makefile", "lib/Makefile", false)]
    [InlineData("**/Makefile", "Makefile", true)]
    [InlineData("**/Makefile", "a/b/Makefile", true)]
    [InlineData("**/*.c", "a/b.c", true)]
    [InlineData("**/*.c", "a/b.cc", false)]
    [InlineData("**/Kconfig*", "drivers/Kconfig.debug", true)]
    [InlineData("arch/*/Kconfig", "arch/x86/Kconfig", true)]
    [InlineData("arch/*/Kconfig", "arch/x86/mm/Kconfig", false)]
    [InlineData("lib/**", "lib/a", true)]
    [InlineData("lib/**", "lib/a/b", true)]
    [InlineData("lib/**", "lib", false)]
    [InlineData("lib/**/x?.c", "lib/q/r/x1.c", true)]
    [InlineData("lib/**/x?.c", "lib/x1.c", true)]
    [InlineData("lib/**/x?.c", "lib/x.c", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbY", false)]
    public void A_pattern_matches_paths(string glob, string path, bool matches)
    {
        var parsed = Glob.TryParse(glob, out _)!;
        Assert.Equal(matches, parsed.IsMatch(path));
        // The regular expression for the shell matches the same paths.
        Assert.Equal(matches, System.Text.RegularExpressions.Regex.IsMatch(path, parsed.ToExpression()));
    }

    // In brackets, a C locale matches only one byte of a character, and half of a surrogate pair is no character.
    [Fact]
    public void A_letter_beyond_ascii_has_no_brackets_in_the_regular_expression_for_the_shell() =>
        Assert.Equal("^lämpar/[^/]*😀[.]txt$", Glob.TryParse("lämpar/*😀.txt", out _)!.ToExpression());

    [Theory]
    [InlineData("arch/*/Kconfig", "", true)]
    [InlineData("arch/*/Kconfig", "arch", true)]
    [InlineData("arch/*/Kconfig", "arch/x86", true)]
    [InlineData("arch/*/Kconfig", "arch/x86/mm", false)]
    [InlineData("arch/*/Kconfig", "lib", false)]
    [InlineData("lib/**/x.c", "lib/a/b/c", true)]
    public void A_search_skips_a_folder_in_which_no_path_can_match(string glob, string folder, bool isSearched) =>
        Assert.Equal(isSearched, Glob.TryParse(glob, out _)!.CanMatchBelow(folder));

    [Theory]
    [InlineData("/etc/*")]
    [InlineData("../x")]
    [InlineData("a//b")]
    [InlineData("a**")]
    [InlineData("**/a/**/b/**/c")]
    public void A_pattern_outside_of_the_tree_or_with_too_many_wildcards_is_refused(string glob)
    {
        Assert.Null(Glob.TryParse(glob, out var reason));
        Assert.NotEqual("", reason);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_hostile_pattern_is_matched_quickly()
    {
        var glob = Glob.TryParse("**/" + string.Concat(Enumerable.Repeat("*a", 60)) + "b", out _)!;
        Assert.False(await Task.Run(() => glob.IsMatch(new string('a', 20_000)), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("(a+)+$", true)]
    [InlineData("(?<value>x)\\k<value>", false)]
    [InlineData("(?=x)y", false)]
    [InlineData("(x{1000}){1000}", false)]
    [InlineData("(", false)]
    public void A_regular_expression_that_needs_backtracking_is_refused(string pattern, bool isAccepted)
    {
        Assert.Equal(isAccepted, SafePattern.TryParse(pattern, out var reason) is not null);
        Assert.Equal(isAccepted, reason == "");
    }

    [Fact]
    public void A_value_in_a_placeholder_of_a_pattern_is_matched_literally()
    {
        var pattern = SafePattern.TryParse("^config {value}$", out _)!;
        Assert.Matches(pattern.Fill("A.B")!, "x\nconfig A.B\n");
        Assert.DoesNotMatch(pattern.Fill("A.B")!, "config AXB");
    }
}
