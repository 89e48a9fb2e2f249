using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Chronicle.Cli.Verify;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The manifest of a site, and the command <c>verify</c>, which compares folders and hosts with it.</summary>
public sealed class VerifyTests
{
    private readonly TemporaryFolder _folder = new();

    public VerifyTests()
    {
        _folder.WriteAll(TinyTheme.Archive + "-- input/site.yml --\ntitle: Lamps\nurl: https://lamps.test/\nlanguage: en\ncomponent_kinds: { lamp: { label: Lamp } }\nstatuses: { sold: { label: On sale } }\nmilestone_kinds: { launch: { label: Launch } }\n"
            + "-- input/releases/1.0.md --\n---\nsummary: The first.\nsources: []\n---\n");
        Assert.Equal(0, Generator.Call(_folder.Root, "--quiet").ExitCode);
    }

    [Fact]
    public void The_manifest_lists_every_other_file_with_its_hash_and_size()
    {
        var manifest = JsonNode.Parse(_folder.Read("output/manifest.json"))!;
        Assert.Matches("^[0-9a-f]{12}$", manifest["revision"]!.GetValue<string>());
        var listed = manifest["files"]!.AsArray().ToDictionary(file => file!["path"]!.GetValue<string>(), file =>
            (Bytes: file!["bytes"]!.GetValue<long>(), Hash: file["sha256"]!.GetValue<string>()));
        var existing = Directory.EnumerateFiles(_folder.PathOf("output"), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(_folder.PathOf("output"), path).Replace('\\', '/'));
        Assert.Equal(existing.Except(["manifest.json", ".site-build", ".site-files", ".site-lock"]).Order(StringComparer.Ordinal),
            listed.Keys);
        Assert.Contains("cards/1.0.png", listed.Keys);
        Assert.Contains(".nojekyll", listed.Keys);
        foreach (var (path, (size, hash)) in listed)
        {
            var bytes = File.ReadAllBytes(_folder.PathOf("output/" + path));
            Assert.Equal((bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes))), (size, hash));
        }
    }

    [Fact]
    public void The_manifest_is_the_same_when_pictures_are_not_drawn_again()
    {
        var before = _folder.Read("output/manifest.json");
        File.Delete(_folder.PathOf("output/.site-build"));
        Assert.Contains(": 0 written", Generator.Call(_folder.Root).Output);
        Assert.Equal(before, _folder.Read("output/manifest.json"));
    }

    [Fact]
    public void An_unchanged_folder_equals_its_manifest()
    {
        var run = Generator.Start(_folder.Root, "verify", "output");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"^\d+ files are the same as in revision [0-9a-f]{12}\n$", run.Output);
    }

    [Fact]
    public void Every_difference_of_a_folder_is_reported_on_one_line()
    {
        File.Delete(_folder.PathOf("output/.nojekyll"));
        _folder.Write("output/robots.txt", "changed");
        _folder.Write("output/.hidden/extra.txt", "extra");
        var run = Verify();
        Assert.Equal((1, ".hidden/extra.txt: extra\n.nojekyll: missing\nrobots.txt: changed\n", "3 differences from the manifest\n"),
            (run.ExitCode, run.Error, run.Output));
    }

    [Theory]
    [InlineData(null, "manifest.json: missing\n")]
    [InlineData("{", "manifest.json: unreadable\n")]
    [InlineData("{\"revision\":\"x\",\"files\":[{\"path\":\"../theme/page.html\",\"bytes\":1,\"sha256\":\"\"}]}",
        "manifest.json: unreadable\n")]
    [InlineData("{\"revision\":1,\"files\":2}", "manifest.json: unreadable\n")]
    public void A_missing_or_unreadable_manifest_is_reported(string? manifest, string error)
    {
        File.Delete(_folder.PathOf("output/manifest.json"));
        if (manifest is not null)
            _folder.Write("output/manifest.json", manifest);
        var run = Verify("--quiet");
        Assert.Equal((1, error, ""), (run.ExitCode, run.Error, run.Output));
    }

    [Fact]
    public void A_manifest_with_an_unexpected_hash_is_a_difference()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder.PathOf("output/manifest.json"))));
        Assert.Equal(0, Verify("--manifest-hash", hash).ExitCode);
        var run = Verify("--manifest-hash", new string('0', 64));
        Assert.Equal((1, $"manifest.json: changed; its SHA-256 is {hash}, not {new string('0', 64)}\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("https://")]
    public void An_argument_that_is_neither_a_folder_nor_an_address_is_refused(string place) =>
        Assert.Equal(2, Generator.Call(_folder.Root, "verify", place).ExitCode);

    [Fact]
    public async Task Each_file_of_a_published_site_is_compared_with_its_manifest()
    {
        await using var host = new StaticHost();
        var site = FollowedLamps.Site().Build();
        (string Name, ReadOnlyMemory<byte> Bytes)[] files = [.. site.Files.Select(file => (file.Address.File, site.BytesOf(file)))];
        host.Add("whole", files);
        host.Add("broken", files.Where(file => file.Name != "robots.txt")
            .Select(file => file.Name == "sources/index.html" ? (file.Name, "x"u8.ToArray()) : file));
        var whole = await VerifyAt($"{host.Origin}/whole/");
        Assert.Equal((site.Files.Length - 1, 0), (whole.Files, whole.Differences.Length));
        Assert.Equal(["robots.txt: missing", "sources/index.html: changed"], (await VerifyAt($"{host.Origin}/broken")).Differences);
        Assert.Equal(["manifest.json: missing"], (await VerifyAt($"{host.Origin}/nothing/")).Differences);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_causes_an_exception()
    {
        var host = new StaticHost();
        var origin = host.Origin;
        await host.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => VerifyAt(origin));
    }

    private Generator.Run Verify(params string[] options) => Generator.Call(_folder.Root, ["verify", _folder.PathOf("output"), .. options]);

    private static async Task<Verification> VerifyAt(string address)
    {
        using var place = new PublishedHost(BaseUrl.TryParse(address)!) { Pause = TimeSpan.Zero };
        return await new Verifier(place, _ => { }).Run(null);
    }
}
