using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>The search dialog of all other pages: how it opens, how the keyboard uses it, how it closes.</summary>
public sealed class SearchDialogTests(BrowserFixture browser)
{
    private const string Input = "dialog input[type=search]";

    public static TheoryData<string> Ways => ["/", "Control+k", "Meta+k", "button"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_dialog_takes_the_typed_text_and_returns_the_focus(string way)
    {
        await using var watched = await browser.Open("milestone", new(1280));
        var page = watched.Page;
        var before = page.Locator(way == "button" ? ".find" : "main a[href]").First;
        await before.FocusAsync();
        await page.Keyboard.PressAsync(way == "button" ? "Enter" : way);
        // The text is typed before the files of the search are loaded.
        await page.Keyboard.TypeAsync("6.12");
        Assert.Equal("6.12", await page.InputValueAsync(Input));
        await Assertions.Expect(page.Locator("dialog .results a").First).ToHaveTextAsync("Linux 6.12");
        await Assertions.Expect(page.Locator("dialog [role=status]")).ToContainTextAsync("results");
        Assert.Equal("6.12", await page.InputValueAsync(Input));

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog")).ToBeHiddenAsync();
        Assert.True(await before.EvaluateAsync<bool>("element => element === document.activeElement"), "the focus did not return");
        Assert.True(watched.Troubles.Length == 0, watched.Troubles);
    }

    [Fact]
    public async Task The_arrow_keys_select_a_result_and_Enter_opens_it()
    {
        await using var watched = await browser.Open("home", new(1280));
        var page = watched.Page;
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("nova");
        await page.Locator("dialog .results:not([aria-busy]) a").First.WaitForAsync();
        Assert.Equal(-1, await Place(page));
        foreach (var (key, place) in ((string, int)[])[("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1),
            ("ArrowUp", -1), ("ArrowDown", 0), ("ArrowDown", 1)])
        {
            await page.Keyboard.PressAsync(key);
            Assert.Equal(place, await Place(page));
        }
        var second = await page.Locator("dialog .results a").Nth(1).GetAttributeAsync("href");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(second!);
    }

    [Fact]
    public async Task Enter_before_the_index_is_loaded_opens_the_first_result()
    {
        await using var watched = await browser.Open("home", new(1280));
        var page = watched.Page;
        var pressed = new TaskCompletionSource();
        await page.RouteAsync("**/search/index.json", async route =>
        {
            await pressed.Task;
            await route.ContinueAsync();
        });
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("v6.13");
        await page.Keyboard.PressAsync("Enter");
        pressed.SetResult();
        await Assertions.Expect(page).ToHaveURLAsync(browser.AddressOf(BrowserFixture.MainName, "/releases/6.13/"));
        await page.UnrouteAsync("**/search/index.json");
    }

    [Fact]
    public async Task A_result_on_the_same_page_closes_the_dialog()
    {
        await using var watched = await browser.Open(new Look(1280));
        var page = watched.Page;
        await watched.Go(browser.AddressOf(BrowserFixture.MainName, "/overview/"));
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("where to go on");
        await page.Locator("dialog .results a").First.ClickAsync();
        await Assertions.Expect(page.Locator("dialog")).ToBeHiddenAsync();
        Assert.EndsWith("/overview/#where-to-go-on", page.Url);
    }

    [Fact]
    public async Task The_search_key_types_in_a_field_and_can_be_switched_off()
    {
        await using var watched = await browser.Open("search", new(1280));
        var page = watched.Page;
        await page.FocusAsync("main input[type=search]");
        await page.Keyboard.TypeAsync("a/b");
        Assert.Equal("a/b", await page.InputValueAsync("main input[type=search]"));
        Assert.Equal(0, await page.Locator("dialog").CountAsync());
        // On the page of the search the keys set the focus to its field, and Escape empties the field.
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("", await page.InputValueAsync("main input[type=search]"));
        await page.FocusAsync("main a");
        await page.Keyboard.PressAsync("/");
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.matches('main input[type=search]')"));

        await watched.Go(browser.AddressOf(BrowserFixture.MainName, "/"));
        await page.Keyboard.PressAsync("/");
        await page.Locator("dialog .key input").UncheckAsync();
        await page.ClickAsync("dialog .close");
        await page.Keyboard.PressAsync("/");
        Assert.False(await page.Locator("dialog").IsVisibleAsync());
        await page.Keyboard.PressAsync("Control+k");
        Assert.True(await page.Locator("dialog").IsVisibleAsync());
        await page.Locator("dialog .key input").CheckAsync();
        Assert.Null(await page.EvaluateAsync<string?>("() => localStorage.getItem('search-key')"));
    }

    [Fact]
    public async Task Other_keys_do_not_open_the_dialog()
    {
        await using var watched = await browser.Open("home", new(1280));
        var page = watched.Page;
        foreach (var key in (string[])["k", "s", "f", "?", "Control+/", "Alt+k", "Control+Shift+k", ".", "Escape"])
            await page.Keyboard.PressAsync(key);
        Assert.Equal(0, await page.Locator("dialog").CountAsync());
    }

    [Fact]
    public async Task The_dialog_fits_every_window_and_axe_finds_no_violation()
    {
        foreach (var look in (Look[])[Look.Wide, Look.Dark, Look.Narrow])
        {
            // A short page, because axe looks at the page behind the dialog too, and each page was looked at without the dialog.
            await using var watched = await browser.Open("quality", look);
            var page = watched.Page;
            await page.Keyboard.PressAsync("/");
            await page.Keyboard.TypeAsync("binder qwxyz");
            await page.Locator("dialog .results:not([aria-busy]) li").First.WaitForAsync();
            PageVisit.AssertNone((await PageVisit.RunAxeOn(page)).Select(violation => $"{look.Width} {look.Scheme}: {violation}"));
            Assert.True(await page.EvaluateAsync<bool>("() => { const d = document.querySelector('dialog'); return d.scrollWidth <= d.clientWidth && d.getBoundingClientRect().right <= innerWidth && d.getBoundingClientRect().bottom <= innerHeight; }"));
            Assert.True(watched.Troubles.Length == 0, watched.Troubles);
        }
    }

    private static Task<int> Place(IPage page) =>
        page.EvaluateAsync<int>("() => [...document.querySelectorAll('dialog .results a')].indexOf(document.activeElement)");
}
