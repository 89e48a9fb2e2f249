using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>The addresses that a site has.</summary>
internal sealed class SiteAddresses
{
    private readonly HashSet<string> _addresses;
    private readonly Lazy<Dictionary<string, string>> _composed;

    public SiteAddresses(IEnumerable<string> addresses)
    {
        _addresses = addresses.ToHashSet(StringComparer.Ordinal);
        Spans = _addresses.GetAlternateLookup<ReadOnlySpan<char>>();
        _composed = new(() => Compose(_addresses));
    }

    /// <summary>A lookup of the addresses by a span of characters, which needs no new string for each search.</summary>
    public HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Spans { get; }

    public bool Contains(string address) => _addresses.Contains(address);

    /// <summary>
    /// The suggestion at the end of a message about an unknown address: an address that looks the same, or the nearest address. Empty if
    /// there is no similar address.
    /// </summary>
    public string Hint(string address, NameHints hints) =>
        _composed.Value.TryGetValue(Letters.Compose(address), out var same) ? "; " + Lookalike.Describe(address, same)
            : hints.Find(address, _addresses);

    private static Dictionary<string, string> Compose(HashSet<string> addresses)
    {
        var composed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in addresses.Order(StringComparer.Ordinal))
            composed.TryAdd(Letters.Compose(address), address);
        return composed;
    }
}
