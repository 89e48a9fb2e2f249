using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>Finds texts that cover each other, texts outside the window, and pages that scroll sideways.</summary>
public static class TextPlaces
{
    /// <summary>The width of the print area of A4 paper, in CSS pixels.</summary>
    private const int Paper = 690;

    /// <summary>The end of a fault that names two texts.</summary>
    private const string Covered = " cover each other";

    // The box of a line of text is higher than its letters, so a quarter is cut above and below. Elements that stick to the window, such as the
    // header, cover texts only while a reader scrolls.
    private const string Find = $$"""
        () => {
            const hidden = new Set(['OPTION', 'SCRIPT', 'STYLE', 'NOSCRIPT', 'TITLE', 'DESC']), boxes = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let node; node = walker.nextNode();) {
                const parent = node.parentElement;
                if (!node.data.trim() || hidden.has(parent.tagName.toUpperCase()) || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
                let sticks = false, isCut = false, clip = { left: -1e9, right: 1e9, top: -1e9, bottom: 1e9 };
                for (let up = parent; up !== document.body; up = up.parentElement) {
                    const style = getComputedStyle(up);
                    sticks ||= style.position === 'fixed' || style.position === 'sticky';
                    isCut ||= style.clipPath.startsWith('inset(50%');
                    if (style.overflowX === 'visible') continue;
                    const box = up.getBoundingClientRect();
                    clip = { left: Math.max(clip.left, box.left), right: Math.min(clip.right, box.right), top: Math.max(clip.top, box.top), bottom: Math.min(clip.bottom, box.bottom) };
                }
                if (isCut) continue;
                const range = document.createRange();
                range.selectNodeContents(node);
                for (const line of range.getClientRects()) {
                    const box = { node, sticks, left: Math.max(line.left, clip.left), right: Math.min(line.right, clip.right),
                        top: Math.max(line.top + line.height / 4, clip.top), bottom: Math.min(line.bottom - line.height / 4, clip.bottom) };
                    if (box.right - box.left > 2 && box.bottom - box.top > 2) boxes.push(box);
                }
            }
            const name = box => `${box.node.parentElement.tagName.toLowerCase()} "${box.node.data.trim().slice(0, 40)}"`, faults = new Set();
            boxes.sort((a, b) => a.top - b.top);
            boxes.forEach((box, place) => {
                if (box.right > innerWidth + 1 || box.left < -1) faults.add(`${name(box)} is outside the window`);
                for (let next = place + 1; next < boxes.length && boxes[next].top < box.bottom - 1.5; next++) {
                    const other = boxes[next];
                    if (other.node !== box.node && other.sticks === box.sticks && Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1.5
                        && Math.min(box.bottom, other.bottom) - other.top > 1.5)
                        faults.add(`${name(box)} and ${name(other)}{{Covered}}`);
                }
            });
            const root = document.documentElement;
            if (root.scrollWidth > root.clientWidth + 1) faults.add(`the page is ${root.scrollWidth} pixels wide`);
            return [...faults].slice(0, 10);
        }
        """;

    /// <summary>The faults in windows from a phone to a wide screen, and on paper. The window has its width again at the end.</summary>
    public static async Task<string[]> FindFaultsInAllWindows(IPage page)
    {
        var width = page.ViewportSize!.Width;
        var faults = await FindFaults(page, 320, 360, 400, 520, 641, 760, 900, 993, 1024, 1200, 1440);
        // A browser prints a page that is too wide in a smaller size.
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var onPaper = (await FindFaults(page, Paper)).Where(fault => fault.EndsWith(Covered, StringComparison.Ordinal));
        await page.EmulateMediaAsync(new() { Media = Media.Null });
        await page.SetViewportSizeAsync(width, 800);
        return [.. faults, .. onPaper.Select(fault => $"paper {fault}")];
    }

    /// <summary>The faults in windows of these widths, each with its width. The page keeps the last width.</summary>
    public static async Task<List<string>> FindFaults(IPage page, params int[] widths)
    {
        var faults = new List<string>();
        foreach (var width in widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            faults.AddRange((await page.EvaluateAsync<string[]>(Find)).Select(fault => $"{width}: {fault}"));
        }
        return faults;
    }
}
