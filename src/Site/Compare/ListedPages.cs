using Chronicle.Cli.Verify;
using Chronicle.Exports;
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
        return new(pages, await AddAll(site, pages));
    }

    private static async Task<string?> AddAll(IPublishedSite site, Dictionary<string, ManifestEntry> pages)
    {
        var (bytes, problem) = await site.Read(Verifier.ManifestName, Verifier.LargestManifest);
        if (bytes is null)
            return $"{Verifier.ManifestName}: {problem ?? "missing; a built site has this file"}";
        if (Verifier.TryParse(bytes) is not { } manifest || manifest.Parts.Length > Verifier.MostParts)
            return $"{Verifier.ManifestName}: unreadable";
        Add(manifest);
        foreach (var part in manifest.Parts)
        {
            var (listed, wrong) = await Verifier.ReadPart(site, part, manifest.Revision);
            if (listed is null)
                return $"{part.Path}: {wrong}";
            Add(listed);
        }
        return null;

        void Add(Manifest listed)
        {
            foreach (var file in listed.Files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)))
                pages[file.Path] = file;
        }
    }
}
