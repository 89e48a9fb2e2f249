using System.Security.Cryptography;
using System.Text;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Render;

namespace Chronicle.Cli.Disk;

/// <summary>A hash of everything that a build depends on: the program, the options, and every file of input and theme. The same key means the same site.</summary>
internal static class BuildKey
{
    /// <param name="ledger">The ledger as it is, or as the build is about to write it: it is part of the input of the next build.</param>
    public static string Of(InputFiles files, BuildOptions options, ReadOnlySpan<byte> ledger)
    {
        var ledgerPath = LedgerOf(files);
        InputFile[] counted = [.. files.Input.Files.Concat(files.Theme.Files).Where(file => file.Path != ledgerPath)];
        var hashes = new byte[counted.Length][];
        Workers.For(counted.Length, i => hashes[i] = SHA256.HashData(counted[i].Bytes.Span));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Encoding.UTF8.GetBytes(typeof(BuildKey).Module.ModuleVersionId.ToString()));
        Append(hash, Encoding.UTF8.GetBytes($"{options.Url?.Origin} {options.Url?.BasePath} {options.AsOf:O} {options.Locked} {files.Input.Path} {files.Theme.Path}"));
        for (var i = 0; i < counted.Length; i++)
        {
            Append(hash, Encoding.UTF8.GetBytes(counted[i].Path));
            hash.AppendData(hashes[i]);
        }
        Append(hash, ledger);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The same, with the ledger as it lies in the input.</summary>
    public static string Of(InputFiles files, BuildOptions options) =>
        Of(files, options, LedgerOf(files) is var path && files.Input.Files.FirstOrDefault(file => file.Path == path) is { } ledger ? ledger.Bytes.Span : default);

    private static string LedgerOf(InputFiles files) => files.Input.Path + "/permalinks.txt";

    // With its length before it nothing can move from one into the next without being seen.
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
        hash.AppendData(bytes);
    }
}
