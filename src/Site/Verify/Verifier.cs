using System.Collections.Immutable;
using System.Security.Cryptography;
using Chronicle.Exports;
using Chronicle.Presentation;

namespace Chronicle.Cli.Verify;

/// <summary>The result of a comparison.</summary>
/// <param name="Differences">One line for each of the first differences, sorted by path.</param>
/// <param name="Count">The number of all differences.</param>
internal sealed record Verification(string Revision, int Files, ImmutableArray<string> Differences, int Count);

/// <summary>
/// Compares a published site with its <c>manifest.json</c>, and with the partial manifests that <c>manifest.json</c> lists. The host is not
/// trusted: no file is read beyond the length in the manifest, no manifest beyond <see cref="LargestManifest"/>, and only one part is in
/// memory at a time.
/// </summary>
internal sealed class Verifier(IPublishedSite site, Action<string> onProgress)
{
    internal const string ManifestName = "manifest.json";

    /// <summary>The largest manifest that is read, in bytes. A manifest lists at most 3,000 files.</summary>
    internal const long LargestManifest = 4 * 1024 * 1024;

    /// <summary>The largest file that is verified, in bytes. No build makes a larger file.</summary>
    private const long LargestFile = 256 * 1024 * 1024;

    /// <summary>The greatest number of parts. 1,000 parts are enough for three million files.</summary>
    internal const int MostParts = 1000;

    private const int MostDifferences = 1000, LongestPath = 4096;

    private readonly SortedSet<(string Path, string What)> _differences = new(Comparer<(string Path, string What)>.Create(Compare));
    private int _count, _done;

    /// <param name="expectedHash">The SHA-256 that the manifest must have; null accepts any manifest.</param>
    public async Task<Verification> Run(string? expectedHash)
    {
        var (bytes, problem) = await site.Read(ManifestName, LargestManifest);
        if (bytes is null)
            return Fail(problem ?? "missing");
        if (expectedHash is not null && !string.Equals(expectedHash, Hash(bytes), StringComparison.OrdinalIgnoreCase))
            return Fail($"changed; its SHA-256 is {Hash(bytes)}, not {expectedHash}");
        if (TryParse(bytes) is not { } manifest || manifest.Parts.Length > MostParts)
            return Fail("unreadable");

        // Only a folder can list its files. For a host, the names in the manifest are not kept, because nothing is compared with them.
        var listing = site.List();
        var known = listing is null ? null : new HashSet<string>(StringComparer.Ordinal) { ManifestName };
        var isWhole = true;
        var files = manifest.Files.Length + manifest.Parts.Length;
        await VerifyAll(manifest.Files, known);
        foreach (var part in manifest.Parts)
        {
            known?.Add(part.Path);
            var (listed, wrong) = await ReadPart(site, part, manifest.Revision);
            if (listed is not null)
            {
                files += listed.Files.Length;
                await VerifyAll(listed.Files, known);
            }
            else
            {
                Add(part.Path, wrong);
                isWhole = false;
            }
        }
        // The files in an unreadable part are unknown, so no file can be reported as additional.
        foreach (var path in isWhole && known is not null ? listing!.Where(path => !known.Contains(path)) : [])
            Add(path, "extra");
        return new(manifest.Revision, files, [.. _differences.Select(entry => $"{entry.Path}: {entry.What}")], _count);
    }

    private static Verification Fail(string what) => new("", 0, [$"{ManifestName}: {what}"], 1);

    private async Task VerifyAll(ImmutableArray<ManifestEntry> files, HashSet<string>? known)
    {
        known?.UnionWith(files.Select(file => file.Path));
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = site.AtOnce }, async (file, _) =>
        {
            var problem = file.Bytes > LargestFile ? "too large to be verified" : await FindProblem(file);
            if (problem is not null)
                Add(file.Path, problem);
            if (Interlocked.Increment(ref _done) % 50 == 0)
                onProgress($"verify {_done} files");
        });
    }

    private async Task<string?> FindProblem(ManifestEntry file)
    {
        var (hash, problem) = await site.ReadHash(file.Path, file.Bytes);
        return problem ?? (hash is null ? "missing" : hash == file.Sha256 ? null : "changed");
    }

    /// <summary>Reads a part of a manifest, and compares it with its hash. Returns null, with the problem, if it cannot be used.</summary>
    internal static async Task<(Manifest? Part, string Problem)> ReadPart(IPublishedSite site, ManifestEntry part, string revision)
    {
        var (bytes, problem) = await site.Read(part.Path, Math.Min(part.Bytes, LargestManifest));
        if (bytes is null)
            return (null, problem ?? "missing");
        if (Hash(bytes) != part.Sha256)
            return (null, "changed");
        return TryParse(bytes) is { Parts.IsEmpty: true } listed && listed.Revision == revision ? (listed, "") : (null, "unreadable");
    }

    internal static Manifest? TryParse(byte[] bytes) =>
        Manifest.TryParse(bytes) is { } manifest && manifest.Files.Concat(manifest.Parts).All(file => file.Path.Length <= LongestPath)
            ? manifest : null;

    /// <summary>The address of a published file for readers, without the base path.</summary>
    internal static string AddressOf(string path) =>
        $"/{path}" is var address && address.EndsWith("/index.html", StringComparison.Ordinal) ? address[..^"index.html".Length] : address;

    private void Add(string path, string what)
    {
        lock (_differences)
        {
            _count++;
            _differences.Add((path, what));
            if (_differences.Count > MostDifferences)
                _differences.Remove(_differences.Max);
        }
    }

    private static int Compare((string Path, string What) one, (string Path, string What) other) =>
        string.CompareOrdinal(one.Path, other.Path) is var order && order != 0 ? order : string.CompareOrdinal(one.What, other.What);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
