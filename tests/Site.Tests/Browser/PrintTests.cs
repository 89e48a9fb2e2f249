using System.Text;
using Microsoft.Playwright;

namespace Site.Tests.Browser;

[Collection("browser")]
public sealed class PrintTests(BrowserFixture browser)
{
    private const string Unseen = """
        () => [...document.querySelectorAll('main p, main li, main dd, main td')]
            .filter(e => e.textContent.trim() && !e.closest('nav') && !(e.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) && e.getClientRects().length))
            .map(e => e.textContent.trim().slice(0, 60))
        """;

    [Theory]
    [InlineData("milestone")]
    [InlineData("chapter")]
    public async Task A_page_becomes_a_document_to_print(string kind)
    {
        await using var page = await browser.Open(kind, new(1280));
        var pdf = await page.Page.PdfAsync(new() { Format = "A4" });
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(pdf.AsSpan(0, 5)));
        Assert.Contains("/Type /Page", Encoding.Latin1.GetString(pdf));
        Assert.True(page.Troubles.Length == 0, page.Troubles);
    }

    [Theory]
    [InlineData("milestone")]
    [InlineData("chapter")]
    [InlineData("component")]
    [InlineData("release")]
    public async Task On_paper_no_paragraph_is_missing(string kind)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await using var page = await browser.Open(kind, new(1280, scheme));
            Assert.Empty(await page.Page.EvaluateAsync<string[]>(Unseen));
            await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
            Assert.Empty(await page.Page.EvaluateAsync<string[]>(Unseen));
        }
    }
}
