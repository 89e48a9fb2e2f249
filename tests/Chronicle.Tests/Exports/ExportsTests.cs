using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The key <c>exports</c> in <c>site.yml</c> selects the exports that are published.</summary>
public sealed class ExportsTests
{
    private static readonly string[] Pages = [.. Addresses("exports: []")];

    [Fact]
    public void With_an_empty_list_only_pages_and_the_main_feed_are_published()
    {
        Assert.Contains("/feed.atom", Pages);
        Assert.Contains("/milestones/first-light/", Pages);
        Assert.DoesNotContain(Pages, address => address.StartsWith("/api/", StringComparison.Ordinal)
            || address.StartsWith("/data/", StringComparison.Ordinal)
            || address.StartsWith("/previews/", StringComparison.Ordinal) || address.StartsWith("/search/", StringComparison.Ordinal)
            || address.EndsWith(".md", StringComparison.Ordinal) || address.EndsWith(".ics", StringComparison.Ordinal)
                || address.EndsWith(".inv", StringComparison.Ordinal)
            || address.EndsWith(".svg", StringComparison.Ordinal) && !address.StartsWith("/theme/", StringComparison.Ordinal));
        Assert.DoesNotContain("/components/desk-lamp/feed.atom", Pages);
    }

    [Theory]
    [InlineData("data", "/data/")]
    [InlineData("feeds", "/components/desk-lamp/feed.atom")]
    [InlineData("calendars", "/calendar.ics")]
    [InlineData("markdown", "/milestones/first-light/index.md")]
    [InlineData("badges", "/components/desk-lamp/badge.svg")]
    [InlineData("inventory", "/objects.inv")]
    [InlineData("search", "/search/index.json")]
    [InlineData("previews", "/previews/0.json")]
    public void An_export_is_published_if_the_list_names_it(string export, string address)
    {
        Assert.DoesNotContain(address, Pages);
        Assert.Contains(address, Addresses($"exports: [{export}]"));
    }

    [Fact]
    public void Pages_contain_structured_data_only_if_the_list_names_it()
    {
        Assert.DoesNotContain("ld+json", Page("exports: [data]"));
        Assert.Contains("ld+json", Page("exports: [structured_data]"));
    }

    [Fact]
    public void Without_the_key_all_exports_are_published() =>
        Assert.Equal(Addresses(""),
            Addresses("exports: [data, feeds, calendars, markdown, badges, inventory, search, previews, structured_data]"));

    // The build reports dead links, so an empty list of diagnostics shows that no link leads to an omitted export.
    private static string[] Addresses(string exports)
    {
        var build = Site(exports).Build();
        Assert.Empty(build.Diagnostics);
        return [.. build.Files.Select(file => file.Address.Value)];
    }

    private static string Page(string exports) => FollowedLamps.Text(Site(exports).Build(), "/milestones/first-light/");

    private static TestSite Site(string exports) => FollowedLamps.Site(("licence: CC0\n", $"licence: CC0\n{exports}\n"));
}
