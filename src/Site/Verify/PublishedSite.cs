using Chronicle.Primitives;

namespace Chronicle.Cli.Verify;

/// <summary>Opens a site by its place, a folder or an address.</summary>
internal static class PublishedSite
{
    /// <summary>The site in a folder or at an address; null if the place is neither.</summary>
    public static IPublishedSite? Open(string place) =>
        place.StartsWith("https://", StringComparison.Ordinal) || place.StartsWith("http://", StringComparison.Ordinal)
            ? BaseUrl.TryParse(place) is { } site ? new PublishedHost(site) : null
            : Directory.Exists(place) ? new PublishedFolder(place) : null;

    /// <summary>The site in a folder, at an address, or in the list of a manifest file; null if the place is none of these.</summary>
    public static IPublishedSite? OpenOrManifest(string place) => Open(place)
        ?? (place.EndsWith(".json", StringComparison.Ordinal) && File.Exists(place) ? new ManifestFile(Path.GetFullPath(place)) : null);
}
