using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Render;

namespace Chronicle.Check;

/// <summary>
/// Compares the compressed size of the pages of each kind with the limits in <c>site.yml</c>. The size of a page is the size of its HTML
/// and of its style sheets, each compressed with gzip, as on a web host. The limits are for the present state of the site, so the pages of
/// an earlier state (<c>--as-of</c>) are not measured.
/// </summary>
internal static class Budgets
{
    /// <summary>
    /// The code checks pages from the longest HTML to the shortest, and stops after this number of consecutive pages within the budget.
    /// Compressing ten thousand pages takes seconds, and pages of one kind have similar compression rates.
    /// </summary>
    private const int EnoughWithin = 20;

    public static ImmutableArray<Diagnostic> Check(SiteModel site, RenderedSite rendered, Theme theme)
    {
        if (site.Settings.Budgets.IsEmpty)
            return [];
        var diagnostics = new DiagnosticBag();
        var kinds = theme.Templates.Set.LayoutNames.ToArray();
        foreach (var budget in site.Settings.Budgets)
            if (!kinds.Contains(budget.Kind.Value) && budget.Kind.Value != "default")
                diagnostics.Add(Rules.UnknownPageKind, budget.Kind.At, () =>
                    $"there is no kind of page \"{budget.Kind.Value}\"; "
                        + $"kinds are called like the theme's layouts{Nearest.Hint(budget.Kind.Value, kinds)}");

        if (site.State.LooksBack)
            return diagnostics.ToImmutable();
        var files = rendered.Files.ToDictionary(file => file.Address.Value, StringComparer.Ordinal);
        var styles = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pages in rendered.Files.Where(file => file.Layout is not null)
            .GroupBy(file => Path.GetFileNameWithoutExtension(file.Layout!.Value.Path), StringComparer.Ordinal))
            if ((site.Settings.Budgets.FirstOrDefault(budget => budget.Kind.Value == pages.Key)
                ?? site.Settings.Budgets.FirstOrDefault(budget => budget.Kind.Value == "default")) is { } budget)
                CheckKind(pages.Key, [.. pages.OrderByDescending(page => page.Content.Length).ThenBy(page => page.Address)], budget,
                    Weigh, site, diagnostics);
        return diagnostics.ToImmutable();

        int Weigh(RenderedFile page) => Compressed(page.Bytes) + StyleSheets(page, site.Url).Sum(address =>
            styles.TryGetValue(address, out var known) ? known : styles[address] = files.TryGetValue(address, out var style)
                ? Compressed(style.Bytes) : 0);
    }

    private static void CheckKind(string kind, ImmutableArray<RenderedFile> pages, Budget budget, Func<RenderedFile, int> weigh,
        SiteModel site, DiagnosticBag diagnostics)
    {
        var (within, over, heaviest) = (0, 0, (Page: pages[0], Bytes: 0));
        for (var i = 0; i < pages.Length && within < EnoughWithin; i++)
        {
            var bytes = weigh(pages[i]);
            heaviest = bytes > heaviest.Bytes ? (pages[i], bytes) : heaviest;
            (within, over) = bytes / 1000m <= budget.Kilobytes ? (within + 1, over) : (0, over + 1);
        }
        if (over > 0)
            diagnostics.Add(Rules.OverBudget, heaviest.Page.Source,
                string.Create(CultureInfo.InvariantCulture,
                    $"the page {heaviest.Page.Address} takes {heaviest.Bytes / 1000m:0.0##} kB compressed with its style sheets"
                    + $"{(over > 1 ? $", as do {over - 1} more" : "")}; pages of the kind \"{kind}\" may take "
                    + $"{budget.Kilobytes:0.###} kB. The site is published anyway; {WayOut(site, heaviest.Page)}"));
    }

    private static string WayOut(SiteModel site, RenderedFile page) =>
        site.Chapters.FirstOrDefault(chapter => Routes.Of(chapter) == page.Address) is { } chapter
            && chapter.Body.Headings.Any(heading => heading.Level == 2)
            ? $"to correct this, make chapters of its sections with `split {chapter.Id}`, which keeps every address"
            : "to correct this, shorten the page, or raise \"budgets\" in site.yml";

    private static IEnumerable<string> StyleSheets(RenderedFile page, BaseUrl site)
    {
        var sheets = new List<string>();
        var scanner = new HtmlScanner(page.Bytes.Span);
        while (scanner.Read())
        {
            if (scanner.IsEnd || !scanner.Is("link"u8))
                continue;
            var (isStyle, address) = (false, "");
            var attributes = scanner.GetAttributes();
            while (attributes.Read())
            {
                isStyle |= attributes.Is("rel"u8) && attributes.Value.SequenceEqual("stylesheet"u8);
                if (attributes.Is("href"u8))
                    address = HtmlScanner.Decode(attributes.Value).Split('?')[0];
            }
            if (isStyle && address.StartsWith(site.BasePath, StringComparison.Ordinal))
                sheets.Add(address[site.BasePath.Length..]);
        }
        return sheets;
    }

    private static int Compressed(ReadOnlyMemory<byte> bytes)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(bytes.Span);
        return (int)compressed.Length;
    }
}
