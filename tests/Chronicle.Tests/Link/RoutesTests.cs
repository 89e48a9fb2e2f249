using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed class RoutesTests
{
    [Theory]
    [InlineData("theme")]
    [InlineData("cards")]
    [InlineData("previews")]
    [InlineData("sitemap-1")]
    public void A_chapter_named_like_a_generated_file_has_a_permanent_address(string id)
    {
        var site = TinyTheme.Site($"-- input/text/{id}.md --\n---\ntitle: A chapter\norder: 1\nsummary: It tells.\n---\n## A place\n");
        Assert.Equal("", site.Messages());
        Assert.Contains($"/{id}/", site.Build().Permalinks);
        Assert.Contains($"/{id}/#a-place", site.Build().Permalinks);
        Assert.False(Routes.IsPermanent(UrlPath.OfFile("theme", "site.css")));
    }
}
