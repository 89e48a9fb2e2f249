using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>Tests the class that compares a text with an expected file. It must fail if they differ.</summary>
public sealed class ExpectedFileTests
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Equal_texts_with_different_line_ends_pass()
    {
        _folder.Write("page.html", "one\r\ntwo\r\n");
        ExpectedFile.Check(_folder.PathOf("page.html"), "one\ntwo\n", updating: false);
        Assert.False(File.Exists(_folder.PathOf("page.received.html")));
    }

    [Fact]
    public void A_difference_fails_with_its_line_number_and_writes_the_received_text()
    {
        _folder.Write("page.html", "one\ntwo\n");
        var failure = Assert.ThrowsAny<Exception>(() => ExpectedFile.Check(_folder.PathOf("page.html"), "one\n2\n", updating: false));
        Assert.Contains("line 2\nexpected: two\nreceived: 2\n", failure.Message.ReplaceLineEndings("\n"));
        Assert.Equal(("one\ntwo\n", "one\n2\n"), (_folder.Read("page.html"), _folder.Read("page.received.html")));
        ExpectedFile.Check(_folder.PathOf("page.html"), "one\ntwo\n", updating: false);
        Assert.False(File.Exists(_folder.PathOf("page.received.html")));
    }

    [Fact]
    public void A_difference_shows_the_first_lines_that_only_one_text_has()
    {
        _folder.Write("page.json", "revision 1\na\nb\n");
        var failure = Assert.ThrowsAny<Exception>(() =>
            ExpectedFile.Check(_folder.PathOf("page.json"), "revision 2\na\nb\n1\n2\n3\n4\n5\n", updating: false));
        Assert.Contains("line 1\nexpected: revision 1\nreceived: revision 2\nreceived: 1\nreceived: 2\nreceived: 3\nreceived: 4\n"
            + "received: 1 more\n", failure.Message.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_difference_in_a_long_line_is_shown_with_the_characters_around_it()
    {
        var line = string.Concat(Enumerable.Repeat("0123456789", 100));
        _folder.Write("page.json", line);
        var failure = Assert.ThrowsAny<Exception>(() =>
            ExpectedFile.Check(_folder.PathOf("page.json"), line[..500] + "x" + line[500..], updating: false));
        Assert.Contains($"received: … {line[460..500]}x{line[500..659]} …\n", failure.Message.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_different_order_of_lines_fails_at_the_first()
    {
        _folder.Write("page.json", "a\nb\n");
        var failure = Assert.ThrowsAny<Exception>(() => ExpectedFile.Check(_folder.PathOf("page.json"), "b\na\n", updating: false));
        Assert.Contains("line 1\nexpected: a\nreceived: b\n", failure.Message.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_missing_file_fails() =>
        Assert.ThrowsAny<Exception>(() => ExpectedFile.Check(_folder.PathOf("page.html"), "", updating: false));

    [Fact]
    public void Updating_rewrites_the_file()
    {
        _folder.Write("page.html", "one\n");
        ExpectedFile.Check(_folder.PathOf("page.html"), "two\n", updating: true);
        Assert.Equal("two\n", _folder.Read("page.html"));
    }

    [Theory]
    [InlineData("1", null, true)]
    [InlineData("1", "false", true)]
    [InlineData("1", "true", false)]
    [InlineData("0", null, false)]
    [InlineData("true", null, false)]
    [InlineData(null, null, false)]
    public void Files_are_rewritten_only_on_request_and_never_in_CI(string? update, string? ci, bool expected) =>
        Assert.Equal(expected, ExpectedFile.MayUpdate(update, ci));
}
