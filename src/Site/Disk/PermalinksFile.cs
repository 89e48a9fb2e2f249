using System.Collections.Immutable;
using System.Text;
using Chronicle.Presentation;

namespace Chronicle.Cli.Disk;

/// <summary>Writes <c>permalinks.txt</c>, the ledger of all that was published.</summary>
internal static class PermalinksFile
{
    private const string Explanation = """
        # Every address that was ever published, with the places on its page, a line each, sorted. Builds add to it; no line is ever taken out,
        # unless it never went online. Commit it with the change that added to it. input/README.md says how an address may move or go.

        """;

    public static string PathIn(string input) => Path.Join(input, "permalinks.txt");

    /// <summary>The bytes that were written; null if the file was so already.</summary>
    public static byte[]? Write(ImmutableArray<string> addresses, string input)
    {
        var bytes = ToBytes(addresses);
        var path = PathIn(input);
        if (File.Exists(path) && IsSame(path, bytes))
            return null;
        AtomicFile.Write(path, bytes);
        return bytes;
    }

    private static byte[] ToBytes(ImmutableArray<string> addresses)
    {
        using var bytes = new PooledBufferWriter();
        foreach (var line in Explanation.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
            bytes.WriteLine(line);
        foreach (var address in addresses)
            bytes.WriteLine(address);
        return bytes.ToArray();
    }

    // A checkout may have other line ends, and an editor may have put its mark in front.
    private static bool IsSame(string path, byte[] bytes)
    {
        var there = File.ReadAllBytes(path);
        return there.AsSpan().SequenceEqual(bytes)
            || (there is [0xEF, ..] || there.Contains((byte)'\r')) && File.ReadAllText(path).ReplaceLineEndings("\n") == Encoding.UTF8.GetString(bytes);
    }
}
