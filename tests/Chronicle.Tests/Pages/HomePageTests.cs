using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The home page, the footer, chapters and the page of all chapters, and the terms of a glossary.</summary>
public sealed class HomePageTests
{
    private const string Lamps = """
        -- input/site.yml --
        title: "Lamps: a chronicle"
        subject: the lamps
        look: { footer: Made by readers. }
        about: about
        url: https://lamps.example/
        language: en
        repository: https://code.example/lamps
        component_kinds: { lamp: { label: Lamp } }
        statuses: { thought: { label: Thought, tone: open }, sold: { label: On sale, tone: good }, gone: { label: Gone, tone: over } }
        milestone_kinds: { launch: { label: Launch } }
        figures: { sales: { label: Sales } }
        home:
          lead: Since 1999 houses have light.
          facts:
            - { date_of: first-light, text: the first lamp is lit }
            - { figure: sales, text: "lamps sold in {release}", to: about }
        -- input/releases/2.md --
        ---
        date: "2001-02-03"
        summary: A catalogue.
        figures: { sales: 12345 }
        sources: []
        ---
        -- input/components/b.md --
        ---
        name: Arc lamp
        kind: lamp
        status: thought
        summary: It glares.
        sources: []
        ---
        -- input/components/c.md --
        ---
        name: Gas lamp
        kind: lamp
        status: sold
        summary: It hisses.
        sources: []
        ---
        -- input/milestones/first-light.md --
        ---
        title: First light
        date: "1999-03-04"
        kind: launch
        key: true
        summary: The lamp has a wick.
        verified: "2001-01-02"
        sources: []
        ---
        The wick burns, and the wick is short. A [[words#lumen|unit]] says how bright.
        -- input/text/about.md --
        ---
        title: About
        order: 1
        summary: How this is made.
        ---
        ## Our way

        We read.[^1]

        [^1]: A note.
        -- input/text/words.md --
        ---
        title: Words
        order: 2
        glossary: true
        summary: What words mean.
        ---
        ## Terms

        ### Wick

        A cord that burns. It is soft.

        ### Lumen (lm)

        A unit of light.
        """;

    private static readonly Lazy<BuildResult> Site = new(() => TestSite.From(Lamps).Build());

    [Fact]
    public void The_home_page_shows_its_lead_and_facts_with_links()
    {
        var page = Page("/");
        Assert.Equal("Lamps: a chronicle", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Since 1999 houses have light.", page.QuerySelector(".lead")!.TextContent);
        Assert.Equal([("4 March 1999 the first lamp is lit", "/milestones/first-light/"), ("12,345 lamps sold in 2", "/about/")],
            page.QuerySelectorAll(".highlights a").Select(fact => (fact.TextContent, fact.GetAttribute("href")!)));
        Assert.Contains("Made by readers.", page.QuerySelector(".welcome")!.TextContent);
        Assert.Contains("2 January 2001", page.QuerySelector(".welcome")!.TextContent);
        Assert.Equal(["First light"], page.QuerySelectorAll(".key-events .title").Select(title => title.TextContent));
    }

    [Theory]
    [InlineData("A chronicle of lamps", "A chronicle of lamps.")]
    [InlineData("How did light come into the house?", "How did light come into the house?")]
    [InlineData("Lamps since 1999.", "Lamps since 1999.")]
    [InlineData("Lamps (and shades)", "Lamps (and shades).")]
    public void A_tagline_is_a_lead_with_one_sign_at_its_end(string tagline, string lead) => Assert.Equal(lead, new HtmlParser().ParseDocument(
        Chronicles.Text(TestSite.From(Lamps.Replace("  lead: Since 1999 houses have light.\n", "", StringComparison.Ordinal)
            .Replace("subject: the lamps", $"tagline: \"{tagline}\"", StringComparison.Ordinal)).Build(), "/")).QuerySelector(".lead")!.TextContent);

    [Fact]
    public void A_release_without_a_date_is_not_counted_and_gives_no_figure()
    {
        var page = new HtmlParser().ParseDocument(Chronicles.Text(TestSite.From(Lamps.Replace("date: \"2001-02-03\"", "date: \"2000-02-03\"") + """

            -- input/releases/3.md --
            ---
            summary: A catalogue to come.
            figures: { sales: 20000 }
            sources: []
            ---
            """).Build(), "/"));
        Assert.Contains("1 release", page.QuerySelectorAll("main li a[href='/releases/']").Select(link => link.TextContent));
        Assert.Contains("12,345 lamps sold in 2", page.QuerySelectorAll(".highlights a").Select(fact => fact.TextContent));
    }

    [Fact]
    public void The_home_page_shows_the_first_chart_that_has_data()
    {
        var site = TestSite.From(Lamps.Replace("figures: { sales: { label: Sales } }", """
            figures: { sales: { label: Sales }, losses: { label: Losses } }
            charts: { losses: { label: Losses, figures: [losses] }, sales: { label: Sales, figures: [sales] } }
            """) + """

            -- input/releases/3.md --
            ---
            date: "2002-02-03"
            summary: A catalogue.
            figures: { sales: 20000 }
            sources: []
            ---
            """);
        var charts = new HtmlParser().ParseDocument(Chronicles.Text(site.Build(), "/")).QuerySelectorAll("figure.chart");
        Assert.Contains("Sales", Assert.Single(charts).TextContent);
    }

    [Fact]
    public void The_legend_lists_good_statuses_before_open_statuses() =>
        Assert.Equal(["On sale", "Thought"], Page("/components/").QuerySelectorAll(".legend .label").Select(label => label.TextContent));

    [Fact]
    public void The_footer_links_the_page_about_the_chronicle_and_the_form_for_mistakes()
    {
        var foot = Page("/milestones/first-light/").QuerySelectorAll("footer a").Select(link => link.GetAttribute("href")).ToArray();
        Assert.Contains("/about/", foot);
        Assert.Contains("/follow/", foot);
        Assert.Contains("/corrections/", foot);
        Assert.Contains("https://code.example/lamps/issues/new/choose", foot);
    }

    [Fact]
    public void The_lead_names_the_subject_and_the_title_names_the_site()
    {
        var page = Page("/follow/");
        Assert.Equal("Follow · Lamps: a chronicle", page.Title);
        Assert.Contains("the lamps", page.QuerySelector(".lead")!.TextContent);
    }

    [Fact]
    public void A_chapter_shows_its_number_and_links_the_other_chapters()
    {
        var page = Page("/words/");
        Assert.Equal("Chapter 2 of 2 1 minute to read", page.QuerySelector(".eyebrow")!.TextContent);
        Assert.Equal(["About", "Words"], page.QuerySelectorAll(".contents ol > li > a").Select(link => link.TextContent));
        Assert.Equal("Words", page.QuerySelector(".contents [aria-current=page]")!.TextContent);
        Assert.Equal(["#terms", "#wick", "#lumen-lm"], page.QuerySelectorAll(".contents ul a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void The_page_of_all_chapters_has_unique_anchors()
    {
        var page = Page("/book/");
        Assert.Equal(["About", "Words"], page.QuerySelectorAll(".part > h2").Select(title => title.TextContent));
        Assert.Equal("H3", page.QuerySelector("#section-about\\:our-way")!.TagName);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var link in page.QuerySelectorAll("main a[href^='#']"))
            Assert.Contains(link.GetAttribute("href")![1..], ids);
    }

    [Fact]
    public void The_first_use_of_a_term_is_linked_and_is_no_mention_of_the_glossary()
    {
        var prose = Page("/milestones/first-light/").QuerySelector(".prose")!;
        Assert.Equal([("wick", "/words/#wick")], prose.QuerySelectorAll("a.term").Select(link => (link.TextContent, link.GetAttribute("href")!)));
        Assert.Empty(Page("/words/").QuerySelectorAll("a.term"));
        Assert.Equal(["First light"], Page("/words/").QuerySelectorAll(".mentions li > a").Select(link => link.TextContent));
        var previews = string.Concat(Site.Value.Files.Where(file => file.Address.Value.StartsWith("/previews/", StringComparison.Ordinal))
            .Select(file => System.Text.Encoding.UTF8.GetString(file.Bytes.Span)));
        Assert.Contains("\"/words/#wick\":[\"Wick\",\"Words\",\"A cord that burns.\"]", previews);
    }

    [Fact]
    public void The_page_of_a_removed_address_shows_the_reason_and_other_links()
    {
        var page = new HtmlParser().ParseDocument(Chronicles.Text(TestSite.From(Lamps + """

            -- input/redirects.yml --
            /milestones/never/: { gone: It did not happen. }
            """).Build(), "/milestones/never/"));
        Assert.Contains("It did not happen.", page.QuerySelector(".notice")!.TextContent);
        Assert.Contains("/chronology/", page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
    }

    private static IDocument Page(string address) => new HtmlParser().ParseDocument(Chronicles.Text(Site.Value, address));
}
