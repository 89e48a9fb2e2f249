using System.Text.RegularExpressions;

namespace Chronicle.Primitives;

/// <summary>
/// Names that are not web addresses (<c>tag:</c> URIs, RFC 4151). A name consists of a host, a day on which the host belonged to its owner,
/// and the owner's name for the object. Such a name stays the same if titles, files and hosts change.
/// </summary>
internal static partial class TagUri
{
    /// <summary>Whether a text can be the authority, the part before the name: <c>example.org,2026</c>.</summary>
    public static bool IsAuthority(string text) =>
        text.Split(',') is [var host, var date] && Host().IsMatch(host) && PartialDate.TryParse(date, out var day)
            && day is { IsSingle: true, Approximate: false };

    /// <summary>
    /// Joins the authority and the segments. The segments are not escaped, so they may contain only letters, digits, <c>-</c> and <c>.</c>,
    /// like ids.
    /// </summary>
    public static string Create(string authority, params ReadOnlySpan<string> segments) => $"tag:{authority}:{string.Join('/', segments)}";

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
