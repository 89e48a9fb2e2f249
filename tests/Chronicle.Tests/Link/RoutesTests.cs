using Chronicle.Extending;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed class RoutesTests
{
    [Theory]
    [InlineData("theme")]
    [InlineData("cards")]
    [InlineData("previews")]
    [InlineData("sitemap-1")]
    public void A_chapter_named_like_a_generated_file_has_a_permanent_address(string id)
    {
        var site = TinyTheme.Site($"-- input/text/{id}.md --\n---\ntitle: A chapter\norder: 1\nsummary: It tells.\n---\n## A place\n");
        Assert.Equal("", site.Messages());
        Assert.Contains($"/{id}/", site.Build().Permalinks);
        Assert.Contains($"/{id}/#a-place", site.Build().Permalinks);
        Assert.False(Routes.IsPermanent(UrlPath.OfFile("theme", "site.css")));
    }

    [Theory]
    [InlineData("data/report-2024.json")]
    [InlineData("data/report-2024.csv")]
    [InlineData("data/milestones-2.json")]
    [InlineData("data/milestones-of-2024.csv")]
    [InlineData("data/old/milestones-2.csv")]
    [InlineData("data/milestones-")]
    [InlineData("search/index-people.json")]
    [InlineData("sitemap-people.xml")]
    public void A_file_that_another_program_adds_has_a_permanent_address(string file)
    {
        var extensions = new SiteExtensions();
        extensions.Pipelines.Add("report", _ => [new SiteFile("/" + file, "{}")]);
        var site = TinyTheme.Site("");
        Assert.True(Routes.IsPermanent(UrlPath.OfFile(file.Split('/'))));
        if (Ids.IsValid(file.Split('/')[^1]))
            Assert.Contains("/" + file, Build.Run(site.Files(), site.Options with { Extensions = extensions }).Permalinks);
    }

    [Fact]
    public void No_part_of_a_file_that_is_split_has_a_permanent_address()
    {
        var tables = FixedChronicle.Result.Files.Select(file => file.Address.Value)
            .Where(address => address.StartsWith("/data/", StringComparison.Ordinal) && address.EndsWith(".csv", StringComparison.Ordinal))
            .Except(["/data/columns.csv"]).ToArray();
        Assert.Contains("/data/evidence.csv", tables);
        // This chronicle has no table of parts.
        foreach (var whole in tables.Concat(["/data/parts.csv", "/search/index.json", "/sitemap.xml"]))
            foreach (var number in new[] { 1, 2, 13 })
                Assert.False(Routes.IsPermanent(Routes.Part(UrlPath.OfFile(whole[1..]), number)), whole);
    }
}
