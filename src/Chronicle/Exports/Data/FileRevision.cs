using System.Security.Cryptography;
using System.Text;

namespace Chronicle.Exports.Data;

/// <summary>The revision of a single file: a hash of its content. So an edit changes only the files whose data changed.</summary>
internal static class FileRevision
{
    /// <summary>The placeholder in a file until its hash is known.</summary>
    public const string Unstamped = "000000000000";

    /// <summary>
    /// The file with the hash of its content in place of the first <see cref="Unstamped"/>. The placeholder is before all data.
    /// </summary>
    public static byte[] Stamp(byte[] file)
    {
        if (file.AsSpan().IndexOf("000000000000"u8) is >= 0 and var at)
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(file))[..Unstamped.Length]).CopyTo(file, at);
        return file;
    }
}
