using Chronicle.Exports;
using Chronicle.Testing;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>Previews of links, on hover and on focus.</summary>
public sealed class LinkPreviewTests(BrowserFixture browser)
{
    private const string Links = "main .prose a[href*='/milestones/'], main .prose a[href*='/components/']";

    [Fact]
    public async Task Hover_shows_a_preview_without_a_request_and_Escape_hides_it()
    {
        await using var watched = await Open();
        var page = watched.Page;
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        var link = page.Locator(Links).First;
        var record = FixedChronicle.Model.Linked.Values.Single(linked =>
            linked.Address.Value.Length > 1 && link.GetAttributeAsync("href").Result!.EndsWith(linked.Address.Value,
            StringComparison.Ordinal)).Record;
        await link.HoverAsync();
        var preview = page.Locator(".preview");
        await Assertions.Expect(preview).ToBeVisibleAsync();
        Assert.Contains(record.Title, await preview.InnerTextAsync());
        Assert.Contains(LinkPreviews.FirstSentence(record.Summary), await preview.InnerTextAsync());
        Assert.Equal(await preview.GetAttributeAsync("id"), await link.GetAttributeAsync("aria-describedby"));

        // The preview stays visible while the pointer is on it.
        await preview.HoverAsync();
        await Assertions.Expect(preview).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(preview).ToBeHiddenAsync();
        Assert.Null(await link.GetAttributeAsync("aria-describedby"));
        Assert.Empty(asked);
        Assert.True(watched.Troubles.Length == 0, watched.Troubles);
    }

    [Fact]
    public async Task Focus_shows_a_preview_and_its_loss_hides_it()
    {
        await using var watched = await Open();
        var page = watched.Page;
        await page.Keyboard.PressAsync("Tab");
        await page.Locator(Links).First.FocusAsync();
        await Assertions.Expect(page.Locator(".preview")).ToBeVisibleAsync();
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await Assertions.Expect(page.Locator(".preview")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Paper_shows_no_preview()
    {
        await using var watched = await Open();
        var page = watched.Page;
        await page.Locator(Links).First.HoverAsync();
        await Assertions.Expect(page.Locator(".preview")).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".preview")).ToBeHiddenAsync();
    }

    private async Task<WatchedPage> Open()
    {
        var watched = await browser.Open("chapter", new(1280));
        // The texts of the previews are loaded when the pointer first moves over the page's text.
        await watched.Page.Locator("main h1").HoverAsync();
        await watched.Page.Locator(".preview[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return watched;
    }
}
