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

    /// <summary>The folders around a file, from the inner to the outer one: <c>a/b</c> and <c>a</c> for <c>a/b/c.txt</c>.</summary>
    public static IEnumerable<string> FoldersOf(string file)
    {
        for (var slash = file.LastIndexOf('/'); slash > 0; slash = file.LastIndexOf('/', slash - 1))
            yield return file[..slash];
    }

    public static UrlPath Page(params ReadOnlySpan<string> segments) => new($"/{string.Join('/', segments)}/");

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
