using System.Collections.Immutable;
using System.Text;
using Chronicle.Cli.Disk;
using Chronicle.Cli.Output;
using Chronicle.Presentation;
using Chronicle.Read;

namespace Chronicle.Cli.Input;

/// <summary>Writes <c>permalinks.txt</c>, the list of all addresses that were ever published.</summary>
internal static class PermalinksFile
{
    private const string Explanation = """
    # All published addresses and anchors, sorted, one on each line. `build --publish` adds new lines. Keep every line of an address that
    # was online: input/README.md explains how to move or remove an address. Delete only lines of addresses that were never online.

    """;

    public static string PathIn(string input) => Path.Join(input, InputNames.Permalinks);

    /// <summary>Writes the addresses, unless the file already contains them.</summary>
    /// <param name="read">The bytes that this build read from the file; empty if there was none.</param>
    /// <returns>The bytes of the file as this build makes it, for the <see cref="BuildKey"/>. A file that also contains addresses of a
    /// different build gives a different key, so the next build does not skip its work.</returns>
    public static byte[] Write(ImmutableArray<string> addresses, string input, ReadOnlySpan<byte> read)
    {
        var bytes = ToBytes(addresses);
        using var held = InputLock.Wait(input);
        var existing = PlainFile.ReadIfAny(PathIn(input)) ?? [];
        if (existing.Length > 0 && IsSame(existing, bytes))
            return existing;
        // If a different build has added addresses since this build read the file, the new file contains the addresses of both.
        var all = existing.AsSpan().SequenceEqual(read) ? bytes : ToBytes(Merge(addresses, existing));
        AtomicFile.DeleteTemporaryFiles(input);
        AtomicFile.WriteIfChanged(input, InputNames.Permalinks, all);
        return bytes;
    }

    private static ImmutableArray<string> Merge(ImmutableArray<string> addresses, byte[] existing)
    {
        var lines = Encoding.UTF8.GetString(existing).TrimStart('\uFEFF').Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return [.. addresses.Union(lines.Where(line => !line.StartsWith('#')), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static byte[] ToBytes(ImmutableArray<string> addresses)
    {
        using var bytes = new PooledBufferWriter();
        bytes.WriteLine(Explanation.ReplaceLineEndings("\n").TrimEnd('\n'));
        foreach (var address in addresses)
            bytes.WriteLine(address);
        return bytes.ToArray();
    }

    // A checkout can have different line ends, and an editor can add a byte order mark.
    private static bool IsSame(byte[] existing, byte[] bytes) => existing.AsSpan().SequenceEqual(bytes)
        || (existing is [0xEF, ..] || existing.Contains((byte)'\r'))
        && Encoding.UTF8.GetString(existing).TrimStart('\uFEFF').ReplaceLineEndings("\n") == Encoding.UTF8.GetString(bytes);
}
