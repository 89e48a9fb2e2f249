using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>Every form of a dead link is reported at its place in the input file.</summary>
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
    [InlineData("https://lamps.example/nowhere/")]
    [InlineData("https://lamps.example/nowhere?a=b#c")]
    [InlineData("https://lamps.example/notes#nowhere")]
    public void A_dead_link_is_reported_at_its_place_in_the_input_file(string address)
    {
        var site = TinyTheme.Site($"-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\nWords.\n\nAnd [a link]({address}).\n");
        Assert.StartsWith("input/text/notes.md:8:5: error C40",
            Assert.Single(site.Messages().Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void The_target_of_a_redirect_that_does_not_exist_is_reported_once_at_the_redirect()
    {
        var messages = TestSite.From("""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: Sold } }
            milestone_kinds: { launch: { label: Launch } }
            -- input/milestones/third-light.md --
            ---
            title: Third light
            date: 1999-03
            kind: launch
            summary: Lit.
            sources: []
            ---
            -- input/permalinks.txt --
            /chronology/#first-light
            /chronology/#second-light
            /kinds/launch/#first-light
            /milestones/first-light/
            /milestones/second-light/
            -- input/redirects/milestones-first-light.yml --
            /milestones/first-light/: /milestones/second-light/

            """).Messages().Split('\n');
        Assert.StartsWith("input/redirects/milestones-first-light.yml:1:1: error C401: the link to /milestones/second-light/ leads nowhere",
            Assert.Single(messages, message => message.Contains("C401", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("https://lamps.example/base/nowhere/", "/nowhere/")]
    [InlineData("https://lamps.example/base/n%C3%B6where/", "/nöwhere/")]
    public void A_dead_whole_address_of_the_site_is_reported_at_its_place(string address, string path) => Assert.Equal($"""
        input/text/notes.md:6:1: error C401: the link to {path} leads nowhere (page /notes/)
        input/text/notes.md:7:1: error C401: the link to {path} leads nowhere (page /notes/)

        """, TinyTheme.Site($$"""
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/base/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        -- input/text/notes.md --
        ---
        title: Notes
        order: 1
        summary: S.
        ---
        [One]({{address}}),
        <{{address}}> and [another site](https://lamps.example/nowhere/).
        """).Messages());

    [Fact]
    public void A_dead_whole_address_of_the_site_in_the_navigation_is_reported_at_its_place() => Assert.StartsWith(
        "input/site.yml:7:34: error C401: the link to /nowhere/ leads nowhere (page ", TestSite.From("""
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/base/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        navigation: [{ title: There, to: "https://lamps.example/base/nowhere/" }]
        """).Messages());

    [Fact]
    public void A_dead_whole_address_of_the_site_in_a_fact_is_reported_at_its_place() => Assert.Equal("""
        input/components/desk-lamp.md:7:26: error C401: the link to /a/ leads nowhere (page /components/desk-lamp/ and 1 more)
        input/components/desk-lamp.md:8:9: error C401: the link to /b/ leads nowhere (page /components/desk-lamp/)
        input/components/desk-lamp.md:9:37: error C401: the link to /c/ leads nowhere (page /components/desk-lamp/)
        input/releases/v1.md:5:26: error C401: the link to /a/ leads nowhere (page /components/desk-lamp/ and 1 more)
        input/site.yml:7:47: error C401: the link to /f/ leads nowhere (page / and 17 more)
        input/site.yml:7:109: error C401: the link to /g/ leads nowhere (page / and 17 more)
        input/sources.yml:2:8: error C401: the link to /d/ leads nowhere (page /components/desk-lamp/ and 1 more)
        input/sources.yml:5:13: error C401: the link to /e/ leads nowhere (page /components/desk-lamp/ and 1 more)

        """, TestSite.From("""
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        look: { footer_links: [{ title: Imprint, url: "https://lamps.example/f/" }], head_links: [{ rel: "me", url: "https://lamps.example/g/" }] }
        component_fields: { manual: { label: Manual, type: link } }
        part_fields: { photo: { label: Photo, type: link } }
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        summary: S.
        sources: [maker]
        links: [{ title: A, url: "https://lamps.example/a/" }]
        manual: https://lamps.example/b/
        parts: { arm: { summary: S., photo: "https://lamps.example/c/" } }
        ---
        -- input/releases/v1.md --
        ---
        version: "1"
        date: 2001-01-01
        summary: S.
        links: [{ title: A, url: "https://lamps.example/a/" }]
        sources: []
        ---
        -- input/sources.yml --
        maker:
          url: https://lamps.example/d/
          title: The maker
          kind: news
          archived: "https://lamps.example/e/"
        """).Messages());

    [Fact]
    public void A_dead_whole_address_of_a_record_without_a_page_is_reported() => Assert.Contains(
        "input/components/desk-lamp.md:7:6: error C401: the link to /nowhere/ leads nowhere (page /components/desk-lamp/)\n",
        TinyTheme.Site("-- input/components/desk-lamp.md --\n---\nname: Desk lamp\nkind: lamp\nsummary: S.\nsources: []\n---\nWith [a link](https://lamps.example/nowhere/).\n").Messages());

    [Fact]
    public void An_anchor_is_found_if_the_address_has_no_trailing_slash() =>
        Assert.Equal("", TinyTheme.Site("-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\n## Pärt\n\n[a](/notes#p%C3%A4rt) [b](/notes/#pärt)\n").Messages());

    [Fact]
    public void A_lookalike_of_an_address_is_reported_with_its_code_points()
    {
        var site = TinyTheme.Site("-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\n![Plan](/assets/pla\u0308n.svg)\n");
        var messages = site.With("input/assets/pl\u00e4n.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray()).Messages();
        Assert.StartsWith("input/text/notes.md:6:1: error C401", messages);
        Assert.Contains("(U+00E4, here U+0308)", messages);
    }

    [Fact]
    public void Two_equal_dead_links_are_reported_at_both_places() => Assert.Equal("""
        input/text/notes.md:6:1: error C401: the link to /nowhere/ leads nowhere (page /notes/)
        input/text/notes.md:8:5: error C401: the link to /nowhere/ leads nowhere (page /notes/)

        """, TinyTheme.Site("-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\n[One](/nowhere/)\n\nAnd [two](/nowhere/).\n").Messages());

    [Theory]
    [InlineData("/nowhere/", "the link to /nowhere/ leads nowhere")]
    [InlineData("nowhere", "the link to /notes/nowhere leads nowhere")]
    [InlineData("https://lamps.example/nowhere/", "the link to /nowhere/ leads nowhere")]
    [InlineData("#nowhere", "the link to /notes/#nowhere finds no anchor with this name on that page")]
    public void A_dead_link_of_a_chapter_is_not_reported_again_for_the_page_of_all_chapters(string address, string message) => Assert.Equal(
        $"input/text/notes.md:6:1: error {(address[0] == '#' ? "C402" : "C401")}: {message} (page /notes/)\n",
        TestSite.From($"-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\n[One]({address})\n").Messages());

    [Fact]
    public void An_anchor_of_the_home_page_is_checked_without_a_slash_before_it() => Assert.Contains(
        "the link to /#nowhere finds no anchor", TinyTheme.Site("-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\n## Nowhere\n\n[One](https://lamps.example#nowhere)\n").Messages());

    [Fact]
    public void A_link_finds_a_heading_in_both_Unicode_forms() =>
        Assert.DoesNotContain("L206", TinyTheme.Site("-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\n## Cafe\u0301\n\n[[notes#caf\u00e9]] [[notes#cafe\u0301]]\n").Messages());

    [Theory]
    [InlineData("#top")]
    [InlineData("/notes/#TOP")]
    [InlineData("/notes/#:~:text=Words")]
    [InlineData("/notes/#part:~:text=Words")]
    public void A_fragment_that_browsers_find_themselves_needs_no_anchor(string address) => Assert.Equal("", TinyTheme.Site(
        $"-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\n## Part\n\nWords. [A link]({address}).\n").Messages());
}
