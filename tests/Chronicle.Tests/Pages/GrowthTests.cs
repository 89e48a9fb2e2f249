using System.IO.Compression;
using System.Text;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The size of pages that combine components with releases, or releases with releases: it grows linearly with the data.</summary>
public sealed class GrowthTests
{
    private static readonly BuildResult Small = Build(100), Large = Build(200);

    [Theory]
    [InlineData("/support/")]
    [InlineData("/releases/")]
    [InlineData("/compare/")]
    [InlineData("/compare/data.json")]
    [InlineData("/figures/")]
    [InlineData("/components/")]
    public void Twice_the_data_gives_about_twice_the_compressed_bytes(string address)
    {
        var (small, large) = (Size(Small, address), Size(Large, address));
        Assert.True(large < 2.3 * small, $"{address}: {small} bytes, then {large}");
    }

    [Fact]
    public void Twice_the_releases_give_about_twice_the_comparisons()
    {
        var (small, large) = (Comparisons(Small), Comparisons(Large));
        Assert.InRange(small, 100, 1000);
        Assert.InRange(large, small, 2.1 * small + 50);
    }

    private static HashSet<string> Addresses(BuildResult site) => [.. site.Files.Select(file => file.Address.Value)
        .Where(address => address.StartsWith("/compare/", StringComparison.Ordinal) && address.Contains("..", StringComparison.Ordinal))];

    private static int Comparisons(BuildResult site) => Addresses(site).Count;

    private static long Size(BuildResult site, string address)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(site.Files.Single(file => file.Address.Value == address).Bytes.Span);
        return packed.ToArray().Length;
    }

    // Every release has long-term support. Each component is planned and then sold, with a milestone for each status in the same release.
    private static BuildResult Build(int count)
    {
        var site = new StringBuilder("""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            cards: false
            exports: []
            component_kinds: { lamp: { label: Lamp } }
            statuses: { planned: { label: Planned, tone: open }, sold: { label: On sale, tone: good } }
            milestone_kinds: { launch: { label: Launch } }
            figures: { sales: { label: Sales } }

            """);
        for (var i = 0; i < count; i++)
            site.Append($$"""
                -- input/releases/{{i}}.md --
                ---
                date: "{{1700 + i}}-01-01"
                lts: true
                summary: Catalogue {{i}}.
                figures: { sales: {{i * 7}} }
                sources: []
                ---
                -- input/components/lamp-{{i}}.md --
                ---
                name: Lamp number {{i}}
                kind: lamp
                status: sold
                summary: A lamp.
                sources: []
                ---
                -- input/milestones/plan-{{i}}.md --
                ---
                title: Plan {{i}}
                date: "{{1699 + i}}-06"
                kind: launch
                summary: It is planned.
                release: "{{i}}"
                changes: { lamp-{{i}}: planned }
                sources: []
                ---
                -- input/milestones/sale-{{i}}.md --
                ---
                title: Sale {{i}}
                date: "{{1699 + i}}-07"
                kind: launch
                summary: It is sold.
                release: "{{i}}"
                changes: { lamp-{{i}}: sold }
                sources: []
                ---

                """);
        return TestSite.From(site.ToString()).Build();
    }
}
