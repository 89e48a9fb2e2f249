using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Exports;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary>What verifying found: a line for each difference, by path.</summary>
internal sealed record Verification(string Revision, int Files, ImmutableArray<string> Differences);

/// <summary>Holds a folder or a published site against its <c>manifest.json</c>, and against the parts of it that this lists.</summary>
internal static class VerifyCommand
{
    private const string ManifestName = "manifest.json";

    /// <summary>What can be verified; null for what is neither a folder nor an address.</summary>
    public static IPublishedSite? Open(string place) =>
        place.StartsWith("https://", StringComparison.Ordinal) || place.StartsWith("http://", StringComparison.Ordinal)
            ? BaseUrl.TryParse(place) is { } site ? new PublishedHost(site) : null
            : Directory.Exists(place) ? new PublishedFolder(place) : null;

    public static async Task<Verification> Run(IPublishedSite place, string? expectedHash, Action<string> onProgress)
    {
        var bytes = await place.Read(ManifestName);
        if (bytes is null)
            return new("", 0, [$"{ManifestName}: missing"]);
        if (expectedHash is not null && !string.Equals(expectedHash, Hash(bytes), StringComparison.OrdinalIgnoreCase))
            return new("", 0, [$"{ManifestName}: changed; its SHA-256 is {Hash(bytes)}, not {expectedHash}"]);
        if (Manifest.TryParse(bytes) is not { } manifest)
            return new("", 0, [$"{ManifestName}: unreadable"]);

        var found = new ConcurrentBag<(string Path, string What)>();
        var files = manifest.Files.ToList();
        foreach (var part in manifest.Parts)
        {
            if (await Read(part) is not { } content)
                continue;
            if (Manifest.TryParse(content) is { Parts.IsEmpty: true } listed && listed.Revision == manifest.Revision)
                files.AddRange(listed.Files);
            else
                found.Add((part.Path, "unreadable"));
        }
        // What a part that cannot be relied on would list is not known.
        var isWhole = found.IsEmpty;
        var done = 0;
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = place.AtOnce }, async (file, _) =>
        {
            await Read(file);
            var count = Interlocked.Increment(ref done);
            if (count % 50 == 0)
                onProgress($"verify {count} of {files.Count}");
        });
        var known = files.Concat(manifest.Parts).Select(file => file.Path).Append(ManifestName).ToHashSet(StringComparer.Ordinal);
        foreach (var path in isWhole ? place.List().Where(path => !known.Contains(path)) : [])
            found.Add((path, "extra"));
        return new(manifest.Revision, files.Count + manifest.Parts.Length, [.. found.OrderBy(entry => entry.Path, StringComparer.Ordinal).Select(entry => $"{entry.Path}: {entry.What}")]);

        // Null for what is not as it should be.
        async Task<byte[]?> Read(ManifestEntry file)
        {
            var content = await place.Read(file.Path);
            var isAsListed = content is not null && Hash(content) == file.Sha256;
            if (!isAsListed)
                found.Add((file.Path, content is null ? "missing" : "changed"));
            return isAsListed ? content : null;
        }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>Where a published site lies.</summary>
internal interface IPublishedSite : IDisposable
{
    /// <summary>How many files are worth reading at the same time.</summary>
    int AtOnce { get; }

    /// <summary>The bytes of a file; null if there is none.</summary>
    Task<byte[]?> Read(string path);

    /// <summary>Everything that lies there; nothing where that cannot be asked.</summary>
    IEnumerable<string> List();
}

/// <summary>A folder, hidden files and all. What the generator keeps there for itself is no part of the site.</summary>
internal sealed class PublishedFolder(string folder) : IPublishedSite
{
    public int AtOnce => Environment.ProcessorCount;

    public async Task<byte[]?> Read(string path) => Path.Join(folder, path) is var file && File.Exists(file) ? await File.ReadAllBytesAsync(file) : null;

    public IEnumerable<string> List() =>
        new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(file => Path.GetRelativePath(folder, file.FullName).Replace('\\', '/')).Where(path => !OutputFolder.IsOurs(path));

    public void Dispose()
    {
    }
}

/// <summary>
/// A site on a host. A file is asked for under the address that readers use, with a query that no cache between has seen. What a host answers with an
/// error of its own, or not at all, is asked for again, then given up.
/// </summary>
internal sealed class PublishedHost(BaseUrl site) : IPublishedSite
{
    private const int Attempts = 4;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All, ConnectTimeout = TimeSpan.FromSeconds(10) })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    private readonly string _query = $"?verify={Environment.TickCount64:x}";

    public int AtOnce => 8;

    /// <summary>How long to wait before the second attempt; twice that before the third, and so on.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    public async Task<byte[]?> Read(string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var response = await _client.GetAsync(AddressOf(path));
                // The page that a host shows for what is not there comes with the status that says so; it is itself one of the files.
                if (response.IsSuccessStatusCode || path == "404.html" && (int)response.StatusCode == 404)
                    return await response.Content.ReadAsByteArrayAsync();
                if ((int)response.StatusCode is 404 or 410)
                    return null;
                throw new HttpRequestException($"{AddressOf(path)} is answered with {(int)response.StatusCode}");
            }
            catch (Exception refused) when (refused is HttpRequestException or OperationCanceledException or IOException && attempt < Attempts)
            {
                await Task.Delay(Pause * (1 << (attempt - 1)));
            }
        }
    }

    public IEnumerable<string> List() => [];

    public void Dispose() => _client.Dispose();

    private string AddressOf(string path)
    {
        var page = path == "index.html" ? "" : path.EndsWith("/index.html", StringComparison.Ordinal) ? path[..^"index.html".Length] : path;
        return $"{site.Origin}{site.BasePath}/{string.Join('/', page.Split('/').Select(Uri.EscapeDataString))}{_query}";
    }
}
