using System.Globalization;
using System.Text;

namespace Chronicle.Primitives;

/// <summary>
/// An address of the site below its base path, with forward slashes and a slash at the beginning. The address of a page ends with a slash,
/// and a host serves <c>index.html</c> for it. The address of a file ends with the name of the file. Addresses of records are in lower
/// case. Addresses of files and of redirected pages may contain capitals.
/// </summary>
internal sealed record UrlPath : IComparable<UrlPath>
{
    private const string AnyOrigin = "http://site";

    private string? _file;

    private UrlPath(string value) => Value = value;

    public static UrlPath Root { get; } = new("/");

    public string Value { get; }

    /// <summary>The file that a static host serves for this address, relative to the output folder.</summary>
    public string File => _file ??= Value.EndsWith('/') ? string.Concat(Value.AsSpan(1), "index.html") : Value[1..];

    public static UrlPath Page(params ReadOnlySpan<string> segments) =>
        new(segments is [var folder, var name] ? $"/{folder}/{name}/" : "/" + string.Join('/', segments) + "/");

    public static UrlPath OfFile(params ReadOnlySpan<string> segments) => new("/" + string.Join('/', segments));

    /// <summary>
    /// Resolves an address that is written on this page, as a browser does: <c>../x/#y</c> on <c>/a/b/</c> is <c>/a/x/#y</c>. The result
    /// has the path below the base path and the fragment if there is one, without escapes. A query is dropped, because a static host
    /// ignores it. An address that cannot be read stays unchanged.
    /// </summary>
    public string Resolve(string address) => Uri.TryCreate(new Uri(AnyOrigin + Value), address, out var uri)
        ? Uri.UnescapeDataString(uri.AbsolutePath) + Uri.UnescapeDataString(uri.Fragment) : address;

    public bool Equals(UrlPath? other) => other is not null && Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>
    /// The address in the form for a URL: percent signs and UTF-8 bytes replace every character that RFC 3986 forbids in a path.
    /// </summary>
    public string Encoded => WebAddresses.EncodePath(Value);

    public int CompareTo(UrlPath? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;
}

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
    /// The path below the base path and the fragment of a whole address on this site, without escapes. Null if the address leads to a
    /// different site.
    /// </summary>
    public string? PathOf(string whole) =>
        Uri.TryCreate(whole, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && OriginOf(uri) == Origin
            && uri.AbsolutePath.StartsWith(BasePath + "/", StringComparison.Ordinal)
            ? Uri.UnescapeDataString(uri.AbsolutePath[BasePath.Length..]) + Uri.UnescapeDataString(uri.Fragment) : null;

    /// <summary>The address as a link on a page of the site, without scheme and host.</summary>
    public string Link(UrlPath path) => BasePath + path.Encoded;

    /// <summary>The address with scheme and host.</summary>
    public string Absolute(UrlPath path) => Origin + BasePath + path.Encoded;

    /// <summary>Adds scheme, host and base path to an address below the site that an author wrote, and percent-encodes it.</summary>
    public string Absolute(string address) => Origin + BasePath + WebAddresses.Encode(address);
}
