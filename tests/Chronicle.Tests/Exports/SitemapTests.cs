using System.Text;
using System.Text.Json.Nodes;
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
            .Select(page => Canonical().Match(page)).Where(match => match.Success).Select(match => new Uri(match.Groups["address"].Value).AbsolutePath);
        Assert.Equal(pages.Order(StringComparer.Ordinal), Listed().Order(StringComparer.Ordinal));
    }

    // A page of the engine that neither is a record nor has a word for the search is found by nobody.
    [Fact]
    public void The_search_finds_every_page_in_the_sitemap()
    {
        var found = Chronicles.Json(FixedChronicle.Result, "/search/index.json").AsObject().Where(list => list.Value is JsonArray)
            .SelectMany(list => list.Value!.AsArray()).Select(entry => "/" + entry!.Word("path").Split('#')[0]).ToHashSet();
        Assert.Equal([], Listed().Where(address => !found.Contains(address)
            // The page of the search, the page on which every search begins, and parts of lists and comparisons.
            && address is not ("/" or "/search/") && address.Count(letter => letter == '/') == 2));
    }

    private static IEnumerable<string> Listed() => XDocument.Parse(Chronicles.Text(FixedChronicle.Result, "/sitemap.xml")).Descendants()
        .Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).AbsolutePath);

    [GeneratedRegex("<link rel=\"canonical\" href=\"(?<address>[^\"]*)\"")]
    private static partial Regex Canonical();
}
