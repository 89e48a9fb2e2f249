using System.Text.Json;
using System.Text.Json.Serialization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>
/// The answers of a page to all questions of tests that only read it. A page is loaded once for each window, and all these tests read the
/// same visit, because loading takes longer than asking.
/// </summary>
public sealed record PageVisit
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // One call in the page. The call of the package copies every result twice, and opens a second page.
    private const string RunAxe = """
        async (rules) => {
            const result = await axe.run(document, {
                runOnly: rules.length ? { type: 'rule', values: rules } : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
                resultTypes: ['violations'],
            });
            return result.violations.map(v => `${v.id}: ${v.help} (${v.nodes.length})\n    ` + v.nodes.slice(0, 3).map(n => n.html).join('\n    '));
        }
        """;

    // Text: the main part without forms and buttons that need a script, and without the notes for readers who have none.
    private const string Read = """
        () => {
            const heads = [...document.querySelectorAll('h1')], visible = (selector) => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility()).length;
            const read = {
                headings: heads.map(e => e.innerText), visibleHeadings: visible('h1'), language: document.documentElement.lang, title: document.title,
                controls: visible('form') + visible('button'),
                correctionLinks: document.querySelectorAll('footer a[href$="/corrections/"]').length,
                repeatedFacts: [...document.querySelectorAll('dl.facts')].flatMap(list => { const names = [...list.querySelectorAll('dt')].map(e => e.textContent.trim()); return names.filter((name, place) => names.indexOf(name) !== place); }),
            };
            const hidden = [...document.querySelectorAll('main form, main .proofs button, main .without-script')].map(e => [e, e.style.display]);
            hidden.forEach(([e]) => e.style.display = 'none');
            read.text = document.querySelector('main').innerText;
            hidden.forEach(([e, display]) => e.style.display = display);
            return read;
        }
        """;

    [JsonPropertyName("headings")] public required string[] Headings { get; init; }

    [JsonPropertyName("visibleHeadings")] public required int VisibleHeadings { get; init; }

    [JsonPropertyName("language")] public required string Language { get; init; }

    [JsonPropertyName("title")] public required string Title { get; init; }

    /// <summary>Visible forms and buttons.</summary>
    [JsonPropertyName("controls")] public required int Controls { get; init; }

    [JsonPropertyName("text")] public required string Text { get; init; }

    /// <summary>The number of links to the corrections in the footer.</summary>
    [JsonPropertyName("correctionLinks")] public required int CorrectionLinks { get; init; }

    /// <summary>The names that a list of facts has more than once.</summary>
    [JsonPropertyName("repeatedFacts")] public required string[] RepeatedFacts { get; init; }

    /// <summary>The troubles while the page was loaded.</summary>
    public string Troubles { get; init; } = "";

    public string[] AxeViolations { get; init; } = [];

    /// <summary>The texts that cover each other or leave the page, in windows of many widths and on paper.</summary>
    public string[] PlaceFaults { get; init; } = [];

    /// <summary>The fault of the skip link, in words; empty if it has none.</summary>
    public string SkipLinkFault { get; init; } = "not tried";

    /// <summary>Asserts that there are no faults. The message has all of them: <c>Assert.Empty</c> cuts each after fifty characters.</summary>
    public static void AssertNone(IEnumerable<string> faults)
    {
        var all = string.Join('\n', faults.Where(fault => fault.Length > 0));
        Assert.True(all.Length == 0, all);
    }

    /// <summary>Asks a page that was just loaded. The questions that change the page come last.</summary>
    public static async Task<PageVisit> Make(WatchedPage page, bool withAxe, bool isWide)
    {
        var troubles = page.Troubles;
        var violations = withAxe ? await RunAxeInBothSchemes(page.Page) : [];
        var read = await page.Page.EvaluateAsync<JsonElement>(Read);
        return JsonSerializer.Deserialize<PageVisit>(read)! with
        {
            Troubles = troubles,
            AxeViolations = violations,
            PlaceFaults = isWide ? await TextPlaces.FindFaultsInAllWindows(page.Page) : [],
            SkipLinkFault = isWide ? await TrySkipLink(page.Page) : "not tried",
        };
    }

    private static async Task<string> TrySkipLink(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        var fault = await page.EvaluateAsync<string>("""
            () => {
                const skip = document.activeElement, box = skip.getBoundingClientRect();
                return skip.getAttribute('href') !== '#' + document.querySelector('main').id ? `the first key reaches ${skip.outerHTML.slice(0, 200)}`
                    : box.x >= 0 && box.y >= 0 && box.width > 20 && box.height > 10 ? '' : 'the skip link has the focus and cannot be seen';
            }
            """);
        if (fault.Length > 0)
            return fault;
        await page.Keyboard.PressAsync("Enter");
        if (!await page.EvaluateAsync<bool>("() => document.querySelector('main').matches(':target')"))
            return "the skip link does not lead to the main part";
        await page.Keyboard.PressAsync("Tab");
        return await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)")
            ? "" : "the focus is not in the main part";
    }

    /// <summary>The violations that axe reports for a page as it is now: those of the given rules, or of all rules.</summary>
    public static async Task<string[]> RunAxeOn(IPage page, params string[] rules)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(RunAxe, rules);
    }

    // The dark scheme changes only colours. So only the rules about colours are tried again.
    private static async Task<string[]> RunAxeInBothSchemes(IPage page)
    {
        var light = await RunAxeOn(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await RunAxeOn(page, "color-contrast", "link-in-text-block");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return [.. light, .. dark.Select(violation => $"dark: {violation}")];
    }
}
