using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The old addresses that can be redirected, and the errors for addresses that cannot.</summary>
public sealed class OldAddressTests
{
    [Theory]
    [InlineData("/Old/")]
    [InlineData("/old_page/")]
    [InlineData("/old.html")]
    [InlineData("/Docs/Old_Page.html")]
    [InlineData("/ö/")]
    [InlineData("/docs/лампа/")]
    [InlineData("/v1.0..2.0/")]
    [InlineData("/a,b+c(d)@e~f/")]
    [InlineData("/milestones/Old_Page/")]
    [InlineData("/components/old.html")]
    public void An_old_address_is_redirected(string address)
    {
        var site = TinyTheme.Site(TinyTheme.Moved + $"-- input/redirects.yml --\n\"{address}\": /components/\n");
        Assert.Equal("", site.Messages());
        Assert.Contains("url=/components/", site.Page(address));
        Assert.Contains(address, site.Build().Permalinks);
    }

    [Theory]
    [InlineData("old/", "write it from its first slash")]
    [InlineData("/old", "end it with a slash or .html; a static host cannot redirect other addresses")]
    [InlineData("/old.php", "end it with a slash or .html; a static host cannot redirect other addresses")]
    [InlineData("/", "the home page is always there")]
    [InlineData("/a//b/", "two slashes in a row")]
    [InlineData("//host/", "two slashes in a row")]
    [InlineData("//", "two slashes in a row")]
    [InlineData("/../b/", "begins or ends with a point")]
    [InlineData("/.git/", "begins or ends with a point")]
    [InlineData("/a b/", "U+0020")]
    [InlineData("/a%20b/", "write the letters themselves")]
    [InlineData("/a:b/", "U+003A")]
    [InlineData("/a\\\\b/", "U+005C")]
    [InlineData("/a\u200bb/", "U+200B")]
    [InlineData("/e\u0301/", "U+00E9")]
    [InlineData("/CON/", "name of a device")]
    [InlineData("/overview/#", "after # it needs the anchor")]
    [InlineData("/overview/#c d", "after # it needs the anchor")]
    [InlineData("/overview/#c\u2003d", "after # it needs the anchor")]
    public void The_error_for_an_impossible_address_gives_the_reason(string address, string reason) =>
        Assert.Contains(reason, Assert.Single(TinyTheme.Site(TinyTheme.Moved + $"-- input/redirects.yml --\n\"{address}\": /components/\n").Messages()
            .Split('\n'), line => line.Contains("R125")));
}
