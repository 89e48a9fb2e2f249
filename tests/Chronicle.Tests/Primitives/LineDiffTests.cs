using Chronicle.Primitives;

namespace Chronicle.Tests;

public sealed class LineDiffTests
{
    private static string Diff(string one, string other) => LineDiff.Unified("a", one, "b", other);

    [Theory]
    [InlineData("", "")]
    [InlineData("x\ny\n", "x\ny\n")]
    [InlineData("x\r\ny\r\n", "x\ny\n")]
    public void Equal_lines_give_an_empty_diff(string one, string other) => Assert.Equal("", Diff(one, other));

    [Fact]
    public void A_change_has_three_lines_of_context() =>
        Assert.Equal("--- a\n+++ b\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n+and a half\n 6\n 7\n 8\n",
            Diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\nand a half\n6\n7\n8\n9\n"));

    [Fact]
    public void Distant_changes_are_in_separate_hunks() =>
        Assert.Equal(2, Diff("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n").Split("@@ -").Length - 1);

    [Fact]
    public void All_lines_of_a_new_text_are_added() => Assert.Equal("--- a\n+++ b\n@@ -0,0 +1,2 @@\n+x\n+y\n", Diff("", "x\ny\n"));

    /// <summary>For long texts the table of common lines would need too much memory. Then common lines between two changes count as changed.</summary>
    [Theory]
    [InlineData(1_000, false)]
    [InlineData(2_500, true)]
    public void Only_in_long_texts_a_common_line_between_changes_is_not_found(int linesBeforeAndAfter, bool isLong)
    {
        var common = Diff(Text("a"), Text("b")).Split('\n').Where(line => line.EndsWith("common", StringComparison.Ordinal));
        Assert.Equal(isLong ? ["-common", "+common"] : [" common"], common);

        string Text(string prefix)
        {
            var lines = string.Concat(Enumerable.Range(0, linesBeforeAndAfter).Select(i => $"{prefix}{i}\n"));
            return lines + "common\n" + lines;
        }
    }
}
