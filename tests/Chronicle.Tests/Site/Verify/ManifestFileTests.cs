using System.Text;
using Chronicle.Cli.Verify;
using Chronicle.Testing;

namespace Chronicle.Tests.Site.Verify;

public sealed class ManifestFileTests
{
    [Theory]
    [InlineData("manifest.json", "first")]
    [InlineData("manifest-1.json", "part")]
    [InlineData("below/manifest-1.json", null)]
    [InlineData("link/manifest-1.json", null)]
    [InlineData("page.html", null)]
    public async Task Only_a_part_in_the_same_folder_is_read(string name, string? text)
    {
        var folder = new TemporaryFolder();
        folder.Write("site/manifest.json", "first");
        folder.Write("site/manifest-1.json", "part");
        folder.Write("site/page.html", "page");
        folder.Write("site/below/manifest-1.json", "below");
        folder.Write("other/manifest-1.json", "other");
        Directory.CreateSymbolicLink(folder.PathOf("site/link"), folder.PathOf("other"));
        using var site = new ManifestFile(folder.PathOf("site/manifest.json"));
        var (bytes, problem) = await site.Read(name, 100);
        Assert.Equal((text, null), (bytes is null ? null : Encoding.UTF8.GetString(bytes), problem));
    }
}
