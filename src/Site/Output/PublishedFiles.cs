using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Chronicle.Presentation;

namespace Chronicle.Cli.Output;

/// <summary>
/// The list of published files (<c>.site-files</c>), with one name on each line. A tab and a stamp follow the name of a drawing. Anyone can
/// edit the list, so a stamp is valid only for one drawing and the bytes of one file. Line ends and tabs in names are escaped, because
/// names are untrusted and one name must not become two.
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
            var name = LastBuild.Unescape(tab < 0 ? line : line[..tab]);
            names.Add(name);
            if (tab >= 0)
                stamps[name] = line[(tab + 1)..];
        }
        return new(names.ToImmutable(), stamps.ToImmutable());
    }

    /// <summary>
    /// Creates a stamp, a hash of the key of a drawing and the bytes of a file. It proves that the drawing was published as this file.
    /// </summary>
    public static string CreateStamp(Picture drawing, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(drawing.Key)));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public byte[] ToBytes() =>
        Encoding.UTF8.GetBytes(string.Concat(Names.Order(StringComparer.Ordinal).Select(ToLine)));

    private string ToLine(string name) => LastBuild.Escape(name) + (Stamps.TryGetValue(name, out var stamp) ? $"\t{stamp}\n" : "\n");
}
