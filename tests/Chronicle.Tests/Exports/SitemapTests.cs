using System.Text;
using System.Text.Json.Nodes;
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

    [Theory]
    [InlineData("/old/")]
    [InlineData("/removed/")]
    [InlineData("/milestones/wrong/")]
    public void Search_engines_list_no_page_that_only_leads_to_another_or_gives_a_reason(string address)
    {
        var site = TestSite.From("""
            -- input/redirects.yml --
            /old/: /chronology/
            /removed/: { gone: It was never true. }
            -- input/milestones/wrong.md --
            ---
            title: Wrong
            date: 1999-03
            kind: launch
            summary: It is wrong.
            sources: []
            withdrawn: It never happened.
            ---
            """);
        Assert.Contains("<meta name=\"robots\" content=\"noindex\">", site.Page(address));
        Assert.DoesNotContain(address, Listed(site.Build()));
    }

    private static void AssertComplete(BuildResult site)
    {
        var pages = site.Files.Where(file => file.Address.File.EndsWith("index.html", StringComparison.Ordinal))
            .Select(file => Encoding.UTF8.GetString(file.Bytes.Span)).Where(page => !page.Contains("\"noindex\"", StringComparison.Ordinal))
            .Select(page => Canonical().Match(page)).Where(match => match.Success)
            .Select(match => new Uri(match.Groups["address"].Value).AbsolutePath);
        Assert.Equal(pages.Order(StringComparer.Ordinal), Listed(site).Order(StringComparer.Ordinal));
    }

    // A page of the engine that neither is a record nor has a word for the search is found by nobody.
    [Fact]
    public void The_search_finds_every_page_in_the_sitemap()
    {
        var found = Chronicles.Json(FixedChronicle.Result, "/search/index.json").AsObject().Where(list => list.Value is JsonArray)
            .SelectMany(list => list.Value!.AsArray()).Select(entry => "/" + entry!.Word("path").Split('#')[0]).ToHashSet();
        Assert.Equal([], Listed(FixedChronicle.Result).Where(address => !found.Contains(address)
            // The page of the search, the page on which every search begins, and parts of lists and comparisons.
            && address is not ("/" or "/search/") && address.Count(letter => letter == '/') == 2));
    }

    private static IEnumerable<string> Listed(BuildResult site) => XDocument.Parse(Chronicles.Text(site, "/sitemap.xml")).Descendants()
        .Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).AbsolutePath);

    [GeneratedRegex("<link rel=\"canonical\" href=\"(?<address>[^\"]*)\"")]
    private static partial Regex Canonical();
}
