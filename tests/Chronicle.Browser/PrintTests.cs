using Chronicle.Testing;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace Chronicle.Browser;

public sealed class PrintTests(BrowserFixture browser)
{
    // The note about a moved heading (.moved) is hidden until a reader opens the old address.
    private const string Unseen = """
        () => [...document.querySelectorAll('main p, main li, main dd, main td')]
            .filter(e => e.textContent.trim() && !e.closest('nav, .moved, .tools, .reuse, details') && !(e.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) && e.getClientRects().length))
            .map(e => e.textContent.trim().slice(0, 60))
        """;

    [Theory]
    [InlineData("milestone")]
    [InlineData("chapter")]
    [InlineData("component")]
    [InlineData("release")]
    [InlineData("comparison")]
    [InlineData("kind")]
    public async Task A_PDF_has_every_word_of_its_page(string kind)
    {
        await using var page = await browser.Open(kind, new(1280));
        var paragraphs = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('main :is(p, li, dd, td, h1, h2, h3)')]
                .filter(e => e.checkVisibility() && !e.closest('nav, .reuse, form, .moved') && !e.querySelector('p, li, dd, td'))
                .map(e => { const copy = e.cloneNode(true); for (const way of copy.querySelectorAll('.up, .about, .dated a')) way.remove(); return copy.textContent; })
            """);
        Assert.True(paragraphs.Length > 5);
        using var document = PdfDocument.Open(await page.Page.PdfAsync(new() { Format = "A4" }));
        var printed = Letters(string.Concat(document.GetPages().Select(sheet => sheet.Text)));
        Assert.Empty(paragraphs.SelectMany(Words).Distinct().Except(paragraphs.SelectMany(Words)
            .Where(word => printed.Contains(word, StringComparison.Ordinal))));
        Assert.True(page.Troubles.Length == 0, page.Troubles);
    }

    // Lines and pages may break within a word, and typefaces join letters. So only letters and digits are compared, word by word.
    private static IEnumerable<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Letters).Where(word => word.Length > 0);

    private static string Letters(string text) => string.Concat(
        text.Replace("ﬃ", "ffi").Replace("ﬄ", "ffl").Replace("ﬀ", "ff").Replace("ﬁ", "fi").Replace("ﬂ", "fl").Where(char.IsLetterOrDigit));

    [Fact]
    public async Task Paper_shows_links_of_authors_whatever_their_address_and_not_the_link_to_the_search()
    {
        browser.ServeOnce("printed", url => TestSite.From("""
            -- input/sources.yml --
            a: { title: A paper, url: "https://paper.example/?in=print", kind: news }
            -- input/text/lamps.md --
            ---
            title: Lamps
            order: 1
            summary: All lamps.
            ---
            They [shine](https://lamps.example/?in=print) [@a].
            """, url).Build());
        await using var watched = await browser.Open(new Look(1280));
        await watched.Go(browser.AddressOf("printed", "/lamps/"));
        await watched.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(watched.Page.Locator(".prose a[href*='?in=']")).ToBeVisibleAsync();
        await watched.Go(browser.AddressOf("printed", "/sources/"));
        await Assertions.Expect(watched.Page.Locator("main a[href$='/search/?in=source']")).ToBeVisibleAsync();
        await watched.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(watched.Page.Locator("main a[href$='/search/?in=source']")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("milestone")]
    [InlineData("chapter")]
    [InlineData("component")]
    [InlineData("release")]
    public async Task Screen_and_paper_show_every_paragraph(string kind)
    {
        await using var page = await browser.Open(kind, Look.Wide);
        var unseen = new List<string>();
        // The look of the page comes last, because the next test uses the page too.
        foreach (var scheme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
            foreach (var media in (Media[])[Media.Print, Media.Screen])
            {
                await page.Page.EmulateMediaAsync(new() { ColorScheme = scheme, Media = media });
                unseen.AddRange((await page.Page.EvaluateAsync<string[]>(Unseen)).Select(text => $"{scheme} {media}: {text}"));
            }
        PageVisit.AssertNone(unseen);
    }
}
