using System.Buffers.Binary;
using Chronicle.Testing;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>
/// The pictures in the README. With UPDATE_PICTURES=1 in the environment, the tests take them of the repository's own site and write them to
/// <c>.github/images/</c>. Otherwise they take them of the fixed chronicle, and the README must show each of them. The pictures
/// are not compared, because machines have different typefaces.
/// </summary>
public sealed class PictureTests(BrowserFixture browser)
{
    public static TheoryData<string, string, int, int, ColorScheme> Pictures => new()
    {
        { "home", "/", 1280, 900, ColorScheme.Light },
        { "chronology", "/chronology/", 1280, 900, ColorScheme.Dark },
        { "support", "/support/", 1280, 800, ColorScheme.Light },
        { "milestone", "/milestones/rust-merged/", 390, 780, ColorScheme.Light },
    };

    [Theory, MemberData(nameof(Pictures))]
    public async Task The_README_shows_each_picture(string name, string address, int width, int height, ColorScheme scheme)
    {
        var isUpdating = Environment.GetEnvironmentVariable("UPDATE_PICTURES") == "1";
        var site = isUpdating ? "real" : BrowserFixture.MainName;
        if (isUpdating)
            browser.ServeOnce(site, url => Build.Run(RealSite.Files, RealSite.Options with { Url = url }));
        await using var watched = await browser.Open(new Look(width, scheme));
        await watched.Go(browser.AddressOf(site, address));
        await watched.Page.SetViewportSizeAsync(width, height);
        var picture = await watched.Page.ScreenshotAsync();
        await watched.Page.SetViewportSizeAsync(width, 800);
        Assert.Equal((width, height), (Size(picture, 16), Size(picture, 20)));
        if (isUpdating)
            File.WriteAllBytes(Repository.PathOf(".github", "images", name + ".png"), picture);

        var shown = File.ReadAllBytes(Repository.PathOf(".github", "images", name + ".png"));
        Assert.Equal((width, height), (Size(shown, 16), Size(shown, 20)));
        Assert.Contains($"(.github/images/{name}.png)", File.ReadAllText(Repository.PathOf("README.md")));
    }

    // A PNG has its width and height at fixed places of its first chunk.
    private static int Size(byte[] png, int offset) => BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(offset));
}
