using System.Security.Cryptography;
using System.Text;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;

namespace Chronicle.Cli.Output;

/// <summary>
/// A hash of all data on which a build depends: the program, the options, and every file of the input and the theme. The same key means the
/// same site.
/// </summary>
internal static class BuildKey
{
    /// <summary>The key of a build from these files.</summary>
    /// <param name="permalinks">The bytes of permalinks.txt after the build, because they are input of the next build.</param>
    public static string Compute(InputFiles files, BuildOptions options, ReadOnlySpan<byte> permalinks)
    {
        var permalinksPath = $"{files.Input.Path}/{InputNames.Permalinks}";
        InputFile[] counted = [.. files.Input.Files.Concat(files.Theme.Files).Where(file => file.Path != permalinksPath)];
        var hashes = new byte[counted.Length][];
        Workers.For(counted.Length, i => hashes[i] = SHA256.HashData(counted[i].Bytes.Span));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Encoding.UTF8.GetBytes(ProgramIdentity.Find()));
        Append(hash, Encoding.UTF8.GetBytes(
            $"{options.Url?.Origin} {options.Url?.BasePath} {options.AsOf:O} {options.IsPublishing} {options.Repository} {options.Branch} "
            + $"{options.TagAuthority} {files.Input.Path} {files.Theme.Path}"));
        for (var i = 0; i < counted.Length; i++)
        {
            Append(hash, Encoding.UTF8.GetBytes(counted[i].Path));
            hash.AppendData(hashes[i]);
        }
        Append(hash, permalinks);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The bytes of permalinks.txt when it was read; empty if there is no such file.</summary>
    public static ReadOnlySpan<byte> PermalinksOf(InputFiles files) =>
        files.Input.Find(InputNames.Permalinks) is { } permalinks ? permalinks.Bytes.Span : default;

    // The length is written before the bytes, so that different sequences of values never give the same bytes.
    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
        hash.AppendData(bytes);
    }
}
