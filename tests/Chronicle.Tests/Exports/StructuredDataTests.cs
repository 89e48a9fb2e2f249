using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The JSON-LD blocks of the pages: a parser of HTML finds valid JSON in each block, even if a title is hostile.</summary>
public sealed class StructuredDataTests
{
    private static readonly BuildResult Lamps = FollowedLamps.Site().Build();

    [Theory]
    [InlineData("/", "WebSite")]
    [InlineData("/milestones/first-light/", "Article", "BreadcrumbList")]
    [InlineData("/components/desk-lamp/", "Thing", "BreadcrumbList")]
    [InlineData("/releases/1.0/", "CreativeWork", "BreadcrumbList")]
    [InlineData("/data/", "Dataset", "BreadcrumbList")]
    [InlineData("/lamps/", "BreadcrumbList")]
    public void A_page_has_the_data_blocks_of_its_kind(string address, params string[] types) =>
        Assert.Equal(types, Blocks(Lamps, address).Select(block => block.GetProperty("@type").GetString()));

    [Theory]
    [InlineData("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")]
    [InlineData("CC-BY-NC-SA-4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/")]
    [InlineData("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")]
    [InlineData("CC0", null)]
    [InlineData("My own terms", null)]
    public void The_data_have_a_licence_with_its_name_and_an_address_if_the_name_gives_it(string licence, string? url)
    {
        var data = Blocks(FollowedLamps.Site(("licence: CC0\n", $"licence: {licence}\n")).Build(), "/data/")[0];
        var block = data.GetProperty("license");
        Assert.Equal(("CreativeWork", licence), (block.GetProperty("@type").GetString(), block.GetProperty("name").GetString()));
        Assert.Equal(url, block.TryGetProperty("url", out var address) ? address.GetString() : null);
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", data.GetProperty("dateModified").GetString());
    }

    [Fact]
    public void No_title_can_close_the_block()
    {
        var article = Blocks(Lamps, "/milestones/first-light/")[0];
        Assert.StartsWith("First </title><script>alert(1)</script> ]]> & \"light\" ", article.GetProperty("headline").GetString());
        Assert.Equal("tag:lamps.example,1999:milestone/first-light", article.GetProperty("identifier").GetString());
        Assert.Equal(("1999-03-04", "2000-01-02"), (article.GetProperty("temporalCoverage").GetString(),
            article.GetProperty("dateModified").GetString()));
        Assert.DoesNotContain("\u2028", FollowedLamps.Text(Lamps, "/milestones/first-light/").Split("ld+json\">")[1].Split("</script>")[0]);
    }

    [Fact]
    public void The_breadcrumbs_lead_from_the_home_page_to_the_page()
    {
        var trail = Blocks(Lamps, "/milestones/first-light/")[1].GetProperty("itemListElement");
        Assert.Equal(["https://lamps.example/", "https://lamps.example/chronology/", "https://lamps.example/chronology/1999/",
            "https://lamps.example/milestones/first-light/"],
            trail.EnumerateArray().Select(item => item.GetProperty("item").GetString()));
        Assert.Equal([1, 2, 3, 4], trail.EnumerateArray().Select(item => item.GetProperty("position").GetInt32()));
    }

    [Fact]
    public void The_blocks_of_a_large_chronicle_are_valid_JSON()
    {
        const string Start = "<script type=\"application/ld+json\">";
        var read = 0;
        foreach (var file in FixedChronicle.Result.Files.Where(file => file.Layout is not null))
            // A block ends at the next end tag of a script, so no block may contain such a tag.
            foreach (var block in Encoding.UTF8.GetString(file.Bytes.Span).Split(Start)[1..])
            {
                using var json = JsonDocument.Parse(block.Split("</script")[0]);
                Assert.Equal("https://schema.org", json.RootElement.GetProperty("@context").GetString());
                read++;
            }
        Assert.True(read > FixedChronicle.Result.Files.Count(file => file.Layout is not null) / 2, $"only {read} blocks were found");
    }

    private static JsonElement[] Blocks(BuildResult site, string address) =>
        [.. new HtmlParser().ParseDocument(FollowedLamps.Text(site, address)).QuerySelectorAll("script[type='application/ld+json']")
            .Select(script => JsonDocument.Parse(script.TextContent).RootElement)];
}
