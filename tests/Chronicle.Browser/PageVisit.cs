using System.Text.Json.Serialization;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>
/// Everything that tests ask about a page that was loaded and not touched. A page is loaded once for each window, and all tests read the
/// same visit, because loading takes longer than asking.
/// </summary>
public sealed record PageVisit
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Runs in the page, in one call: the package's own call copies every result twice, and the page into a second window.
    private const string RunAxe = """
        async () => {
            const result = await axe.run(document, {
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
                resultTypes: ['violations'],
            });
            return result.violations.map(v => `${v.id}: ${v.help} (${v.nodes.length})\n    ` + v.nodes.slice(0, 3).map(n => n.html).join('\n    '));
        }
        """;

    // CutOff: elements whose text begins left of the right edge of the window and ends beyond it, unless they are in a box that scrolls.
    // Text: the main part without its forms, because a form that needs a script is shown only with scripts.
    private const string Read = """
        () => {
            const heads = [...document.querySelectorAll('h1')], visible = (selector) => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility()).length;
            window.scrollTo(10000, 0);
            const scrolled = window.scrollX;
            window.scrollTo(0, 0);
            const cutOff = [...document.body.querySelectorAll('*')].filter(e => {
                if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) return false;
                const box = e.getBoundingClientRect();
                if (box.width === 0 || box.right <= document.documentElement.clientWidth + 1) return false;
                for (let up = e; up && up !== document.body; up = up.parentElement)
                    if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth) return false;
                return true;
            }).map(e => e.tagName + ': ' + e.textContent.trim().slice(0, 60));
            const read = {
                headings: heads.map(e => e.innerText), visibleHeadings: visible('h1'), language: document.documentElement.lang, title: document.title,
                scrolled, cutOff, controls: visible('form') + visible('button'),
            };
            for (const form of document.querySelectorAll('main form')) form.remove();
            // The buttons that copy a command need a script and say nothing of the page.
            const buttons = [...document.querySelectorAll('main .proofs button')].map(button => [button, button.style.display]);
            buttons.forEach(([button]) => button.style.display = 'none');
            read.text = document.querySelector('main').innerText;
            buttons.forEach(([button, display]) => button.style.display = display);
            return read;
        }
        """;

    [JsonPropertyName("headings")] public required string[] Headings { get; init; }

    [JsonPropertyName("visibleHeadings")] public required int VisibleHeadings { get; init; }

    [JsonPropertyName("language")] public required string Language { get; init; }

    [JsonPropertyName("title")] public required string Title { get; init; }

    /// <summary>How far the page scrolls sideways, in pixels.</summary>
    [JsonPropertyName("scrolled")] public required double Scrolled { get; init; }

    [JsonPropertyName("cutOff")] public required string[] CutOff { get; init; }

    /// <summary>Visible forms and buttons.</summary>
    [JsonPropertyName("controls")] public required int Controls { get; init; }

    [JsonPropertyName("text")] public required string Text { get; init; }

    /// <summary>Messages, failures, and requests to other hosts while the page was loaded.</summary>
    public string Troubles { get; init; } = "";

    public string[] AxeViolations { get; init; } = [];

    /// <summary>Asks everything of a page that was just loaded. The page is changed afterwards.</summary>
    public static async Task<PageVisit> Make(WatchedPage page, bool withAxe)
    {
        var troubles = page.Troubles;
        var violations = withAxe ? await RunAxeOn(page.Page) : [];
        var read = await page.Page.EvaluateAsync<System.Text.Json.JsonElement>(Read);
        return System.Text.Json.JsonSerializer.Deserialize<PageVisit>(read)! with { Troubles = troubles, AxeViolations = violations };
    }

    /// <summary>The violations that axe reports for a page as it is now.</summary>
    public static async Task<string[]> RunAxeOn(IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await page.EvaluateAsync<string[]>(RunAxe);
    }
}
