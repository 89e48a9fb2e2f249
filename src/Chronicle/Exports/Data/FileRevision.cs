using System.Security.Cryptography;
using System.Text;

namespace Chronicle.Exports.Data;

/// <summary>
/// The revision of a single file: a hash of the content of the file. If each file contained the revision of all data, each edit would
/// change every file.
/// </summary>
internal static class FileRevision
{
    /// <summary>The placeholder in a file until its hash is known.</summary>
    public const string Unstamped = "000000000000";

    /// <summary>
    /// Replaces the first <see cref="Unstamped"/> in the array with the hash of the array, and returns the same array. No data can be
    /// replaced, because the placeholder is before all data.
    /// </summary>
    public static byte[] Stamp(byte[] file)
    {
        if (file.AsSpan().IndexOf("000000000000"u8) is >= 0 and var at)
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(file))[..Unstamped.Length]).CopyTo(file, at);
        return file;
    }
}
