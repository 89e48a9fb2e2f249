using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// The pages and files that are missing because of a reported error, or because the site is as of an earlier day. A record, a source or a
/// picture is unreadable, a template fails, an address has two claims, or a record or a source is later than the day. A link to a
/// missing page is not reported, and the address of the page is not reported as lost.
/// </summary>
internal sealed class MissingPages
{
    private readonly ImmutableHashSet<string> _addresses;
    private readonly HashSet<string> _ids;
    private readonly UnreadFiles _unread;

    public MissingPages(ParsedSite parsed, SiteModel site, ImmutableHashSet<string> failed, ImmutableHashSet<string> claimedTwice)
    {
        var sources = site.Sources.Select(source => source.Id).ToHashSet();
        _addresses = [.. failed, .. claimedTwice, .. parsed.Unread.Assets,
            .. parsed.Sources.Select(source => source.Id).Where(source => !sources.Contains(source)).Concat(parsed.UnusableSources)
                .Where(source => Ids.IsValid(source.Value)).SelectMany(AddressesOf)];
        _ids = parsed.Records.Select(record => record.Id).Where(id => !site.Linked.ContainsKey(id))
            .Concat(parsed.Unusable.Select(record => record.Id)).Select(id => id.Value).ToHashSet(StringComparer.Ordinal);
        _unread = parsed.Unread;
    }

    /// <summary>
    /// Whether the addresses or the redirects of the site are not completely known. An unreadable record may be the origin of any missing
    /// address: its page, its anchors in lists, the page of its year, or its feed entry.
    /// </summary>
    public bool HidesAddresses => !_addresses.IsEmpty || _ids.Count > 0 || _unread.Redirects;

    /// <summary>Whether <c>permalinks.txt</c> has unreadable lines.</summary>
    public bool HidesPermalinks => _unread.Permalinks;

    private static IEnumerable<string> AddressesOf(SourceId source) => [Routes.Source(source).Value, ApiRoutes.Source(source).Value];

    /// <summary>
    /// Whether this address, or this anchor on a page, may be missing because of a reported error, or because the site shows an earlier
    /// day.
    /// </summary>
    public bool Contains(string address, string? fragment)
    {
        if (_addresses.Contains(address) || _addresses.Contains(address + "/"))
            return true;
        if (_ids.Count == 0)
            return false;
        // A year has a page only if a milestone has a date in the year. The same is true of the anchor of a year or a month on a list. The
        // unreadable milestone may be the only one with such a date.
        if (Routes.IsListOfMilestones(address) && (fragment is null || _ids.Contains(fragment) || fragment.AsSpan()
            .ContainsAnyExceptInRange('-', '9') == false))
            return true;
        foreach (var segment in address.Split('/'))
            if (_ids.Contains(segment) || segment.EndsWith(".json", StringComparison.Ordinal) && _ids.Contains(segment[..^".json".Length])
                || segment.Split("..") is [var from, var to] && (_ids.Contains(from) || _ids.Contains(to)))
                return true;
        return false;
    }
}
