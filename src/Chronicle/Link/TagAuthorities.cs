using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Chooses the authority of the tag URIs (RFC 4151) that are the ids in feeds, calendars and linked data. The first publishing fixes the
/// authority permanently. Until then <c>site.yml</c> may contain none, or that of an example. In that case the publisher supplies one with
/// <c>--tag-authority</c>, and the list of published addresses stores it.
/// </summary>
internal static class TagAuthorities
{
    private const string Scheme = "tag:";

    /// <summary>The authority in use; null if there is none. Such a site has no feeds and no calendars.</summary>
    public static string? Choose(ParsedSite parsed, BuildOptions options) => parsed.Settings?.TagAuthority is { } stated
        && !IsExample(stated) ? stated : Published(parsed) ?? options.TagAuthority ?? parsed.Settings?.TagAuthority;

    public static bool IsExample(string authority) => ExampleNames.IsHost(authority.Split(',')[0]);

    /// <summary>The authority of the published ids; null if none were published.</summary>
    public static string? Published(ParsedSite parsed)
    {
        foreach (var line in parsed.Permalinks)
            if (line.Value.StartsWith(Scheme, StringComparison.Ordinal)
                && line.Value[Scheme.Length..].Split(':') is [var authority, _, ..] && TagUri.IsAuthority(authority))
                return authority;
        return null;
    }
}
