using System.Security.Cryptography;

namespace Chronicle.Presentation;

/// <summary>
/// A published file: its path below the root of the site, its size in bytes, and the SHA-256 of its bytes in hexadecimal digits.
/// </summary>
internal sealed record ManifestEntry(string Path, long Bytes, string Sha256)
{
    public static ManifestEntry Create(string path, ReadOnlySpan<byte> bytes) =>
        new(path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
}
