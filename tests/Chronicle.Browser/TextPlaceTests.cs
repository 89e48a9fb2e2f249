using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>In every window and on paper, each text has a place of its own, inside the page.</summary>
public sealed class TextPlaceTests(BrowserFixture browser)
{
    /// <summary>The width of the print area of A4 paper, in CSS pixels.</summary>
    private const int Paper = 690;

    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task No_text_covers_another_text_or_leaves_the_page(string kind)
    {
        await using var watched = await browser.Open(kind, new Look(1440));
        var faults = await TextPlaces.FindFaults(watched.Page, 320, 400, 520, 641, 760, 900, 993, 1024, 1200, 1440);
        // A browser prints a page that is too wide in a smaller size.
        await watched.Page.EmulateMediaAsync(new() { Media = Media.Print });
        faults.AddRange((await TextPlaces.FindFaults(watched.Page, Paper)).Where(fault => fault.EndsWith(TextPlaces.Covered, StringComparison.Ordinal))
            .Select(fault => $"paper {fault}"));
        await watched.Page.EmulateMediaAsync(new() { Media = Media.Null });
        await watched.Page.SetViewportSizeAsync(1440, 800);
        PageVisit.AssertNone(faults);
    }

    [Fact]
    public async Task A_text_over_another_text_is_found()
    {
        await using var watched = await browser.Open("home", new Look(1440));
        await watched.Page.EvaluateAsync("() => document.querySelector('.lead').style.marginTop = '-3rem'");
        Assert.NotEmpty(await TextPlaces.FindFaults(watched.Page, 1440));
    }
}
