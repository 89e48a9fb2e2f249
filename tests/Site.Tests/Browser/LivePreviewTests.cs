using Microsoft.Playwright;
using Site.Tests.Serve;

namespace Site.Tests.Browser;

/// <summary>A preview in the real browser, under the real theme: what is seen when a file is saved.</summary>
[Collection("browser")]
public sealed class LivePreviewTests(BrowserFixture browser)
{
    private const string File = "input/milestones/first-light.md";

    private const string Overlay = "site-live aside";

    private static readonly string Long = string.Concat(Enumerable.Range(1, 200).Select(i => $"Paragraph {i} of many.\n\n"));

    [Fact]
    public async Task An_error_lies_over_the_last_good_page_until_it_is_mended()
    {
        await using var preview = await Start();
        await using var watched = await browser.Open(new Look(1280));
        var page = watched.Page;
        await watched.Go(Address(preview, "/base/milestones/first-light/"));
        await Expect(page, Overlay).ToBeHiddenAsync();

        preview.Folder.Write(File, LivePreview.Milestone("<i>Worse</i>", "Bad.").Replace("kind: launch", "kind: <b>lunch</b>"));
        await Expect(page, Overlay).ToBeVisibleAsync();
        await Expect(page, Overlay + " button").ToHaveTextAsync("1 error, 0 warnings");
        await Expect(page, Overlay + " code").ToHaveTextAsync(File + ":4:7");
        await Expect(page, Overlay + " pre").ToHaveTextAsync("kind: <b>lunch</b>");
        await Expect(page, Overlay + " mark").ToHaveTextAsync("<");
        await Expect(page, "h1").ToHaveTextAsync("First light");
        // It can be put aside, and says that it is there.
        await page.ClickAsync(Overlay + " button");
        await Expect(page, Overlay + " code").ToBeHiddenAsync();
        await Expect(page, Overlay + " button").ToBeVisibleAsync();

        preview.Folder.Write(File, LivePreview.Milestone("Better"));
        await Expect(page, "h1").ToHaveTextAsync("Better");
        await Expect(page, Overlay).ToBeHiddenAsync();
        AssertNoTroubles(watched);
    }

    [Fact]
    public async Task The_reader_stays_where_he_was_when_the_page_is_loaded_again()
    {
        await using var preview = await Start();
        preview.Folder.Write(File, LivePreview.Milestone("First light", Long));
        await preview.UntilPage("/base/milestones/first-light/", "Paragraph 200");
        await using var watched = await browser.Open(new Look(1280));
        var page = watched.Page;
        await watched.Go(Address(preview, "/base/milestones/first-light/"));
        await page.EvaluateAsync("() => { scrollTo({ top: 2000, behavior: 'instant' }); window.before = true; }");
        preview.Folder.Write(File, LivePreview.Milestone("Second light", Long));
        await Expect(page, "h1").ToHaveTextAsync("Second light");
        await page.WaitForFunctionAsync("() => scrollY === 2000");
        Assert.Null(await page.EvaluateAsync<bool?>("() => window.before ?? null"));
        AssertNoTroubles(watched);
    }

    [Fact]
    public async Task Styles_change_without_loading_the_page_again()
    {
        await using var preview = await Start();
        await using var watched = await browser.Open(new Look(1280));
        var page = watched.Page;
        await watched.Go(Address(preview, "/base/milestones/first-light/"));
        await page.EvaluateAsync("() => { window.before = true; }");
        foreach (var colour in (string[])["rgb(1, 2, 3)", "rgb(4, 5, 6)"])
        {
            preview.Folder.Write("theme/css/print.css", $"@layer late {{ h1 {{ color: {colour} !important; }} }}\n");
            await page.WaitForFunctionAsync("colour => getComputedStyle(document.querySelector('h1')).color === colour", colour);
            await page.WaitForFunctionAsync("() => document.querySelectorAll('link[rel=stylesheet]').length === 1");
        }
        Assert.True(await page.EvaluateAsync<bool>("() => window.before === true"));
        AssertNoTroubles(watched);
    }

    [Fact]
    public async Task A_page_that_is_not_there_comes_when_its_record_does()
    {
        await using var preview = await Start();
        await using var watched = await browser.Open(new Look(1280));
        await watched.Go(Address(preview, "/base/milestones/second-light/"), 404);
        preview.Folder.Write("input/milestones/second-light.md", LivePreview.Milestone("Second light"));
        await Expect(watched.Page, "h1").ToHaveTextAsync("Second light");
    }

    private static async Task<LivePreview> Start()
    {
        var folder = new TemporaryFolder();
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("theme"), "*", SearchOption.AllDirectories))
            folder.Write(Path.GetRelativePath(Repository.Root, path), await System.IO.File.ReadAllTextAsync(path));
        return await LivePreview.Start(prepared: folder);
    }

    // The page lets go of the events when it is loaded again; the browser calls that a failure.
    private static void AssertNoTroubles(WatchedPage watched) =>
        Assert.DoesNotContain(watched.Troubles.Split('\n', StringSplitOptions.RemoveEmptyEntries), trouble => !trouble.EndsWith("/.site/events (net::ERR_ABORTED)", StringComparison.Ordinal));

    private static string Address(LivePreview preview, string path) => $"http://127.0.0.1:{preview.Port}{path}";

    private static ILocatorAssertions Expect(IPage page, string selector) => Assertions.Expect(page.Locator(selector));
}
