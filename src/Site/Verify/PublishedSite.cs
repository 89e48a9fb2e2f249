using Chronicle.Cli.Disk;
using Chronicle.Primitives;

namespace Chronicle.Cli.Verify;

/// <summary>Opens a site in a folder or at an address.</summary>
internal static class PublishedSite
{
    /// <summary>The site in a folder or at an address; null if the text is neither.</summary>
    public static IPublishedSite? Open(string given) =>
        given.StartsWith("https://", StringComparison.Ordinal) || given.StartsWith("http://", StringComparison.Ordinal)
            ? BaseUrl.TryParse(given) is { } site ? new PublishedHost(site) : null
            : Directory.Exists(given) ? new PublishedFolder(given) : null;

    /// <summary>The site in a folder, at an address, or in the list of a manifest file; null if the text is none of these.</summary>
    public static IPublishedSite? OpenOrManifest(string given) => Open(given)
        ?? (given.EndsWith(".json", StringComparison.Ordinal) && PlainFile.Resolve(given) is { } path ? new ManifestFile(path) : null);
}
