using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed partial class SourcePageTests
{
    [Fact]
    public void In_each_kind_the_newest_source_is_first_and_those_without_a_date_are_last()
    {
        var page = Chronicles.Text(TestSite.From("""
            -- input/sources.yml --
            b: { title: Bulb, url: "https://code.example/b", kind: news }
            a: { title: Arc, url: "https://code.example/a", kind: news }
            o: { title: Old, url: "https://code.example/o", kind: news, date: "1990" }
            n: { title: New, url: "https://code.example/n", kind: news, date: 1990-05-06 }
            """).Build(), "/sources/");
        int[] offsets = [.. new[] { "New", "Old", "Arc", "Bulb" }.Select(title => page.IndexOf($">{title}</a>", StringComparison.Ordinal))];
        Assert.True(offsets[0] > 0);
        Assert.Equal(offsets.Order(), offsets);
    }

    private const string Site = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        source_fields: { shelf: { label: Shelf, type: code }, read_by: { label: Read by, type: text } }
        -- input/sources/paper.yml --
        title: A paper
        url: https://paper.example/
        kind: news
        shelf: A1

        """;

    [Theory]
    [InlineData("", ">A paper</a>.")]
    [InlineData("publisher: Press", ">A paper</a>. Press.")]
    [InlineData("date: \"1990\"", ">A paper</a>. 1990.")]
    [InlineData("publisher: Press\ndate: \"1990\"", ">A paper</a>. Press, 1990.")]
    public void A_source_has_its_publisher_and_its_date(string facts, string line)
    {
        var site = TestSite.From(Site + facts + "\n-- input/text/lamps.md --\n---\ntitle: Lamps\norder: 1\nsummary: All.\n---\nThey shine [@paper].\n");
        Assert.Contains(line + "</li>", site.Page("/sources/"));
        Assert.Contains(line + " <a class=\"about", site.Page("/lamps/"));
    }

    [Fact]
    public void The_cited_revision_of_a_source_changes_with_each_of_its_facts()
    {
        string[] sites = [Site, Site.Replace("A1", "B2", StringComparison.Ordinal), Site.Replace("shelf: A1", "read_by: A1", StringComparison.Ordinal),
            Site.Replace("kind: news", "kind: news\nchecked: All of it.", StringComparison.Ordinal)];
        Assert.Equal(sites.Length, sites.Select(site => Revision().Match(TestSite.From(site).Page("/sources/paper/")).Value).Distinct().Count());
    }

    [GeneratedRegex("[Rr]evision [0-9a-f]{12}")]
    private static partial Regex Revision();
}
