using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>The addresses of all pages and files of the built site, for the check of links.</summary>
internal sealed class SiteAddresses
{
    private const string Assets = "/assets/";

    /// <summary>The greatest length of an address whose ends are searched. A hostile address could consist of slashes.</summary>
    private const int LongestWithEnds = 500;

    private readonly HashSet<string> _addresses;
    private readonly Lazy<Dictionary<string, string>> _composed;

    private readonly HashSet<string> _former;

    /// <param name="addresses">All addresses.</param>
    /// <param name="former">The addresses of redirects. No suggestion names one of them.</param>
    public SiteAddresses(IEnumerable<string> addresses, IEnumerable<string> former)
    {
        _former = former.ToHashSet(StringComparer.Ordinal);
        _addresses = addresses.ToHashSet(StringComparer.Ordinal);
        Spans = _addresses.GetAlternateLookup<ReadOnlySpan<char>>();
        _composed = new(() => Compose(_addresses.Except(_former, StringComparer.Ordinal)));
    }

    /// <summary>A lookup of the addresses by a span of characters, which needs no new string for each search.</summary>
    public HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Spans { get; }

    public bool Contains(string address) => _addresses.Contains(address);

    /// <summary>
    /// The address to which a link leads: with a slash at its end if only this form is an address of the site, because static hosts
    /// redirect /x to /x/.
    /// </summary>
    public string WithSlash(string address) => !Contains(address) && Contains(address + "/") ? address + "/" : address;

    /// <summary>
    /// The suggestion at the end of a message about an unknown address: an address that looks the same, the end of the address from one of
    /// its slashes, or the nearest address. Empty if there is no similar address.
    /// </summary>
    public string Hint(string address, NameHints hints) =>
        _composed.Value.TryGetValue(Letters.Compose(address), out var same) ? "; " + Lookalike.Describe(address, same)
            : FindEnd(address) is { } end ? NameHints.Suggest(end)
            : hints.Find(address.LastIndexOf(Assets, StringComparison.Ordinal) is > 0 and var at ? address[at..] : address,
                _addresses.Except(_former, StringComparer.Ordinal));

    // Without its first slash, an address is below the address of the page: assets/lamp.png is /milestones/first-light/assets/lamp.png.
    private string? FindEnd(string address)
    {
        if (address.Length > LongestWithEnds)
            return null;
        for (var slash = address.IndexOf('/', 1); slash > 0 && slash + 1 < address.Length; slash = address.IndexOf('/', slash + 1))
            if ((Spans.TryGetValue(address.AsSpan(slash), out var known) || Spans.TryGetValue($"{address.AsSpan(slash)}/", out known))
                && !_former.Contains(known))
                return known;
        return null;
    }

    private static Dictionary<string, string> Compose(IEnumerable<string> addresses)
    {
        var composed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in addresses.Order(StringComparer.Ordinal))
            composed.TryAdd(Letters.Compose(address), address);
        return composed;
    }
}
