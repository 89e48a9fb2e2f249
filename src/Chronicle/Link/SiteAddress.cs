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
}
