using Microsoft.Playwright;

namespace Chronicle.Browser;

public sealed class KeyboardTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task The_first_key_reaches_the_skip_link_to_the_main_part(string kind) =>
        PageVisit.AssertNone([(await browser.Visit(kind, Look.Wide)).SkipLinkFault]);

    [Theory]
    [InlineData("milestone")]
    [InlineData("chapter")]
    [InlineData("component")]
    [InlineData("release")]
    public async Task A_citation_leads_to_its_reference_and_back(string kind)
    {
        await using var watched = await browser.Open(kind, new(1280));
        var page = watched.Page;
        var citation = page.Locator("main a[id^='cite-']").Last;
        var id = await citation.GetAttributeAsync("id");
        await citation.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var reference = page.Locator(":target");
        Assert.Equal(await citation.GetAttributeAsync("href"), "#" + await reference.GetAttributeAsync("id"));
        await Assertions.Expect(reference).ToBeInViewportAsync();

        await reference.Locator($"a[href='#{id}']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(id, await page.Locator(":target").GetAttributeAsync("id"));
        await Assertions.Expect(citation).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Every_link_shows_its_focus()
    {
        await using var watched = await browser.Open("milestone", new(1280));
        var page = watched.Page;
        var links = await page.Locator("a:visible").CountAsync();
        for (var i = 0; i < Math.Min(links, 20); i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>("""
                () => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none'; }
                """), $"the focus cannot be seen on {await page.EvaluateAsync<string>("() => document.activeElement.outerHTML")}");
        }
    }
}
