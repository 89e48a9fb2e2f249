using Microsoft.Playwright;

namespace Chronicle.Browser;

public sealed class PageLoadTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task A_page_loads_without_messages_and_failures(string kind)
    {
        foreach (var look in (Look[])[Look.Wide, Look.Narrow, Look.WithoutScripts])
            PageVisit.AssertNone([(await browser.Visit(kind, look)).Troubles is { Length: > 0 } troubles ? $"{look}: {troubles}" : ""]);
    }

    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task A_page_has_one_main_heading_a_title_and_a_language(string kind)
    {
        var page = await browser.Visit(kind, Look.Wide);
        Assert.Single(page.Headings);
        Assert.Equal(1, page.VisibleHeadings);
        Assert.Equal("en", page.Language);
        Assert.NotEqual("", page.Title);
    }

    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task A_page_has_the_same_text_without_scripts(string kind)
    {
        var (with, without) = (await browser.Visit(kind, Look.Wide), await browser.Visit(kind, Look.WithoutScripts));
        // Only a script makes the table of two chosen releases. The page has links for readers without scripts.
        if (kind != "comparison index")
            Assert.Equal(with.Text, without.Text);
        Assert.Equal(0, without.Controls);
        Assert.Contains(with.Headings[0], without.Text);
    }

    [Fact]
    public async Task A_script_is_loaded_on_its_first_use()
    {
        await using var watched = await browser.Open("milestone", Look.Wide);
        var page = watched.Page;
        await page.Mouse.MoveAsync(0, 0);
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Equal(["head.js", "site.js"], await Scripts());
        await page.Locator("h1").HoverAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('.preview[data-ready]')");
        Assert.Equal(["cite.js", "head.js", "previews.js", "site.js"], await Scripts());

        Task<string[]> Scripts() => page.EvaluateAsync<string[]>(
            "() => performance.getEntriesByType('resource').map(entry => entry.name.match(/[\\w-]+\\.js(?=\\?)/)?.[0]).filter(name => name).sort()");
    }

    [Fact]
    public async Task Light_and_dark_have_different_colours()
    {
        await using var light = await browser.Open("home", Look.Wide);
        await using var dark = await browser.Open("home", Look.Dark);
        Assert.Equal("", dark.Troubles);
        Assert.NotEqual(await Colours(light), await Colours(dark));

        static Task<string> Colours(WatchedPage page) => page.Page.EvaluateAsync<string>("""
            () => [document.body, document.documentElement].map(e => getComputedStyle(e).backgroundColor).join() + getComputedStyle(document.body).color
            """);
    }
}
