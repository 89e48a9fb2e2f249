using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>The switch between light and dark.</summary>
public sealed class SchemeTests(BrowserFixture browser)
{
    private const string Background = "() => getComputedStyle(document.documentElement).backgroundColor";

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_switch_changes_the_colours_and_a_second_use_follows_the_system(ColorScheme system)
    {
        await using var watched = await browser.Open("home", new(1280, system));
        var page = watched.Page;
        var button = page.Locator(".scheme");
        var before = await page.EvaluateAsync<string>(Background);
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        // The script of the switch is loaded on its first use.
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", system == ColorScheme.Light ? "true" : "false");
        var after = await page.EvaluateAsync<string>(Background);
        Assert.NotEqual(before, after);

        // The script reads the scheme when the body begins, before the browser paints.
        await page.AddInitScriptAsync("new MutationObserver((_, seen) => { if (document.body) { window.atBody = document.documentElement.dataset.scheme; seen.disconnect(); } }).observe(document, { childList: true, subtree: true });");
        await page.ReloadAsync();
        Assert.Equal(after, await page.EvaluateAsync<string>(Background));
        Assert.Equal(system == ColorScheme.Light ? "dark" : "light", await page.EvaluateAsync<string>("() => window.atBody"));

        await button.ClickAsync();
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", system == ColorScheme.Light ? "false" : "true");
        Assert.Equal(before, await page.EvaluateAsync<string>(Background));
        Assert.Null(await page.EvaluateAsync<string?>("() => localStorage.getItem('scheme')"));
        Assert.True(watched.Troubles.Length == 0, watched.Troubles);
    }

    [Fact]
    public async Task Without_scripts_there_is_no_switch()
    {
        await using var watched = await browser.Open("home", new(1280, Scripts: false));
        Assert.False(await watched.Page.Locator(".scheme").IsVisibleAsync());
    }
}
