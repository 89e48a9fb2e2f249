using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;

namespace Chronicle.Authoring;

/// <summary>Finds the reason why the page of a new id cannot have its address.</summary>
internal static class TakenAddress
{
    /// <summary>The reason, without the advice to choose a different id; null if the address is free.</summary>
    /// <param name="returning">The address of a page that may return to this address; null if there is no such page.</param>
    public static string? Explain(ParsedSite parsed, UrlPath address, UrlPath? returning = null) =>
        Routes.IsOfGenerator(address.Value) ? $"{address} is the address of a list or another page of the site"
        : parsed.Redirects.FirstOrDefault(redirect => redirect.From.Value == address.Value
            && (returning is null || redirect.To?.Split('#')[0] != returning.Value)) is { } redirect
            ? $"{redirect.Path} was published once and leads elsewhere ({redirect.From.At}), and an address never gets another meaning"
        : null;

    /// <summary>The ids that a new record in a folder cannot have because of their addresses.</summary>
    public static IEnumerable<string> IdsIn(string folder, ParsedSite parsed) =>
        from address in parsed.Redirects.Select(redirect => redirect.From.Value).Concat(Routes.OfGenerator)
        let id = address.Trim('/').Split('/')[^1]
        where Routes.Of(folder, id).Value == address
        select id;
}
