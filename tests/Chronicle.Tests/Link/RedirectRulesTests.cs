using System.Text;
using Chronicle.Domain;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed class RedirectRulesTests
{
    private const string Lamp = """
        -- input/sources/paper.yml --
        title: A paper
        url: https://paper.example/
        kind: news
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        summary: It stands on a desk.
        sources: [paper]
        corrections: [{ date: 2001-01-01, text: A. }, { date: 2001-01-02, text: B. }, { date: 2001-01-03, text: C. }]
        ---

        """;

    [Theory]
    [InlineData("/a/: /b/\n/b/: /c/#place\n/c/: /d/", "/d/#place /d/#place /d/")]
    [InlineData("/a/: /b/#own\n/b/: /c/#place\n/c/: /d/", "/d/#place /d/#place /d/")]
    [InlineData("/a/: /b/#own\n/b/: /c/\n/c/: /d/", "/d/#own /d/ /d/")]
    [InlineData("/a/: /b/#own\n/b/#own: /c/\n/c/: /d/", "/d/ /d/ /d/")]
    [InlineData("/a/: /b/\n/b/: /c/\n/c/: { gone: Broken. }", "  ")]
    public void A_redirect_leads_to_the_end_of_its_chain_with_the_last_named_anchor(string redirects, string targets) =>
        Assert.Equal(targets, string.Join(' ', TinyTheme.Site($"{TinyTheme.Moved}-- input/redirects/moves.yml --\n{redirects}\n").Model
            .Redirects.Select(redirect => redirect.To)));

    [Fact]
    public void Two_unicode_forms_of_one_anchor_are_reported() =>
        Assert.Contains("C410", TinyTheme.Site(TinyTheme.Moved
            + "-- input/redirects/moves.yml --\n\"/old/#\u00e9\": /components/\n\"/old/#e\u0301\": /components/\n").Messages());

    [Theory]
    [InlineData("/chronology/1950/\n/chronology/1950/\n")]
    [InlineData("/chronology/1950/\n/compare/a..b/\n/chronology/1950/\n/compare/a..b/\n/kinds/launch/1950/\n/kinds/launch/1950/\n")]
    public void A_former_list_whose_line_is_in_the_file_twice_has_one_redirect(string lines)
    {
        var site = TinyTheme.Site(TinyTheme.Moved + Lamp).With("input/permalinks.txt", Encoding.UTF8.GetBytes(lines));
        Assert.All(site.Messages().Split('\n', StringSplitOptions.RemoveEmptyEntries), message => Assert.Contains("warning R141", message));
        Assert.Contains("url=/chronology/\"", site.Page("/chronology/1950/"));
    }

    [Fact]
    public void A_former_page_of_earlier_corrections_redirects_to_the_newest_corrections()
    {
        var limits = new Limits { CorrectionsPerPage = 1 };
        var before = TinyTheme.Site(TinyTheme.Moved + Lamp).With(limits).Build();
        Assert.Contains("/corrections/2/", before.Permalinks);
        var after = TinyTheme.Site(TinyTheme.Moved + Lamp.Replace("sources: [paper]", "sources: [paper]\nwithdrawn: It was no lamp."))
            .With(limits).With("input/permalinks.txt", Encoding.UTF8.GetBytes(string.Concat(before.Permalinks.Select(line => line + "\n"))));
        Assert.Equal("", after.Messages());
        Assert.Contains("url=/corrections/\"", after.Page("/corrections/2/"));
    }
}
