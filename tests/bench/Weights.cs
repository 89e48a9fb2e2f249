using System.IO.Compression;

namespace Bench;

/// <summary>What the files of a site weigh on their way, compressed as a host compresses them.</summary>
public static class Weights
{
    public const string Row = "weight";

    private const int Level = 6, Heavy = 200_000;

    /// <summary>The heaviest file, and all that are heavier than any one file should be.</summary>
    public static string Report(string site)
    {
        // What the generator keeps there for itself (.site-build and others) is on no reader's way.
        var files = Directory.GetFiles(site, "*", SearchOption.AllDirectories)
            .Where(path => !Path.GetFileName(path).StartsWith(".site-", StringComparison.Ordinal)).AsParallel()
            .Select(path => (Name: Path.GetRelativePath(site, path), Bytes: Compressed(path)))
            .OrderByDescending(file => file.Bytes).ThenBy(file => file.Name, StringComparer.Ordinal).ToArray();
        var heavy = files.Where(file => file.Bytes > Heavy).Select(file => $"\n- {Line(file)}").ToArray();
        return $"the heaviest file is {Line(files[0])}; {heavy.Length} of {files.Length:N0} take more than {Heavy / 1000} KB{string.Concat(heavy)}";

        static string Line((string Name, long Bytes) file) => $"{file.Name}, {file.Bytes / 1000.0:N0} KB";
    }

    private static long Compressed(string path)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, new ZLibCompressionOptions { CompressionLevel = Level }, leaveOpen: true))
            gzip.Write(File.ReadAllBytes(path));
        return compressed.Length;
    }
}
