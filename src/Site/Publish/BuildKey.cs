using System.Security.Cryptography;
using System.Text;
using Site.Domain;
using Site.Read;

namespace Site.Publish;

/// <summary>A hash of everything that a build depends on: the program, the options, and every file of input and theme. The same key means the same site.</summary>
public static class BuildKey
{
    /// <param name="ledger">The ledger as it is, or as the build is about to write it: it is part of the input of the next one.</param>
    public static string Of(InputFiles files, BuildOptions options, ReadOnlySpan<byte> ledger)
    {
        var ledgerPath = LedgerOf(files);
        return Of(files, options, path => path != ledgerPath, ledger);
    }

    /// <summary>A hash of everything but the ledger and the files of these records.</summary>
    public static string OfAllBut(Draft draft, InputFiles files, BuildOptions options)
    {
        var left = new HashSet<string>(StringComparer.Ordinal) { LedgerOf(files) };
        foreach (var record in draft.Records)
            left.Add(record.At.Path);
        return Of(files, options, path => !left.Contains(path), default);
    }

    private static string Of(InputFiles files, BuildOptions options, Func<string, bool> counts, ReadOnlySpan<byte> ledger)
    {
        InputFile[] counted = [.. files.Input.Files.Concat(files.Theme.Files).Where(file => counts(file.Path))];
        Workers.For(counted.Length, i => _ = counted[i].Sha256);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Encoding.UTF8.GetBytes(typeof(BuildKey).Module.ModuleVersionId.ToString()));
        Append(hash, Encoding.UTF8.GetBytes($"{options.Url?.Origin} {options.Url?.BasePath} {options.AsOf:O} {options.Locked} {files.Input.Path} {files.Theme.Path}"));
        foreach (var file in counted)
        {
            Append(hash, Encoding.UTF8.GetBytes(file.Path));
            hash.AppendData(file.Sha256);
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
