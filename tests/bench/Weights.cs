using System.IO.Compression;

namespace Bench;

/// <summary>The transfer size of the files of a site: compressed as a web host compresses them.</summary>
public static class Weights
{
    public const string Row = "weight";

    private const int Level = 6, Heavy = 200_000;

    /// <summary>Names the largest file and all files above the limit.</summary>
    public static string Report(string site)
    {
        // The generator keeps files for the next build (.site-build and others) in this folder. No reader downloads these files.
        var files = Directory.GetFiles(site, "*", SearchOption.AllDirectories)
            .Where(path => !Path.GetFileName(path).StartsWith(".site-", StringComparison.Ordinal)).AsParallel()
            .Select(path => (Name: Path.GetRelativePath(site, path), Bytes: Compressed(path)))
            .OrderByDescending(file => file.Bytes).ThenBy(file => file.Name, StringComparer.Ordinal).ToArray();
        var heavy = files.Where(file => file.Bytes > Heavy).Select(file => $"\n- {Line(file)}").ToArray();
        return $"the largest file is {Line(files[0])}; {heavy.Length} of {files.Length:N0} files take more than {Heavy / 1000} KB{string.Concat(heavy)}";

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
