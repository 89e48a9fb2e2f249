using Chronicle.Pages;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The weak points that the page of quality lists, and the day of the state, from which the age of a verification is counted.</summary>
public sealed class QualityTasksTests
{
    [Fact]
    public void An_excerpt_does_not_split_a_surrogate_pair() =>
        Assert.DoesNotContain("\uFFFD", TestSite.From(Settings + "-- input/text/lamps.md --\n---\ntitle: Lamps\norder: 1\nsummary: All.\n---\n"
            + $"a{string.Concat(Enumerable.Repeat("\U00020000", 80))}\n").Page("/quality/"));

    private const string Settings = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }

        """;

    private const string Records = """
        -- input/sources.yml --
        paper: { title: A paper, url: "https://paper.example/", kind: news }
        change: { title: A change, url: "https://change.example/", kind: commit }
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        summary: It stands on a desk.
        sources: [paper]
        related: [wall-lamp]
        verified: 2020-01
        ---
        -- input/components/wall-lamp.md --
        ---
        name: Wall lamp
        kind: lamp
        status: sold
        summary: It hangs.
        sources: [paper]
        verified: "2020-03-01"
        ---
        -- input/components/street-lamp.md --
        ---
        name: Street lamp
        kind: lamp
        status: sold
        summary: It stands in a street.
        sources: [paper]
        ---
        -- input/milestones/first-light.md --
        ---
        title: First light
        date: 1999-03
        kind: launch
        summary: The first lamp is lit.
        components: [desk-lamp]
        sources: [paper]
        ---
        -- input/milestones/first-sketch.md --
        ---
        title: First sketch
        date: 1998
        kind: launch
        summary: The first lamp is drawn.
        sources: [paper, change]
        ---
        -- input/text/lamps.md --
        ---
        title: Lamps
        order: 1
        summary: All of them.
        ---
        A paragraph that cites its source is fine, however long it may be, and that is so here [@paper].

        ## A heading that is long enough to be taken for a paragraph, were it not for what it is: a heading

        A paragraph that cites nothing, and is long enough to state something that somebody may want to [[first-light|look up]].

        This paragraph, which is as long as the others are but ends in a colon, leads on to the list below it:

        - a point of the list that is as long as a paragraph and cites nothing, and yet is none, it is said

        Short.

        """;

    [Fact]
    public void Without_an_as_of_date_the_newest_verification_is_the_day_of_the_state()
    {
        var site = TinyTheme.Site(Settings + Records).Model;
        Assert.Equal(new DateOnly(2020, 3, 1), site.State.Day);
        Assert.Null(TinyTheme.Site(Settings).Model.State.Day);
    }

    [Fact]
    public void Without_a_limit_no_record_is_overdue() => Assert.Empty(QualityTasks.Overdue(TinyTheme.Site(Settings + Records).Model));

    [Theory]
    [InlineData("component: 30", "street-lamp")]
    [InlineData("component: 29", "street-lamp desk-lamp")]
    [InlineData("component: 10000, milestone: 1", "first-light first-sketch street-lamp")]
    public void A_record_verified_before_the_limit_or_never_is_overdue(string limits, string overdue)
    {
        var settings = Settings.Replace("language: en", $"language: en\nverified_within: {{ {limits} }}");
        Assert.Equal(overdue, string.Join(' ', QualityTasks.Overdue(TinyTheme.Site(settings + Records).Model).Select(record => record.Id)));
    }

    [Fact]
    public void The_as_of_date_is_the_day_of_the_state()
    {
        var settings = Settings.Replace("language: en", "language: en\nverified_within: { component: 3650 }");
        var site = TestSite.From(TinyTheme.Archive + settings + Records, asOf: new(2020, 2, 1)).Model;
        Assert.Equal(new DateOnly(2020, 2, 1), site.State.Day);
        Assert.Equal(["street-lamp", "wall-lamp"], QualityTasks.Overdue(site).Select(record => record.Id.Value));
    }

    [Fact]
    public void An_unknown_kind_of_record_or_source_in_the_settings_is_an_error()
    {
        var settings = Settings.Replace("language: en", "language: en\nverified_within: { componet: 30 }\nprimary_sources: [new]");
        var messages = TinyTheme.Site(settings + Records).Messages();
        Assert.Contains("site.yml:4:20: error V201: unknown kind of record \"componet\": one of component, release, milestone; did you mean \"component\"?", messages);
        Assert.Contains("unknown kind of source \"new\"", messages);
    }

    [Fact]
    public void A_milestone_without_a_source_of_a_primary_kind_is_listed()
    {
        Assert.Equal(["first-light"], Primary(Settings));
        Assert.Equal([], Primary(Settings.Replace("language: en", "language: en\nprimary_sources: [news]")));
        Assert.Equal(["first-sketch", "first-light"], Primary(Settings.Replace("language: en", "language: en\nprimary_sources: [talk]")));

        static IEnumerable<string> Primary(string settings) =>
            QualityTasks.WithoutPrimarySource(TinyTheme.Site(settings + Records).Model).Select(milestone => milestone.Id.Value);
    }

    [Fact]
    public void A_record_that_cites_nothing_is_listed()
    {
        var records = Records.Replace("summary: It hangs.\nsources: [paper]", "summary: It hangs.\nsources: []", StringComparison.Ordinal);
        Assert.Equal(["wall-lamp"], QualityTasks.WithoutSource(TinyTheme.Site(Settings + records).Model).Select(record => record.Id.Value));
    }

    [Theory]
    [InlineData("street-lamp first-sketch", "", "")]
    [InlineData("street-lamp first-sketch", "components: [desk-lamp]\n", "")]
    [InlineData("street-lamp first-sketch first-light", "components: [desk-lamp]\n", "[[first-light|look up]]")]
    [InlineData("street-lamp wall-lamp first-sketch", "related: [wall-lamp]\n", "[[first-light|look up]]")]
    public void A_record_that_no_other_record_names_is_listed_as_not_linked(string notLinked, string removed, string alsoRemoved)
    {
        var records = new[] { removed, alsoRemoved }.Where(text => text != "").Aggregate(Records, (all, text) => all.Replace(text, ""));
        Assert.Equal(notLinked, string.Join(' ', QualityTasks.NotLinked(TinyTheme.Site(Settings + records).Model).Select(record => record.Id)));
    }

    [Fact]
    public void A_record_that_a_part_or_a_retired_record_names_and_a_record_with_a_parent_are_linked()
    {
        const string More = """

            -- input/components/wick.md --
            ---
            name: Wick
            kind: lamp
            status: sold
            summary: A cord that burns.
            sources: [paper]
            parent: street-lamp
            ---
            -- input/components/switch.md --
            ---
            name: Switch
            kind: lamp
            status: sold
            summary: It turns a lamp on.
            sources: [paper]
            ---
            -- input/components/new-lamp.md --
            ---
            name: New lamp
            kind: lamp
            status: sold
            summary: It is new.
            sources: [paper]
            parts: { Knob: { record: switch, since: "1" } }
            ---
            -- input/components/old-lamp.md --
            ---
            name: Old lamp
            kind: lamp
            status: sold
            summary: It was old.
            sources: [paper]
            superseded_by: new-lamp
            ---
            -- input/releases/1.md --
            ---
            date: 1999
            summary: The first catalogue.
            sources: [paper]
            ---
            -- input/releases/1.1.md --
            ---
            date: 2000
            summary: The first catalogue again.
            sources: [paper]
            parent: "1"
            ---
            """;
        Assert.Equal(["first-sketch"], QualityTasks.NotLinked(TinyTheme.Site(Settings + Records + More).Model).Select(record => record.Id.Value));
    }

    [Theory]
    [InlineData("parts: { Knob: { record: wall-lamp } }")]
    [InlineData("parts: { Knob: { since: \"1\" } }")]
    [InlineData("made_with: wall-lamp")]
    public void A_record_to_which_the_page_of_a_named_record_links_is_linked(string fact)
    {
        var records = Records.Replace("summary: It stands in a street.", $"summary: It stands in a street.\n{fact}", StringComparison.Ordinal)
            + "\n-- input/releases/1.md --\n---\ndate: 1999\nsummary: The first catalogue.\nsources: [paper]\n---\n";
        var settings = Settings.Replace("language: en", "language: en\ncomponent_fields: { made_with: { label: Made with, type: record } }", StringComparison.Ordinal);
        Assert.DoesNotContain("street-lamp", QualityTasks.NotLinked(TinyTheme.Site(settings + records).Model).Select(record => record.Id.Value));
    }

    [Theory]
    [InlineData("- {0}\n\n- {0}\n", 0)]
    [InlineData("1. A point\n\n   - {0}\n\n     {0}\n\n2. {0}\n", 0)]
    [InlineData("> {0}\n", 1)]
    [InlineData("- {0}\n\n- {0}\n\n<!-- end -->\n\n{0}\n", 1)]
    public void A_list_has_no_paragraphs_and_a_quote_has(string body, int paragraphs)
    {
        var site = TinyTheme.Site(Settings + "-- input/text/lamps.md --\n---\ntitle: Lamps\norder: 1\nsummary: All.\n---\n" + string.Format(
            System.Globalization.CultureInfo.InvariantCulture, body, "A text that cites nothing, and is long enough to state something that somebody may want to look up.")).Model;
        Assert.Equal(paragraphs, QualityTasks.WithoutCitation(site, site.Chapters[0]).Length);
    }

    [Fact]
    public void A_long_paragraph_without_a_citation_is_listed()
    {
        var site = TinyTheme.Site(Settings + Records).Model;
        Assert.Equal(["A paragraph that cites nothing, and is long enough to state something that somebody may want to look up."],
            QualityTasks.WithoutCitation(site, site.Chapters[0]));
    }
}
