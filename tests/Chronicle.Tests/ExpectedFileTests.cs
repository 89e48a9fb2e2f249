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
