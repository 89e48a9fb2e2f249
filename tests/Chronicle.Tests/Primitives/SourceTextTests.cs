using Chronicle.Primitives;

namespace Chronicle.Tests;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("", 0, "f:1:1")]
    [InlineData("abc", 0, "f:1:1")]
    [InlineData("abc", 2, "f:1:3")]
    [InlineData("abc", 3, "f:1:4")]
    [InlineData("abc", 99, "f:1:4")]
    [InlineData("abc", -1, "f:1:1")]
    [InlineData("a\nb", 1, "f:1:2")]
    [InlineData("a\nb", 2, "f:2:1")]
    [InlineData("a\n", 2, "f:2:1")]
    [InlineData("\n\n\n", 3, "f:4:1")]
    public void The_line_and_the_column_of_an_offset_are_counted_from_one(string text, int offset, string location) =>
        Assert.Equal(location, new SourceText("f", text).At(offset).ToString());

    [Theory]
    [InlineData("für x", 'x', "f:1:5")]
    [InlineData("😀 x", 'x', "f:1:3")]
    [InlineData("a😀😀\n😀x", 'x', "f:2:2")]
    public void Columns_count_code_points_and_not_surrogates(string text, char wanted, string location) =>
        Assert.Equal(location, new SourceText("f", text).At(text.IndexOf(wanted)).ToString());

    [Theory]
    [InlineData("a\r\nb\r\n")]
    [InlineData("a\rb\r")]
    [InlineData("a\r\nb\n")]
    public void All_kinds_of_line_ends_become_line_feeds(string text)
    {
        var source = new SourceText("f", text);
        Assert.Equal("a\nb\n", source.Value);
        Assert.Equal("f:2:1", source.At(source.Value.IndexOf('b')).ToString());
    }

    [Fact]
    public void Every_offset_has_the_counted_line_and_column()
    {
        const string Text = "one\n\ntwo 😀 three\nfür\n\n😀😀";
        var source = new SourceText("f", Text);
        var (line, column) = (1, 1);
        for (var offset = 0; offset < Text.Length; offset++)
        {
            // The second half of a surrogate pair has no column.
            if (!char.IsLowSurrogate(Text[offset]))
                Assert.Equal(new SourceLocation("f", line, column), source.At(offset));
            if (Text[offset] == '\n')
                (line, column) = (line + 1, 1);
            else if (!char.IsHighSurrogate(Text[offset]))
                column++;
        }
    }

    [Fact]
    public void Locations_are_sorted_by_path_then_line_then_column()
    {
        SourceLocation[] inOrder = [new("B", 9, 9), new("a", 1, 2), new("a", 2, 1), new("a", 10, 1), new("a-b", 1, 1), new("b", 1, 1)];
        Assert.Equal(inOrder, inOrder.Reverse().Order());
    }
}
