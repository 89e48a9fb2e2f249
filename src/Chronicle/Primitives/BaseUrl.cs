using System.Globalization;
using System.Text;

namespace Chronicle.Primitives;

/// <summary>
/// The address at which the site is published. <c>Origin</c> is the scheme, the host and the port. <c>BasePath</c> is the beginning of all
/// addresses of the site. It is empty, or begins with a slash and does not end with one.
/// </summary>
internal sealed record BaseUrl(string Origin, string BasePath)
{
    /// <summary>
    /// Reads <c>https://host/base/</c>; the trailing slash may be missing. A non-ASCII host becomes Punycode, and a non-ASCII path is
    /// percent-encoded, because all programs can read these forms. Null for any other text. A path that begins with two slashes is
    /// refused, because a browser would read the beginning of such a link as a host.
    /// </summary>
    public static BaseUrl? TryParse(string text) =>
        WebAddresses.IsAllowed(text) && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && uri.Query == "" && uri.Fragment == "" && !uri.AbsolutePath.StartsWith("//", StringComparison.Ordinal)
        && OriginOf(uri) is { } origin ? new(origin, uri.AbsolutePath.TrimEnd('/')) : null;

    /// <summary>Scheme, host and port in ASCII; null if the host has no such form.</summary>
    public static string? OriginOf(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        return !Ascii.IsValid(host) ? null
            : $"{uri.Scheme}://{host}{(uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}"))}";
    }

    /// <summary>
    /// The path and the fragment of a full address on this site, without the base path and without escapes. Null if the address leads to a
    /// different site.
    /// </summary>
    public string? PathOf(string whole) =>
        Uri.TryCreate(whole, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && OriginOf(uri) == Origin
            && uri.AbsolutePath.StartsWith(BasePath + "/", StringComparison.Ordinal)
            ? Uri.UnescapeDataString(uri.AbsolutePath[BasePath.Length..]) + Uri.UnescapeDataString(uri.Fragment) : null;

    /// <summary>The address as a link on a page of the site, without scheme and host.</summary>
    public string Link(UrlPath path) => BasePath + path.Encoded;

    /// <summary>Adds the base path to an address below the site that an author wrote, and percent-encodes it.</summary>
    public string Link(string address) => BasePath + WebAddresses.Encode(address);

    /// <summary>The address with scheme and host.</summary>
    public string Absolute(UrlPath path) => Origin + BasePath + path.Encoded;

    /// <summary>Adds scheme, host and base path to an address below the site that an author wrote, and percent-encodes it.</summary>
    public string Absolute(string address) => Origin + Link(address);
}
