using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>
/// The content of <c>/manifest.json</c>: the revision of the data, and the path, size and hash of every published file except the manifest
/// itself, sorted by path. The manifest needs the bytes of all files, including drawings. So it is generated when the site is published,
/// from the hashes of the written files. For a large site it lists its parts instead, <c>/manifest-1.json</c> and so on. Each part is a
/// manifest, and the first file contains the hash of each part. So the hash of the first file still verifies all other files.
/// </summary>
internal sealed record Manifest(string Revision, ImmutableArray<ManifestEntry> Files, ImmutableArray<ManifestEntry> Parts)
{
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// A copy of the rendered site to which the manifest is added. The manifest has no bytes yet, because its content depends on the
    /// written files.
    /// </summary>
    internal static RenderedSite AddTo(SiteModel site, RenderedSite rendered)
    {
        var revision = site.Revision.ToString();
        var most = site.Limits.FilesPerManifest;
        var parts = Chunks.Count(rendered.Files.Length, most);
        IEnumerable<RenderedFile> manifests = parts <= 1 ? [Listing(Routes.Manifest, entries => new(revision, entries, []))] :
        [
            // Each part is generated twice, the second time for its hash. This costs a tenth of a second for 50,000 milestones, and avoids
            // shared state between two files.
            Listing(Routes.Manifest, entries =>
                new(revision, [],
                [.. Enumerable.Range(1, parts)
                .Select(number => ManifestEntry.Create(Routes.Part(Routes.Manifest, number).File, PartOf(entries, number).ToBytes()))])),
            .. Enumerable.Range(1, parts)
            .Select(number => Listing(Routes.Part(Routes.Manifest, number), entries => PartOf(entries, number))),
        ];
        return rendered with { Files = [.. rendered.Files.Concat(manifests).OrderBy(file => file.Address)] };

        RenderedFile Listing(UrlPath address, Func<ImmutableArray<ManifestEntry>, Manifest> list) =>
            new(address, site.Settings.At, Content.None, Listing: entries => list(entries).ToBytes());

        Manifest PartOf(ImmutableArray<ManifestEntry> entries, int number) =>
            new(revision, [.. entries.Skip((number - 1) * most).Take(most)], []);
    }

    public byte[] ToBytes()
    {
        using var bytes = new PooledBufferWriter();
        using (var json = bytes.Json(Options))
        {
            json.WriteStartObject();
            json.WriteString("revision", Revision);
            json.WriteStartArray(Parts.IsEmpty ? "files" : "parts");
            foreach (var file in Parts.IsEmpty ? Files : Parts)
            {
                json.WriteStartObject();
                json.WriteString("path", file.Path);
                json.WriteNumber("bytes", file.Bytes);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        bytes.Write("\n"u8);
        return bytes.ToArray();
    }

    /// <summary>
    /// Reads a manifest. Null if the text is not a manifest, if its list of parts is empty, if it names a file outside the site, or if a
    /// length is negative.
    /// </summary>
    public static Manifest? TryParse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var isInParts = json.RootElement.TryGetProperty("parts", out var parts);
            ImmutableArray<ManifestEntry> entries = [.. (isInParts ? parts : json.RootElement.GetProperty("files")).EnumerateArray()
                .Select(file => new ManifestEntry(
                file.GetProperty("path").GetString()!, file.GetProperty("bytes").GetInt64(), file.GetProperty("sha256").GetString()!))];
            var revision = json.RootElement.GetProperty("revision").GetString()!;
            if (isInParts && entries.IsEmpty || !entries.All(file => IsInside(file.Path) && file.Bytes >= 0))
                return null;
            return isInParts ? new(revision, [], entries) : new(revision, entries, []);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static bool IsInside(string path) => path is { Length: > 0 } && path[0] != '/' && !path.Contains('\\') && !path.Split('/')
        .Contains("..");
}
