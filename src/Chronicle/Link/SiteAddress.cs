using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>Resolves addresses as a browser does.</summary>
internal static class SiteAddress
{
    private const string Host = "http://site";

    /// <summary>
    /// Resolves an address that is written on a page: <c>../x/#y</c> on <c>/a/b/</c> is <c>/a/x/#y</c>. The result has the path below the
    /// base path and the fragment if there is one, without escapes. A query is dropped, because a static host ignores it. An address that
    /// cannot be read stays unchanged.
    /// </summary>
    public static string Resolve(UrlPath page, string address)
    {
        if (!Uri.TryCreate(new Uri(Host + page.Value), address, out var uri))
            return address;
        return Uri.UnescapeDataString(uri.AbsolutePath) + Uri.UnescapeDataString(uri.Fragment);
    }

    /// <summary>
    /// The path below the base path and the fragment of a whole address on this site, without escapes. Null if the address leads to a
    /// different site.
    /// </summary>
    public static string? OfSite(BaseUrl site, string whole) =>
        Uri.TryCreate(whole, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && BaseUrl.OriginOf(uri) == site.Origin
            && uri.AbsolutePath.StartsWith(site.BasePath + "/", StringComparison.Ordinal)
            ? Uri.UnescapeDataString(uri.AbsolutePath[site.BasePath.Length..]) + Uri.UnescapeDataString(uri.Fragment) : null;
}
