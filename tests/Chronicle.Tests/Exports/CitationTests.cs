using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Chronicle.Exports;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The citations of pages, the badges of components, the Markdown files of pages, and the lists of corrections.</summary>
public sealed class CitationTests
{
    private static readonly BuildResult Lamps = FollowedLamps.Site().Build();

    [Fact]
    public void A_citation_names_the_revision_of_the_record()
    {
        var page = new HtmlParser().ParseDocument(FollowedLamps.Text(Lamps, "/components/desk-lamp/"));
        var texts = page.QuerySelectorAll("details.reuse pre").Select(pre => pre.TextContent).ToArray();
        Assert.Matches(@"^“Desk lamp”\. Lamps & ""shades"" <b>\. As of 1 June 2001, revision [0-9a-f]{12}\. https://lamps\.example/components/desk-lamp/$", texts[0]);
        Assert.Matches(@"^@misc\{desk-lamp,\n  author = \{\{Lamps \\& \\textquotedbl\{\}shades\\textquotedbl\{\} <b>\}\},\n  title = \{\{Desk lamp\}\},\n  year = \{2001\},\n  version = \{[0-9a-f]{12}\},\n  url = \{https://lamps\.example/components/desk-lamp/\}\n\}$", texts[1]);
        Assert.Equal("[![Desk lamp: On sale since 1.0](https://lamps.example/components/desk-lamp/badge.svg)](https://lamps.example/components/desk-lamp/)", texts[2]);
        Assert.Equal("<a href=\"https://lamps.example/components/desk-lamp/\"><img src=\"https://lamps.example/components/desk-lamp/badge.svg\" alt=\"Desk lamp: On sale since 1.0\"></a>", texts[3]);
    }

    [Fact]
    public void A_citation_has_the_date_of_the_record_and_a_pattern_for_the_date_of_access()
    {
        var page = new HtmlParser().ParseDocument(Chronicles.Text(FixedChronicle.Result, "/milestones/rust-merged/"));
        var texts = page.QuerySelectorAll("details.reuse pre").ToArray();
        Assert.Matches(@"As of \d+ \w+ \d{4}, revision", texts[0].TextContent);
        Assert.Contains("{day} {month} {year}", texts[0].GetAttribute("data-accessed"));
        Assert.Matches(@"\n  year = \{\d{4}\},\n", texts[1].TextContent);
    }

    [Fact]
    public void A_change_of_one_record_does_not_change_the_pages_of_other_records()
    {
        var changed = FollowedLamps.Site(("## How it began", "## How it began\n\nSlowly.")).Build();
        Assert.NotEqual(FollowedLamps.Text(Lamps, "/lamps/"), FollowedLamps.Text(changed, "/lamps/"));
        foreach (var page in new[] { "/components/desk-lamp/", "/releases/1.0/", "/milestones/first-light/", "/chronology/" })
            Assert.Equal(FollowedLamps.Text(Lamps, page), FollowedLamps.Text(changed, page));
    }

    [Theory]
    [InlineData("100 % of C# & {more}_$", @"100 \% of C\# \& \textbraceleft{}more\textbraceright{}\_\$")]
    [InlineData(@"a\b~c^d", @"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d")]
    [InlineData("Größe\nund 光", "Größe und 光")]
    [InlineData("}", @"\textbraceright{}")]
    public void Characters_of_a_title_that_have_a_meaning_in_TeX_are_escaped(string title, string escaped) =>
        Assert.Equal(escaped, BibTex.Escape(title));

    [Theory]
    [InlineData("}}, year = 1066, month = jan")]
    [InlineData(@"\}, note = {x")]
    [InlineData(@"\\{{{\}")]
    public void No_title_ends_its_BibTeX_field(string title)
    {
        var (openBraces, entry) = (0, BibTex.Create("key", title, title, "1", "https://lamps.example/", null));
        for (var i = 0; i < entry.Length; i++)
        {
            // BibTeX counts a brace after a backslash like every other brace.
            openBraces += entry[i] == '{' ? 1 : entry[i] == '}' ? -1 : 0;
            Assert.True(openBraces > 0 || i <= "@misc".Length || i == entry.Length - 1, $"the entry ends at {entry[..(i + 1)]}");
        }
        Assert.Equal(0, openBraces);
        Assert.DoesNotContain("\n  year", entry);
    }

    [Theory]
    [InlineData("changes: { desk-lamp: sold }", "changes: { desk-lamp: sold }", "On sale since 1.0")]
    [InlineData("release: \"1.0\"\n", "", "On sale")]
    public void A_badge_names_a_release_only_if_the_status_began_with_a_release(string oldText, string newText, string expected)
    {
        var badge = XDocument.Parse(FollowedLamps.Text(FollowedLamps.Site((oldText, newText)).Build(), "/components/desk-lamp/badge.svg")).Root!;
        Assert.Equal("Desk lamp: " + expected, badge.Attribute("aria-label")!.Value);
        Assert.Equal(["Desk lamp", expected], badge.Elements().Where(element => element.Name.LocalName == "text").Select(text => text.Value));
        Assert.Equal(["rect", "text"], badge.Elements().Select(element => element.Name.LocalName).Distinct());
    }

    [Fact]
    public void A_hostile_name_stays_text_in_the_badge_and_in_the_code_that_embeds_the_badge()
    {
        var site = FollowedLamps.Site(("name: Desk lamp", "name: \"](javascript:x) <script> \\\" onload=\\\"x &\"")).Build();
        var badge = XDocument.Parse(FollowedLamps.Text(site, "/components/desk-lamp/badge.svg")).Root!;
        Assert.DoesNotContain(badge.DescendantsAndSelf(), element =>
            element.Name.LocalName is "script" || element.Attributes()
            .Any(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
        var lines = new HtmlParser().ParseDocument(FollowedLamps.Text(site, "/components/desk-lamp/")).QuerySelectorAll("details.reuse pre")
            .Select(pre => pre.TextContent).ToArray();
        var link = Assert.Single(new HtmlParser().ParseDocument(Markdig.Markdown.ToHtml(lines[2])).QuerySelectorAll("a"));
        Assert.Equal("https://lamps.example/components/desk-lamp/", link.GetAttribute("href"));
        var image = Assert.Single(new HtmlParser().ParseDocument(lines[3]).QuerySelectorAll("img"));
        Assert.Equal(["alt", "src"], image.Attributes.Select(attribute => attribute.Name).Order());
    }

    [Fact]
    public void The_Markdown_file_of_a_page_is_the_input_file_with_LF_line_ends()
    {
        var text = FollowedLamps.Text(Lamps, "/lamps/index.md");
        Assert.StartsWith("---\ntitle: The lamps\norder: 1\n", text);
        Assert.EndsWith("## How it began\n", text);
        Assert.Equal(text, FollowedLamps.Text(FollowedLamps.Site().WithCarriageReturns().Build(), "/lamps/index.md"));
        Assert.Contains("<link rel=\"alternate\" type=\"text/markdown\" href=\"/lamps/index.md\">", FollowedLamps.Text(Lamps, "/lamps/"));
    }

    [Theory]
    [InlineData("/lamps/", "It was yellow.")]
    [InlineData("/components/desk-lamp/", "It shines.")]
    [InlineData("/milestones/first-light/", "Not &lt;b&gt;May&lt;/b&gt;.")]
    public void A_correction_is_on_its_page_and_on_the_page_of_all_corrections(string address, string correction)
    {
        Assert.Contains(correction, Regex.Split(FollowedLamps.Text(Lamps, address), "id=\"section-corrections\"")[1]);
        Assert.Contains(correction, FollowedLamps.Text(Lamps, "/corrections/"));
    }

    [Fact]
    public void Without_corrections_the_page_of_corrections_says_so() =>
        Assert.Contains("<p>No correction so far.", FollowedLamps.Text(TestSite.From("-- input/assets/a.txt --\n").Build(),
            "/corrections/"));
}
