using System.Text;
using System.Xml.Linq;
using Chronicle.Domain;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The division of long lists of milestones and of long sitemaps into several pages.</summary>
public sealed class YearPaginationTests
{
    private static readonly Limits Few = new() { MilestonesPerPage = 12, PagesPerSitemap = 30 };

    private static readonly BuildResult Long = Chronicle(Few.MilestonesPerPage + 1).Build();

    [Fact]
    public void At_the_limit_a_list_is_one_page()
    {
        var site = Chronicle(Few.MilestonesPerPage).Build();
        Assert.Empty(site.Diagnostics);
        Assert.Contains("id=\"light-1\"", Text(site, "/chronology/"));
        Assert.Contains("id=\"light-1\"", Text(site, "/kinds/launch/"));
        Assert.DoesNotContain(site.Files, file => file.Address.Value.StartsWith("/kinds/launch/1", StringComparison.Ordinal));
    }

    [Fact]
    public void Beyond_the_limit_a_list_links_a_page_for_each_year_and_keeps_its_anchors()
    {
        Assert.Empty(Long.Diagnostics);
        var chronology = Text(Long, "/chronology/");
        Assert.DoesNotContain("id=\"light-1\"", chronology);
        Assert.Contains("data-milestones=\"/milestones/\"", chronology);
        Assert.Contains("<li id=\"1900\">", chronology);
        Assert.Contains("<a id=\"1900-06\" href=\"/chronology/1900/#1900-06\">", chronology);
        Assert.Contains("href=\"/kinds/launch/1900/\"", Text(Long, "/kinds/launch/"));
        Assert.Contains("id=\"light-1\"", Text(Long, "/kinds/launch/1901/"));
        Assert.Contains("href=\"/chronology/1901/#light-1\"", Text(Long, "/milestones/light-1/"));
    }

    [Fact]
    public void The_division_of_a_list_breaks_no_published_address()
    {
        var grown = Chronicle(Few.MilestonesPerPage + 1);
        var before = Chronicle(Few.MilestonesPerPage).Build();
        Assert.Empty(grown.With("input/permalinks.txt",
            Encoding.UTF8.GetBytes(string.Concat(before.Permalinks.Select(line => line + "\n")))).Build().Diagnostics);
    }

    /// <summary>
    /// The only milestone of 1910 moves to 1911. The list of its kind stays divided in the first case. In the second case most milestones
    /// get another kind, so the list fits on one page again.
    /// </summary>
    [Theory]
    [InlineData(12, true)]
    [InlineData(0, false)]
    public void The_former_page_of_a_kind_for_a_year_redirects_to_the_list_of_the_kind(int lastLaunch, bool isDivided)
    {
        const string Moving = "---\ntitle: Moving\ndate: 1910-01\nkind: launch\nsummary: It shone.\nsources: [book]\n---\n";
        var site = Chronicle(Few.MilestonesPerPage + 1).With("input/milestones/moving.md", Encoding.UTF8.GetBytes(Moving));
        var before = site.Build();
        Assert.Contains("id=\"moving\"", Text(before, "/kinds/launch/1910/"));
        for (var i = Few.MilestonesPerPage; i >= lastLaunch + 1; i--)
            site.With($"input/milestones/light-{i}.md", Encoding.UTF8.GetBytes(
                site.TextOf($"input/milestones/light-{i}.md").Replace("kind: launch", "kind: end")));
        var after = site.With("input/milestones/moving.md", Encoding.UTF8.GetBytes(Moving.Replace("1910", "1911")))
            .With("input/site.yml", Encoding.UTF8.GetBytes(site.TextOf("input/site.yml").Replace("{ launch: { label: Launch } }",
                "{ launch: { label: Launch }, end: { label: End } }")))
            .With("input/permalinks.txt", Encoding.UTF8.GetBytes(string.Concat(before.Permalinks.Select(line => line + "\n")))).Build();
        Assert.Empty(after.Diagnostics);
        Assert.Equal(isDivided, after.Files.Any(file => file.Address.Value == "/kinds/launch/1911/"));
        Assert.Contains("href=\"/kinds/launch/\"", Text(after, "/kinds/launch/1910/"));
    }

    [Fact]
    public void A_large_sitemap_is_an_index_of_several_sitemaps()
    {
        XNamespace sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var site = Chronicle(Few.PagesPerSitemap).Build();
        var parts = XDocument.Parse(Text(site, "/sitemap.xml")).Root!.Elements(sitemaps + "sitemap")
            .Select(part => part.Element(sitemaps + "loc")!.Value["https://lamps.example".Length..]).ToArray();
        Assert.Equal(["/sitemap-1.xml", "/sitemap-2.xml"], parts);
        var pages = parts.SelectMany(part => XDocument.Parse(Text(site, part)).Root!.Elements(sitemaps + "url")
            .Select(url => url.Element(sitemaps + "loc")!.Value)).ToArray();
        Assert.Equal(pages.Length, pages.Distinct().Count());
        Assert.Contains("https://lamps.example/milestones/light-29/", pages);
        var empty = XDocument.Parse(Text(Chronicle(0).Build(), "/sitemap.xml")).Root!.Elements(sitemaps + "url").Count();
        Assert.Equal(Few.PagesPerSitemap, pages.Length - empty - PagesOfYears);
    }

    // Each of the five years has a page in the chronology and a page in the list of the only kind.
    private const int PagesOfYears = 10;

    private static TestSite Chronicle(int milestones)
    {
        var site = TestSite.From("""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            cards: false
            exports: []
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: On sale } }
            milestone_kinds: { launch: { label: Launch } }
            -- input/sources.yml --
            book: { title: A book, url: "https://books.example/", kind: book }

            """);
        for (var i = 0; i < milestones; i++)
            site.With($"input/milestones/light-{i}.md", Encoding.UTF8.GetBytes($"---\ntitle: Light {i}\ndate: {1900 + i % 5}-0{1 + i % 7}\nkind: launch\nsummary: It shone.\nsources: [book]\n---\n"));
        return site.With(Few);
    }

    private static string Text(BuildResult site, string address) =>
        Encoding.UTF8.GetString(site.Files.Single(file => file.Address.Value == address).Bytes.Span);
}
