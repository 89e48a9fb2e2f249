using Chronicle.Testing;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Chronicle.Browser;

[Collection("browser")]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Asked in the page, in one call: the package's own call carries every result over twice, and a page in a second window with it.
    private const string Run = """
        async () => {
            const found = await axe.run(document, {
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
                resultTypes: ['violations'],
            });
            return found.violations.map(v => `${v.id}: ${v.help} (${v.nodes.length})\n    ` + v.nodes.slice(0, 3).map(n => n.html).join('\n    '));
        }
        """;

    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task Axe_finds_nothing(string kind)
    {
        var found = await Task.WhenAll(Look.All.Select(async look =>
        {
            await using var page = await browser.Open(kind, look);
            return (await Check(page.Page)).Select(violation => $"{look.Width} {look.Scheme}: {violation}");
        }));
        var all = string.Join("\n", found.SelectMany(one => one));
        Assert.True(all.Length == 0, all);
    }

    /// <summary>What axe finds on a page as it is now.</summary>
    public static async Task<string[]> Check(IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
