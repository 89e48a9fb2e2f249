using System.Text;
using Chronicle.Cli.Compare;

namespace Chronicle.Tests.Site.Compare;

public sealed class PageSummaryTests
{
    [Theory]
    [InlineData("<title>A &amp; b – Site</title>", "A & b – Site", null)]
    [InlineData("<title>A – Site</title><meta property=\"og:title\" content=\"A\">", "A", null)]
    [InlineData("<p>no title</p>", "", null)]
    [InlineData("<noscript><meta http-equiv=\"refresh\" content=\"0; url=/repo/new/\"></noscript><title>Old</title>", "Old", "/repo/new/")]
    public void A_summary_contains_the_title_and_the_target_of_a_redirect(string html, string title, string? leadsTo)
    {
        var summary = Read(html);
        Assert.Equal((title, leadsTo), (summary.Title, summary.LeadsTo));
    }

    [Theory]
    [InlineData("<link href=\"/theme/site.css?01234567\">", "<link href=\"/theme/site.css?89abcdef\">", true)]
    [InlineData("<script src=\"/a.js?01234567\"></script>", "<script src=\"/a.js?89abcdef\"></script>", true)]
    [InlineData("<a href=\"/a?01234567\">", "<a href=\"/a?89abcdef\">", false)]
    [InlineData("<link href=\"/a.css?0123456\">", "<link href=\"/a.css?0123457\">", false)]
    [InlineData("Why? Because.", "Why? Because!", false)]
    [InlineData("/a.css?", "/a.css", false)]
    public void The_hash_ignores_only_the_versions_of_style_sheets_and_scripts(string one, string other, bool isSame) =>
        Assert.Equal(isSame, Read(one).Hash == Read(other).Hash);

    private static PageSummary Read(string html) => PageSummary.Read(Encoding.UTF8.GetBytes(html));
}
