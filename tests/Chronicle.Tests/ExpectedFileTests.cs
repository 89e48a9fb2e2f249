using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The tests' own tool must itself be able to fail.</summary>
public sealed class ExpectedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Equal_text_passes_whatever_its_line_ends()
    {
        _folder.Write("page.html", "one\r\ntwo\r\n");
        ExpectedFile.Check(_folder.PathOf("page.html"), "one\ntwo\n", updating: false);
        Assert.False(File.Exists(_folder.PathOf("page.received.html")));
    }

    [Fact]
    public void A_difference_fails_with_its_line_and_leaves_what_was_received()
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
    public void Nothing_is_rewritten_unasked_or_where_changes_are_checked(string? update, string? ci, bool may) =>
        Assert.Equal(may, ExpectedFile.MayUpdate(update, ci));
}
