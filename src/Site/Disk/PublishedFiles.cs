using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

using Chronicle.Presentation;

namespace Chronicle.Cli.Disk;

/// <summary>
/// The list of what a build published, a name a line. Beside the name of a drawing, after a tab, stands its stamp. Anyone may have edited the list:
/// a stamp is worth something only if it is that of the key and the file at hand. Line ends and tabs of a name are written as in an address: strangers
/// name files too, and one name must not become two.
/// </summary>
internal sealed record PublishedFiles(ImmutableArray<string> Names, ImmutableDictionary<string, string> Stamps)
{
    public static PublishedFiles Parse(ReadOnlySpan<byte> bytes)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var stamps = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(bytes).Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = line.IndexOf('\t');
            var name = Unescape(tab < 0 ? line : line[..tab]);
            names.Add(name);
            if (tab >= 0)
                stamps[name] = line[(tab + 1)..];
        }
        return new(names.ToImmutable(), stamps.ToImmutable());
    }

    /// <summary>What proves that a drawing was published as this file: a hash of its key and the bytes.</summary>
    public static string Stamp(Picture drawing, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(drawing.Key)));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public byte[] ToBytes() =>
        Encoding.UTF8.GetBytes(string.Concat(Names.Order(StringComparer.Ordinal).Select(name => Escape(name) + (Stamps.TryGetValue(name, out var stamp) ? $"\t{stamp}\n" : "\n"))));

    private static string Escape(string name) => name.Replace("%", "%25").Replace("\t", "%09").Replace("\n", "%0A").Replace("\r", "%0D");

    private static string Unescape(string line) => line.Replace("%09", "\t").Replace("%0A", "\n").Replace("%0D", "\r").Replace("%25", "%");
}
