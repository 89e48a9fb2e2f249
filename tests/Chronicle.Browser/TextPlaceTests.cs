namespace Chronicle.Browser;

/// <summary>In every window and on paper, each text has a place of its own, inside the page.</summary>
public sealed class TextPlaceTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task No_text_covers_another_text_or_leaves_the_page(string kind) =>
        PageVisit.AssertNone((await browser.Visit(kind, Look.Wide)).PlaceFaults);

    [Fact]
    public async Task A_text_over_another_text_is_found()
    {
        await using var watched = await browser.Open("home", Look.Wide);
        await watched.Page.EvaluateAsync("() => document.querySelector('.lead').style.marginTop = '-3rem'");
        Assert.NotEmpty(await TextPlaces.FindFaults(watched.Page, Look.Wide.Width));
    }
}
