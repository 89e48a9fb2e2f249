using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Chronicle.Cli.Verify;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The manifest of a large site is divided into parts.</summary>
public sealed class ManifestPartTests
{
    private const int FilesPerManifest = 40;

    private static readonly BuildResult Large = LargeChronicle.Of(12, 1, "[]").With(new Limits { FilesPerManifest = FilesPerManifest })
        .Build();

    private readonly TemporaryFolder _folder = new();

    public ManifestPartTests() => Publishing.Publish(Large.Files, _folder.PathOf("output"));

    [Fact]
    public void The_manifest_lists_its_parts_with_hashes_and_the_parts_list_every_other_file_once()
    {
        var manifest = Read("manifest.json");
        Assert.Null(manifest["files"]);
        var parts = manifest["parts"]!.AsArray();
        Assert.Equal(["manifest-1.json", "manifest-2.json"], parts.Select(PathOf));
        foreach (var part in parts)
        {
            var bytes = File.ReadAllBytes(_folder.PathOf("output/" + PathOf(part)));
            Assert.Equal((bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes))),
                (part!["bytes"]!.GetValue<long>(), part["sha256"]!.GetValue<string>()));
            Assert.Equal(manifest["revision"]!.GetValue<string>(), Read(PathOf(part))["revision"]!.GetValue<string>());
        }
        var listed = parts.SelectMany(part => Read(PathOf(part))["files"]!.AsArray()).Select(PathOf).ToArray();
        Assert.Equal(Large.Files.Select(file => file.Address.File).Where(file => !file.StartsWith("manifest", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal), listed);
        Assert.Equal(FilesPerManifest, Read("manifest-1.json")["files"]!.AsArray().Count);
    }

    [Fact]
    public void A_preview_has_the_same_manifest_files_as_the_published_folder()
    {
        var listings = Large.Files.Where(file => file.Listing is not null).ToArray();
        Assert.Equal(["manifest-1.json", "manifest-2.json", "manifest.json"],
            listings.Select(file => file.Address.File).Order(StringComparer.Ordinal));
        foreach (var file in listings)
            Assert.Equal(File.ReadAllText(_folder.PathOf("output/" + file.Address.File)),
                System.Text.Encoding.UTF8.GetString(Large.BytesOf(file).Span));
    }

    [Fact]
    public async Task A_folder_is_verified_against_all_parts()
    {
        var unchanged = await VerifyFolder();
        Assert.Empty(unchanged.Differences);
        Assert.Equal(Large.Files.Length - 1, unchanged.Files);
        var (first, last) = (PathOf(Read("manifest-1.json")["files"]![0]), PathOf(Read("manifest-2.json")["files"]!.AsArray()[^1]));
        _folder.Write("output/" + first, "changed");
        File.Delete(_folder.PathOf("output/" + last));
        _folder.Write("output/manifest-3.json", "{}");
        string[] expected = [$"{first}: changed", "manifest-3.json: extra", $"{last}: missing"];
        Assert.Equal(expected, (await VerifyFolder()).Differences);
    }

    [Fact]
    public async Task The_hash_of_the_manifest_protects_its_parts_too()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder.PathOf("output/manifest.json"))));
        Assert.Empty((await VerifyFolder(hash)).Differences);
        // The test changes a file and the part that lists it, so they agree with each other. The manifest still has the hash of the old part.
        var path = PathOf(Read("manifest-2.json")["files"]![0]);
        _folder.Write("output/" + path, "forged");
        var forged = Read("manifest-2.json");
        forged["files"]![0]!["sha256"] = Convert.ToHexStringLower(SHA256.HashData("forged"u8));
        _folder.Write("output/manifest-2.json", forged.ToJsonString());
        Assert.Equal("manifest-2.json: changed", Assert.Single((await VerifyFolder(hash)).Differences));
        File.Delete(_folder.PathOf("output/manifest-2.json"));
        Assert.Equal("manifest-2.json: missing", Assert.Single((await VerifyFolder(hash)).Differences));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"revision\":\"other\",\"files\":[]}")]
    [InlineData("{\"revision\":\"REVISION\",\"parts\":[]}")]
    [InlineData("{\"revision\":\"REVISION\",\"files\":[{\"path\":\"../secret\",\"bytes\":1,\"sha256\":\"\"}]}")]
    [InlineData("{\"revision\":\"REVISION\",\"files\":[{\"path\":\"page.html\",\"bytes\":-9000000000000000,\"sha256\":\"\"}]}")]
    public async Task A_part_that_does_not_list_files_of_this_revision_is_unreadable(string text)
    {
        var manifest = Read("manifest.json");
        text = text.Replace("REVISION", manifest["revision"]!.GetValue<string>(), StringComparison.Ordinal);
        _folder.Write("output/manifest-2.json", text);
        manifest["parts"]![1]!["sha256"] = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        _folder.Write("output/manifest.json", manifest.ToJsonString());
        Assert.Contains("manifest-2.json: unreadable", (await VerifyFolder()).Differences);
    }

    [Fact]
    public async Task A_part_with_a_negative_length_is_not_requested()
    {
        await using var host = new StaticHost();
        host.Add("site", [("manifest.json", Encoding.UTF8.GetBytes(
            $$"""{"revision":"x","parts":[{"path":"manifest-1.json","bytes":{{long.MinValue}},"sha256":""}]}"""))]);
        using var site = new PublishedHost(BaseUrl.TryParse($"{host.Origin}/site")!) { Pause = TimeSpan.Zero };
        Assert.Equal(["manifest.json: unreadable"], (await new Verifier(site, _ => { }).Run(null)).Differences);
    }

    [Fact]
    public async Task A_host_is_verified_against_all_parts()
    {
        await using var host = new StaticHost();
        var files = Large.Files.Select(file => (Name: file.Address.File,
            Bytes: (ReadOnlyMemory<byte>)File.ReadAllBytes(_folder.PathOf("output/" + file.Address.File)))).ToArray();
        host.Add("whole", files);
        host.Add("broken", files.Select(file => file.Name is "manifest-1.json" or "theme/site.css" ? (file.Name, "x"u8.ToArray()) : file));
        using var unchanged = HostAt("whole");
        Assert.Equal((Large.Files.Length - 1, 0), await new Verifier(unchanged, _ => { }).Run(null) is var result
            ? (result.Files, result.Differences.Length) : default);
        using var broken = HostAt("broken");
        Assert.Equal(["manifest-1.json: changed", "theme/site.css: changed"], (await new Verifier(broken, _ => { }).Run(null)).Differences);

        PublishedHost HostAt(string name) => new(BaseUrl.TryParse($"{host.Origin}/{name}")!) { Pause = TimeSpan.Zero };
    }

    private JsonNode Read(string name) => JsonNode.Parse(_folder.Read("output/" + name))!;

    private static string PathOf(JsonNode? entry) => entry!["path"]!.GetValue<string>();

    private async Task<(int Files, string[] Differences)> VerifyFolder(string? hash = null)
    {
        using var folder = new PublishedFolder(_folder.PathOf("output"));
        var result = await new Verifier(folder, _ => { }).Run(hash);
        return (result.Files, [.. result.Differences]);
    }
}
