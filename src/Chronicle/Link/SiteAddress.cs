using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>Addresses of the site as a browser understands them.</summary>
internal static class SiteAddress
{
    private const string Host = "http://site";

    /// <summary>
    /// The path, and the fragment if there is one, of an address seen from a page, below the base path and without escapes: <c>../x/#y</c>
    /// on <c>/a/b/</c> is <c>/a/x/#y</c>. Queries are dropped, because a static host ignores them. An address that cannot be read stays
    /// unchanged.
    /// </summary>
    public static string Resolve(UrlPath page, string address)
    {
        if (!Uri.TryCreate(new Uri(Host + page.Value), address, out var uri))
            return address;
        return Uri.UnescapeDataString(uri.AbsolutePath) + Uri.UnescapeDataString(uri.Fragment);
    }
}
