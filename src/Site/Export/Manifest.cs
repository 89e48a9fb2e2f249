using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Domain;
using Site.Link;
using Site.Render;
using Site.Text;

namespace Site.Export;

/// <summary>A published file: its path below the site's root, how many bytes it has, and their SHA-256 in hexadecimal digits.</summary>
public sealed record ManifestEntry(string Path, long Bytes, string Sha256)
{
    public static ManifestEntry Of(string path, ReadOnlySpan<byte> bytes) => new(path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
}

/// <summary>
/// <c>/manifest.json</c>: every published file but itself, sorted by path, with the revision of the data they were made from. It needs the bytes of all,
/// of the drawings too, so it is made when the site is published, of the hashes of what was written.
/// </summary>
public sealed record Manifest(string Revision, ImmutableArray<ManifestEntry> Files)
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same site with its manifest, which is not made yet.</summary>
    public static RenderedSite AddTo(SiteModel site, RenderedSite rendered) => rendered with
    {
        Files = [.. rendered.Files.Append(new(Routes.Manifest, site.Settings.At, Content.None, Listing: entries => new Manifest(site.Revision.ToString(), entries).ToBytes())).OrderBy(file => file.Address)],
    };

    public byte[] ToBytes()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("revision", Revision);
            json.WriteStartArray("files");
            foreach (var file in Files.OrderBy(file => file.Path, StringComparer.Ordinal))
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
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Null for what is no manifest, or names files outside of the site.</summary>
    public static Manifest? TryParse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var manifest = new Manifest(json.RootElement.GetProperty("revision").GetString()!, [.. json.RootElement.GetProperty("files").EnumerateArray().Select(file => new ManifestEntry(
                file.GetProperty("path").GetString()!, file.GetProperty("bytes").GetInt64(), file.GetProperty("sha256").GetString()!))]);
            return manifest.Files.All(file => IsInside(file.Path)) ? manifest : null;
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static bool IsInside(string path) => path is { Length: > 0 } && path[0] != '/' && !path.Contains('\\') && !path.Split('/').Contains("..");
}
