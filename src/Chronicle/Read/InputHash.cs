using System.Security.Cryptography;
using System.Text;
using Chronicle.Domain;
using Chronicle.Input;

namespace Chronicle.Read;

/// <summary>
/// The revision of the data: a hash over the names and the contents of the input's files, sorted by name. It ignores README files (for
/// people), the permalinks (written by builds) and the lists of imports, because these are not data. All line ends count as the same, so a
/// copy from a different system has the same revision.
/// </summary>
internal static class InputHash
{
    private const int Digits = 12;

    /// <summary>
    /// The hash is computed at its first use, because most pages do not show it, and a preview need not wait for it (60 ms for 20 MB).
    /// </summary>
    public static Revision Create(Folder input) => new(new Lazy<string>(() => HashOf(input)));

    private static string HashOf(Folder input)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in input.Files.Where(file => IsData(input.NameOf(file))).OrderBy(input.NameOf, StringComparer.Ordinal))
        {
            // Each name and each file is hashed to a fixed length. Otherwise the hash would be the same if text moved from a name to its
            // file.
            all.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(input.NameOf(file))));
            all.AppendData(Sha256(file.Bytes.Span));
        }
        return Convert.ToHexStringLower(all.GetHashAndReset())[..Digits];
    }

    /// <summary>The revision of one file. All line ends count as the same, as in the revision of the data.</summary>
    public static string HashFile(ReadOnlySpan<byte> file) => Convert.ToHexStringLower(Sha256(file))[..Digits];

    private static bool IsData(string name) => !InputNames.IsPermalinks(name) && !InputNames.IsReadme(name)
        && !name.StartsWith(InputNames.Imports, StringComparison.Ordinal);

    private static byte[] Sha256(ReadOnlySpan<byte> file) => file.Contains((byte)'\r') ? HashWithPlainLineEnds(file)
        : SHA256.HashData(file);

    private static byte[] HashWithPlainLineEnds(ReadOnlySpan<byte> text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var end = text.IndexOf((byte)'\r'); end >= 0; end = text.IndexOf((byte)'\r'))
        {
            hash.AppendData(text[..end]);
            hash.AppendData("\n"u8);
            text = text[(end + (end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1))..];
        }
        hash.AppendData(text);
        return hash.GetHashAndReset();
    }
}
