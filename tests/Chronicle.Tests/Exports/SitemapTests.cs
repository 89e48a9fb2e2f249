using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed partial class SitemapTests
{
    [Fact]
    public void The_sitemap_has_every_page_that_search_engines_may_list()
    {
        var pages = FixedChronicle.Result.Files.Where(file => file.Address.File.EndsWith("index.html", StringComparison.Ordinal))
            .Select(file => Encoding.UTF8.GetString(file.Bytes.Span)).Where(page => !page.Contains("\"noindex\"", StringComparison.Ordinal))
            .Select(page => Canonical().Match(page)).Where(match => match.Success).Select(match => match.Groups["address"].Value);
        var map = FixedChronicle.Result.Files.Single(file => file.Address.File == "sitemap.xml");
        var listed = XDocument.Parse(Encoding.UTF8.GetString(map.Bytes.Span)).Descendants().Where(element => element.Name.LocalName == "loc")
            .Select(element => element.Value);
        Assert.Equal(pages.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("<link rel=\"canonical\" href=\"(?<address>[^\"]*)\"")]
    private static partial Regex Canonical();
}
