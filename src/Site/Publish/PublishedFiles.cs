using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Site.Render;

namespace Site.Publish;

/// <summary>
/// The list of what a build published, a name a line. Beside the name of a drawing, after a tab, stands its stamp. Anyone may have edited the list:
/// a stamp is worth something only if it is that of the key and the file at hand.
/// </summary>
public sealed record PublishedFiles(ImmutableArray<string> Names, ImmutableDictionary<string, string> Stamps)
{
    public static PublishedFiles None { get; } = new([], ImmutableDictionary<string, string>.Empty);

    public static PublishedFiles Parse(IEnumerable<string> lines)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var stamps = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var tab = line.LastIndexOf('\t');
            names.Add(tab < 0 ? line : line[..tab]);
            if (tab >= 0)
                stamps[line[..tab]] = line[(tab + 1)..];
        }
        return new(names.ToImmutable(), stamps.ToImmutable());
    }

    /// <summary>What proves that a drawing was published as this file: a hash of its key and the bytes.</summary>
    public static string Stamp(Drawing drawing, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(drawing.Key)));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>By name. A name that itself has a tab gets one after it, so that the last of a line always ends the name.</summary>
    public byte[] ToBytes() =>
        Encoding.UTF8.GetBytes(string.Concat(Names.Order(StringComparer.Ordinal).Select(name => Stamps.TryGetValue(name, out var stamp) ? $"{name}\t{stamp}\n" : name.Contains('\t') ? $"{name}\t\n" : name + "\n")));
}
