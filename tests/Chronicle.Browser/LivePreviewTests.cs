using Chronicle.Testing;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>The preview in a real browser with the real theme: its page after an author saves a file.</summary>
public sealed class LivePreviewTests(BrowserFixture browser)
{
    private const string File = "input/milestones/first-light.md";

    private const string Overlay = "site-live aside";

    private static readonly string Long = string.Concat(Enumerable.Range(1, 200).Select(i => $"Paragraph {i} of many.\n\n"));

    [Fact]
    public async Task An_error_covers_the_last_good_page_until_it_is_corrected()
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
        // The reader can fold the message; its button stays.
        await page.ClickAsync(Overlay + " button");
        await Expect(page, Overlay + " code").ToBeHiddenAsync();
        await Expect(page, Overlay + " button").ToBeVisibleAsync();

        preview.Folder.Write(File, LivePreview.Milestone("Better"));
        await Expect(page, "h1").ToHaveTextAsync("Better");
        await Expect(page, Overlay).ToBeHiddenAsync();
        AssertNoTroubles(watched);
    }

    [Fact]
    public async Task A_reload_keeps_the_scroll_position()
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
    public async Task Styles_change_without_a_reload()
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
    public async Task A_missing_page_appears_with_its_record()
    {
        await using var preview = await Start();
        await using var watched = await browser.Open(new Look(1280));
        await watched.Go(Address(preview, "/base/milestones/second-light/"), 404);
        preview.Folder.Write("input/milestones/second-light.md", LivePreview.Milestone("Second light"));
        await Expect(watched.Page, "h1").ToHaveTextAsync("Second light");
    }

    // All steps of a new contributor.
    [Fact]
    public async Task A_new_milestone_is_corrected_shown_renamed_and_checked()
    {
        const string Lamp = "---\nname: Desk lamp\nsummary: Stands on a desk.\nkind: lamp\nstatus: sold\nsources: []\n---\n";
        await using var preview = await Start();
        preview.Folder.Write("input/components/desk-lamp.md", Lamp);
        await preview.UntilPage("/base/components/", "Desk lamp");
        await using var watched = await browser.Open(new Look(1280));
        var page = watched.Page;
        await watched.Go(Address(preview, "/base/chronology/"));
        Assert.Equal(1, await page.Locator(".timeline > li").CountAsync());

        // A spelling mistake in the name of a component: the message covers the page and suggests the right name.
        var milestone = LivePreview.Milestone("Second light", "See [[desk-lamp]].")
            .Replace("sources:", "components: [desk-lmap]\nsources:");
        preview.Folder.Write("input/milestones/second-light.md", milestone);
        await Expect(page, Overlay).ToBeVisibleAsync();
        await Expect(page, Overlay).ToContainTextAsync("unknown component \"desk-lmap\"; did you mean \"desk-lamp\"?");
        await Expect(page, Overlay + " code").ToHaveTextAsync("input/milestones/second-light.md:6:14");
        Assert.Equal(1, await page.Locator(".timeline > li").CountAsync());

        preview.Folder.Write("input/milestones/second-light.md", milestone.Replace("desk-lmap", "desk-lamp"));
        await Expect(page, Overlay).ToBeHiddenAsync();
        await Expect(page, "#second-light h4").ToHaveTextAsync("Second light");
        await page.ClickAsync("#second-light .title");
        await Expect(page, "h1").ToHaveTextAsync("Second light");
        await page.Locator(".facts a", new() { HasText = "Desk lamp" }).ClickAsync();
        await Expect(page, ".timeline .title").ToHaveTextAsync("Second light");

        // Another id: the links of the open page change, and the old address redirects.
        var moved = Generator.Call(preview.Folder.Root, "move", "second-light", "light-again");
        Assert.True(moved.ExitCode == 0, moved.Error);
        await Expect(page, ".timeline .title").ToHaveAttributeAsync("href", "/base/milestones/light-again/");
        await preview.UntilPage("/base/milestones/second-light/", "/base/milestones/light-again/");
        await page.GotoAsync(Address(preview, "/base/milestones/light-again/"));
        await Expect(page, "h1").ToHaveTextAsync("Second light");

        var check = Generator.Call(preview.Folder.Root, "check");
        Assert.True(check is { ExitCode: 0, Error: "" }, check.Error);
    }

    private static async Task<LivePreview> Start()
    {
        var folder = new TemporaryFolder();
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("theme"), "*", SearchOption.AllDirectories))
            folder.Write(Path.GetRelativePath(Repository.Root, path), await System.IO.File.ReadAllTextAsync(path));
        return await LivePreview.Start(prepared: folder);
    }

    // A page that is loaded again ends its request for events. The browser reports this as a failure.
    private static void AssertNoTroubles(WatchedPage watched) =>
        Assert.DoesNotContain(watched.Troubles.Split('\n', StringSplitOptions.RemoveEmptyEntries), trouble =>
            !trouble.EndsWith("/.site/events (net::ERR_ABORTED)", StringComparison.Ordinal));

    private static string Address(LivePreview preview, string path) => $"http://127.0.0.1:{preview.Port}{path}";

    private static ILocatorAssertions Expect(IPage page, string selector) => Assertions.Expect(page.Locator(selector));
}
