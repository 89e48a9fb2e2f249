namespace Chronicle.Browser;

/// <summary>The theme in a language with longer words, written from right to left.</summary>
public sealed class PseudoLanguageTests(BrowserFixture browser)
{
    private const string Name = "pseudo";

    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task Long_words_from_right_to_left_fit_a_narrow_page(string kind)
    {
        var site = browser.ServeOnce(Name, PseudoLanguage.Build);
        await using var watched = await browser.Open(new Look(360));
        var page = (await watched.Go(browser.AddressOf(Name, SitePages.Largest(site, kind)), kind == SitePages.NotFound ? 404 : 200)).Page;
        Assert.Equal("rtl", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).direction"));
        PageVisit.AssertNone(await TextPlaces.FindFaults(page, 360));
        PageVisit.AssertNone(await PageVisit.RunAxeOn(page));
    }

    [Fact]
    public async Task The_text_begins_at_the_right()
    {
        browser.ServeOnce(Name, PseudoLanguage.Build);
        await using var watched = await browser.Open(new Look(1280));
        var page = (await watched.Go(browser.AddressOf(Name, "/components/"))).Page;
        Assert.True(await page.EvaluateAsync<bool>("() => { const h = document.querySelector('h1'), range = document.createRange(); range.selectNodeContents(h); return range.getBoundingClientRect().left > innerWidth / 2; }"));
    }

    [Fact]
    public async Task A_path_keeps_its_order()
    {
        browser.ServeOnce(Name, PseudoLanguage.Build);
        await using var watched = await browser.Open(new Look(1280));
        var page = (await watched.Go(browser.AddressOf(Name, "/components/"))).Page;
        Assert.True(await page.EvaluateAsync<bool>("""
            () => {
              const code = document.createElement('code');
              code.textContent = 'rust/kernel/';
              document.querySelector('main p').append(code);
              const placeOf = at => {
                const range = document.createRange();
                range.setStart(code.firstChild, at);
                range.setEnd(code.firstChild, at + 1);
                return range.getBoundingClientRect().left;
              };
              return placeOf(0) < placeOf(code.textContent.length - 1);
            }
            """));
    }

    [Fact]
    public async Task Time_runs_from_left_to_right_in_drawings_and_charts()
    {
        browser.ServeOnce(Name, PseudoLanguage.Build);
        await using var watched = await browser.Open(Look.Wide);
        foreach (var (address, texts) in new[] { ("/chronology/", ".drawing a[href^='#'] text"), ("/figures/", ".chart:not(.multiple) text.axis") })
        {
            var page = (await watched.Go(browser.AddressOf(Name, address))).Page;
            var places = await page.Locator(texts).EvaluateAllAsync<double[]>("all => all.map(text => text.getBoundingClientRect().left)");
            Assert.True(places.Length > 1);
            Assert.Equal(places.Order(), places);
        }
    }
}
