using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The errors for dead links: each is at the place where the author wrote the link, in every notation of its address.</summary>
public sealed class DeadLinkTests
{
    [Theory]
    [InlineData("/nowhere/")]
    [InlineData("/nöwhere/")]
    [InlineData("/no%20where/")]
    [InlineData("/no%25where/")]
    [InlineData("/%6Eowhere/")]
    [InlineData("/nowhere/?a=1&b=2")]
    [InlineData("/nowhere/#plän")]
    [InlineData("/nowhere/?a=b#c%20d")]
    [InlineData("../nowhere/")]
    [InlineData("nowhere")]
    [InlineData("/notes/#nöwhere")]
    [InlineData("#nöwhere")]
    [InlineData("/notes#no%20where")]
    public void A_dead_link_is_reported_at_its_place_in_the_prose(string address)
    {
        var site = TinyTheme.Site($"-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\nWords.\n\nAnd [a link]({address}).\n");
        Assert.StartsWith("input/text/notes.md:8:5: error C40",
            Assert.Single(site.Messages().Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void An_anchor_on_a_page_is_found_without_the_last_slash() =>
        Assert.Equal("", TinyTheme.Site("-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\n## Pärt\n\n[a](/notes#p%C3%A4rt) [b](/notes/#pärt)\n").Messages());

    [Fact]
    public void An_address_that_looks_equal_is_reported_with_its_code_points()
    {
        var site = TinyTheme.Site("-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\n![Plan](/assets/pla\u0308n.svg)\n");
        var messages = site.With("input/assets/pl\u00e4n.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray()).Messages();
        Assert.StartsWith("input/text/notes.md:6:1: error C401", messages);
        Assert.Contains("(U+00E4, here U+0308)", messages);
    }

    [Fact]
    public void Each_of_several_dead_links_on_a_page_has_one_error() => Assert.Equal("""
        input/text/notes.md:6:1: error C401: the link to /nowhere/ leads nowhere (page /notes/)
        input/text/notes.md:8:5: error C401: the link to /nowhere/ leads nowhere (page /notes/)

        """, TinyTheme.Site("-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\n[One](/nowhere/)\n\nAnd [two](/nowhere/).\n").Messages());

    [Theory]
    [InlineData("/nowhere/", "the link to /nowhere/ leads nowhere")]
    [InlineData("nowhere", "the link to /notes/nowhere leads nowhere")]
    [InlineData("#nowhere", "the link to /notes/#nowhere finds no place with this name on that page")]
    public void A_dead_link_of_a_chapter_is_not_reported_again_for_the_page_of_all_chapters(string address, string message) => Assert.Equal(
        $"input/text/notes.md:6:1: error {(address[0] == '#' ? "C402" : "C401")}: {message} (page /notes/)\n",
        TestSite.From($"-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\n[One]({address})\n").Messages());

    [Fact]
    public void An_anchor_on_the_home_page_needs_no_slash_before_it() => Assert.Contains(
        "the link to /#nowhere finds no place", TinyTheme.Site("-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\n## Nowhere\n\n[One](https://lamps.example#nowhere)\n").Messages());

    [Fact]
    public void A_link_finds_a_heading_in_both_Unicode_forms() =>
        Assert.DoesNotContain("L206", TinyTheme.Site("-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\n## Cafe\u0301\n\n[[notes#caf\u00e9]] [[notes#cafe\u0301]]\n").Messages());
}
