using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Chronicle.Domain;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed partial class SitemapTests
{
    [Fact]
    public void The_sitemap_has_every_page_that_search_engines_may_list() => AssertComplete(FixedChronicle.Result);

    [Fact]
    public void The_sitemap_has_the_pages_of_earlier_corrections()
    {
        var site = FollowedLamps.Site().With(new Limits { CorrectionsPerPage = 1 }).Build();
        Assert.Contains(site.Files, file => file.Address.Value == "/corrections/3/");
        AssertComplete(site);
    }

    // A host serves this page for every unknown address, so it has no address of its own.
    [Fact]
    public void Search_engines_do_not_list_the_page_for_unknown_addresses() =>
        Assert.Contains("<meta name=\"robots\" content=\"noindex\">", Chronicles.Text(FixedChronicle.Result, "/404.html"));

    private static void AssertComplete(BuildResult site)
    {
        var pages = site.Files.Where(file => file.Address.File.EndsWith("index.html", StringComparison.Ordinal))
            .Select(file => Encoding.UTF8.GetString(file.Bytes.Span)).Where(page => !page.Contains("\"noindex\"", StringComparison.Ordinal))
            .Select(page => Canonical().Match(page)).Where(match => match.Success).Select(match => match.Groups["address"].Value);
        var map = site.Files.Single(file => file.Address.File == "sitemap.xml");
        var listed = XDocument.Parse(Encoding.UTF8.GetString(map.Bytes.Span)).Descendants().Where(element => element.Name.LocalName == "loc")
            .Select(element => element.Value);
        Assert.Equal(pages.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("<link rel=\"canonical\" href=\"(?<address>[^\"]*)\"")]
    private static partial Regex Canonical();
}
