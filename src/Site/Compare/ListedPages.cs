using Chronicle.Cli.Verify;
using Chronicle.Presentation;

namespace Chronicle.Cli.Compare;

/// <summary>
/// The pages that the manifest of a site lists, by path. <paramref name="Problem"/> is null, or the reason why the list is missing or
/// incomplete.
/// </summary>
internal sealed record ListedPages(IReadOnlyDictionary<string, ManifestEntry> Pages, string? Problem)
{
    public static async Task<ListedPages> Read(IPublishedSite site)
    {
        var pages = new Dictionary<string, ManifestEntry>(StringComparer.Ordinal);
        return new(pages, await AddAll(site, Verifier.ManifestName, pages, mayHaveParts: true));
    }

    private static async Task<string?> AddAll(
        IPublishedSite site, string name, Dictionary<string, ManifestEntry> pages, bool mayHaveParts)
    {
        var (bytes, problem) = await site.Read(name, Verifier.LargestManifest);
        if (bytes is null)
            return $"{name}: {problem ?? "missing"}";
        if (Verifier.TryParse(bytes) is not { } manifest || manifest.Parts.Length > (mayHaveParts ? Verifier.MostParts : 0))
            return $"{name}: unreadable";
        foreach (var file in manifest.Files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)))
            pages[file.Path] = file;
        foreach (var part in manifest.Parts)
            if (await AddAll(site, part.Path, pages, mayHaveParts: false) is { } missing)
                return missing;
        return null;
    }
}
