using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// The authority in all ids of feeds, calendars and linked data. The first publishing fixes it for good. Until then <c>site.yml</c> may
/// have that of an example: whoever publishes then gives one with <c>--tag-authority</c>, and the list of published addresses keeps it.
/// </summary>
internal static class Authorities
{
    private const string Scheme = "tag:";

    /// <summary>The authority that counts; null if the site states none, and has no feeds and no calendars.</summary>
    public static string? Choose(ParsedSite parsed, BuildOptions options) => parsed.Settings?.TagAuthority is { } stated
        ? IsExample(stated) ? Published(parsed) ?? options.TagAuthority ?? stated : stated : null;

    public static bool IsExample(string authority) => ExampleNames.IsHost(authority.Split(',')[0]);

    /// <summary>The authority of the ids that were published; null if none were.</summary>
    public static string? Published(ParsedSite parsed)
    {
        foreach (var line in parsed.Permalinks)
            if (line.Value.StartsWith(Scheme, StringComparison.Ordinal)
                && line.Value[Scheme.Length..].Split(':') is [var authority, _, ..] && TagUri.IsAuthority(authority))
                return authority;
        return null;
    }
}
