using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>Citing a page: readers read a citation without scripts, and copy it with the keyboard.</summary>
public sealed class CiteTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_keyboard_copies_a_citation_and_the_page_confirms_it()
    {
        await using var watched = await browser.Open("component", new(1280));
        var page = watched.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.Locator("details.reuse summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        foreach (var (place, name) in new[] { "Citation", "BibTeX", "Badge, in Markdown", "Badge, in HTML" }.Select((name, place) =>
            (place, name)))
        {
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy: " + name, Exact = true })).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("details.reuse [role=status]")).ToHaveTextAsync("Copied.");
            Assert.Equal(await page.Locator("details.reuse pre").Nth(place).TextContentAsync(),
                await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
            // The message is emptied, so that the next copy must write it again.
            await page.EvaluateAsync("() => { document.querySelector('details.reuse [role=status]').textContent = ''; }");
        }
        Assert.Equal("", watched.Troubles);
        await page.Context.ClearPermissionsAsync();
    }

    [Fact]
    public async Task Without_scripts_a_citation_has_its_text_and_no_button()
    {
        await using var watched = await browser.Open("component", new(360, Scripts: false));
        var page = watched.Page;
        await page.Locator("details.reuse summary").ClickAsync();
        await Assertions.Expect(page.Locator("details.reuse pre").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("details.reuse button").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_texts_of_the_badge_fit_and_do_not_touch()
    {
        await using var watched = await browser.Open("component", new(1280));
        var page = watched.Page;
        await page.GotoAsync(new Uri(new Uri(page.Url), "badge.svg").ToString());
        var boxes = await page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('text')].flatMap((text) => { const box = text.getBBox(); return [box.x, box.x + box.width]; }).concat(document.documentElement.width.baseVal.value)");
        Assert.Equal(5, boxes.Length);
        Assert.True(boxes[0] >= 6 && boxes[1] <= boxes[2] - 12 && boxes[3] <= boxes[4] - 6, string.Join(" ", boxes));
    }
}
