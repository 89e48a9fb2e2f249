using Chronicle.Testing;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>
/// Takes the pictures in the README of the repository's own site, and writes them to <c>.github/images/</c>. It runs only on request
/// (<c>tests/README.md</c>), because machines have different typefaces.
/// </summary>
public sealed class PictureTests(BrowserFixture browser)
{
    [Theory(Explicit = true)]
    [InlineData("home", "/", 1280, 900, ColorScheme.Light)]
    [InlineData("chronology", "/chronology/", 1280, 900, ColorScheme.Dark)]
    [InlineData("support", "/support/", 1280, 800, ColorScheme.Light)]
    [InlineData("milestone", "/milestones/rust-merged/", 390, 780, ColorScheme.Light)]
    public async Task Take_a_picture_for_the_README(string name, string address, int width, int height, ColorScheme scheme)
    {
        browser.ServeOnce("real", url => Build.Run(RealSite.Files, RealSite.Options with { Url = url }));
        await using var watched = await browser.Open(new Look(width, scheme));
        await watched.Go(browser.AddressOf("real", address));
        await watched.Page.SetViewportSizeAsync(width, height);
        await watched.Page.ScreenshotAsync(new() { Path = Repository.PathOf(".github", "images", name + ".png") });
    }
}
