using Chronicle.Testing;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>Old addresses lead to their new pages, with scripts and without.</summary>
public sealed class RedirectTests(BrowserFixture browser)
{
    private const string Lamps = """
        -- input/redirects.yml --
        /old-lamps/: /lamps/
        /old-lamps/#covers: /lamps/#shades
        /old-lamps/#oil: { gone: Nobody burns oil. }
        /just-shades/: /lamps/#shades
        /lamps/#covers: /lamps/#shades
        /lamps/#wicks: /candles/#wicks
        /lost/: { gone: It was never true. }
        -- input/text/lamps.md --
        ---
        title: On lamps
        order: 1
        summary: What lamps are.
        ---
        ## Bulbs

        They shine.

        ## Shades

        They hide.
        -- input/text/candles.md --
        ---
        title: On candles
        order: 2
        summary: What candles are.
        ---
        ## Wicks

        They burn.
        """;

    [Theory]
    [InlineData("/old-lamps/", "/lamps/", "")]
    [InlineData("/old-lamps/#bulbs", "/lamps/", "#bulbs")]
    [InlineData("/old-lamps/?q=1#bulbs", "/lamps/?q=1", "#bulbs")]
    [InlineData("/old-lamps/#covers", "/lamps/", "#shades")]
    [InlineData("/just-shades/", "/lamps/", "#shades")]
    [InlineData("/just-shades/#bulbs", "/lamps/", "#shades")]
    [InlineData("/lamps/#covers", "/lamps/", "#shades")]
    [InlineData("/lamps/#wicks", "/candles/", "#wicks")]
    public async Task With_scripts_an_old_address_leads_to_the_heading(string from, string page, string fragment)
    {
        await using var watched = await Open(from, scripts: true);
        await Assertions.Expect(watched.Page).ToHaveURLAsync(browser.AddressOf("lamps", page) + fragment);
        Assert.Equal(page.Contains("candles") ? "On candles" : "On lamps", await watched.Page.Locator("h1").InnerTextAsync());
        if (fragment.Length > 0)
            await Assertions.Expect(watched.Page.Locator(":target")).ToBeInViewportAsync();
        Assert.True(watched.Troubles.Length == 0, watched.Troubles);
    }

    [Theory]
    [InlineData("/old-lamps/", "/lamps/")]
    [InlineData("/old-lamps/#bulbs", "/lamps/")]
    [InlineData("/just-shades/", "/lamps/#shades")]
    public async Task Without_scripts_an_old_address_leads_to_the_page(string from, string to)
    {
        await using var watched = await Open(from, scripts: false);
        await Assertions.Expect(watched.Page).ToHaveURLAsync(browser.AddressOf("lamps", to));
        Assert.Equal("On lamps", await watched.Page.Locator("h1").InnerTextAsync());
    }

    [Fact]
    public async Task Without_scripts_a_moved_heading_links_to_its_new_place()
    {
        await using var watched = await Open("/lamps/#wicks", scripts: false);
        var note = watched.Page.Locator(":target");
        await Assertions.Expect(note).ToBeInViewportAsync();
        await note.Locator("a").ClickAsync();
        await Assertions.Expect(watched.Page).ToHaveURLAsync(browser.AddressOf("lamps", "/candles/#wicks"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_removed_page_shows_the_reason_and_does_not_redirect(bool scripts)
    {
        await using var watched = await Open("/lost/", scripts);
        await Assertions.Expect(watched.Page.Locator("main")).ToContainTextAsync("It was never true.");
        Assert.EndsWith("/lost/", watched.Page.Url);
    }

    [Fact]
    public async Task A_removed_heading_shows_the_reason_and_does_not_redirect()
    {
        await using var watched = await Open("/old-lamps/#oil", scripts: true);
        await Assertions.Expect(watched.Page.Locator(":target")).ToContainTextAsync("Nobody burns oil.");
        Assert.EndsWith("/old-lamps/#oil", watched.Page.Url);
    }

    private async Task<WatchedPage> Open(string address, bool scripts)
    {
        browser.ServeOnce("lamps", url => TestSite.From(Lamps, url).Build());
        var watched = await browser.Open(new Look(1280, Scripts: scripts));
        await watched.Follow(browser.AddressOf("lamps", address));
        return watched;
    }
}
