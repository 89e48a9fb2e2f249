using Chronicle.Testing;
using Microsoft.Playwright;

namespace Chronicle.Browser;

[Collection("browser")]
public sealed class PageLoadTests(BrowserFixture browser)
{
    // Elements whose text begins left of the right edge of the window and ends beyond it, unless they lie in a box that scrolls.
    private const string CutOff = """
        () => [...document.body.querySelectorAll('*')].filter(e => {
            if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) return false;
            const box = e.getBoundingClientRect();
            if (box.width === 0 || box.right <= document.documentElement.clientWidth + 1) return false;
            for (let up = e; up && up !== document.body; up = up.parentElement)
                if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth) return false;
            return true;
        }).map(e => e.tagName + ': ' + e.textContent.trim().slice(0, 60))
        """;

    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task A_page_loads_in_silence(string kind)
    {
        foreach (var look in Look.All)
        {
            await using var page = await browser.Open(kind, look);
            Assert.True(page.Troubles.Length == 0, page.Troubles);
        }
    }

    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task A_page_has_one_main_heading_and_says_its_language(string kind)
    {
        await using var page = await browser.Open(kind, new(1280));
        Assert.Equal(1, await page.Page.Locator("h1").CountAsync());
        Assert.True(await page.Page.Locator("h1").IsVisibleAsync());
        Assert.Equal("en", await page.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.NotEqual("", await page.Page.TitleAsync());
    }

    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task A_narrow_page_does_not_scroll_sideways(string kind)
    {
        foreach (var width in (int[])[360, 320])
        {
            await using var page = await browser.Open(kind, new(width));
            await page.Page.EvaluateAsync("() => window.scrollTo(10000, 0)");
            Assert.Equal(0, await page.Page.EvaluateAsync<double>("() => window.scrollX"));
            Assert.Empty(await page.Page.EvaluateAsync<string[]>(CutOff));
        }
    }

    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task A_page_reads_the_same_without_scripts(string kind)
    {
        // What works only with a script is shown only with one.
        const string Reading = "() => { for (const form of document.querySelectorAll('main form')) form.remove(); return document.querySelector('main').innerText; }";
        await using var with = await browser.Open(kind, new(1280));
        await using var without = await browser.Open(kind, new(1280, Scripts: false));
        var text = await without.Page.EvaluateAsync<string>(Reading);
        Assert.Equal(await with.Page.EvaluateAsync<string>(Reading), text);
        Assert.Equal(0, await without.Page.Locator("form:visible, button:visible").CountAsync());
        Assert.Contains(await with.Page.Locator("h1").InnerTextAsync(), text);
        Assert.True(without.Troubles.Length == 0, without.Troubles);
    }

    [Fact]
    public async Task Light_and_dark_differ()
    {
        await using var light = await browser.Open("home", new(1280));
        await using var dark = await browser.Open("home", new(1280, ColorScheme.Dark));
        Assert.NotEqual(await Colours(light), await Colours(dark));

        static Task<string> Colours(WatchedPage page) => page.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor + getComputedStyle(document.body).color");
    }
}
