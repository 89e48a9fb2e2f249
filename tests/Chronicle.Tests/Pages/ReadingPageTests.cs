using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The contents of pages: summaries with code, diagrams, the order of sources, the name of a feed.</summary>
public sealed partial class ReadingPageTests
{
    private const string Site = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        tag_authority: lamps.example,2026
        component_kinds: { lamp: { label: Lamp, plural: Lamps } }
        statuses: { sold: { label: On sale, tone: good }, planned: { label: Planned, tone: open } }
        milestone_kinds: { launch: { label: Launch, plural: Launches } }
        diagrams:
          parts:
            title: Where lamps stand
            layers:
              - { label: Lamps, text: "They give <light>.", kinds: [lamp], status: sold, below: take current from }
              - { label: Current }
            beside: { label: Candles }
        -- input/text/story.md --
        ---
        title: Story
        order: 1
        summary: All of `dim()` and more.
        ---

        ![[diagram:parts]]
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        summary: It has `set<T>` and a switch.
        sources: [b]
        ---
        -- input/components/moon-lamp.md --
        ---
        name: Moon lamp
        kind: lamp
        status: planned
        summary: It is not there.
        sources: [a]
        ---
        -- input/milestones/first-light.md --
        ---
        title: First light
        date: 1999-03-01
        kind: launch
        summary: The lamp gains `on()`.
        sources: [a]
        changes: { desk-lamp: sold }
        corrections: [{ date: 2026-01-02, text: It was the first of March. }]
        ---
        -- input/milestones/plan.md --
        ---
        title: Plan
        date: 1999-04
        kind: launch
        summary: The moon lamp is planned.
        sources: [b]
        changes: { moon-lamp: planned }
        ---
        -- input/sources/a.yml --
        title: Zebra lamps
        authors: [Ada]
        url: https://a.example/
        kind: news
        -- input/sources/b.yml --
        title: Amber lamps
        authors: [Zoe]
        url: https://b.example/
        kind: news
        """;

    private static readonly TestSite Lamps = TestSite.From(Site);

    [Theory]
    [InlineData("/", "The lamp gains <code>on()</code>.")]
    [InlineData("/", "All of <code>dim()</code> and more.")]
    [InlineData("/story/", "All of <code>dim()</code> and more.")]
    [InlineData("/components/", "It has <code>set&lt;T&gt;</code> and a switch.")]
    [InlineData("/components/desk-lamp/", "It has <code>set&lt;T&gt;</code> and a switch.")]
    [InlineData("/milestones/first-light/", "The lamp gains <code>on()</code>.")]
    [InlineData("/chronology/", "The lamp gains <code>on()</code>.")]
    [InlineData("/sources/a/", "The lamp gains <code>on()</code>.")]
    public void The_code_in_a_summary_is_code_on_every_page(string address, string expected)
    {
        var page = Lamps.Page(address);
        Assert.Contains(expected, page);
        Assert.DoesNotContain("`", page);
    }

    [Fact]
    public void The_code_in_a_summary_is_plain_text_in_feeds_calendars_and_data()
    {
        foreach (var file in Lamps.Build().Files)
            if (file.Address.Value is var path && (path.EndsWith(".atom") || path.EndsWith(".ics") || path.EndsWith(".json") || path.EndsWith(".csv")))
            {
                var text = Encoding.UTF8.GetString(file.Bytes.Span);
                Assert.False(text.Contains("`on()`") || text.Contains("`set"), path);
            }
    }

    [Fact]
    public void A_diagram_shows_its_layers_with_their_components()
    {
        var page = Lamps.Page("/story/");
        var figure = page[page.IndexOf("<figure", StringComparison.Ordinal)..page.IndexOf("</figure>", StringComparison.Ordinal)];
        Assert.Contains("Where lamps stand", figure);
        Assert.Contains("They give &lt;light&gt;.", figure);
        Assert.Contains("<a href=\"/components/desk-lamp/\">Desk lamp</a>", figure);
        Assert.DoesNotContain("Moon lamp", figure);
        // The box beside the layers is last, so that it is not between a layer and the one below in a narrow window.
        Assert.True(figure.IndexOf("take current from", StringComparison.Ordinal) < figure.IndexOf("Current", StringComparison.Ordinal));
        Assert.True(figure.IndexOf("Current", StringComparison.Ordinal) < figure.IndexOf("Candles", StringComparison.Ordinal));
        Assert.Contains("charts.css", page);
    }

    [Fact]
    public void A_diagram_with_many_components_says_how_many_more_there_are_and_where()
    {
        var lamps = string.Concat(Enumerable.Range(1, 8).Select(n => $"""

            -- input/components/lamp-{n}.md --
            ---
            name: Lamp {n}
            kind: lamp
            status: sold
            summary: A lamp.
            sources: [a]
            ---
            """));
        Assert.Contains("<a href=\"/components/\" aria-label=\"Lamps: and 3 more\">and 3 more</a>", TestSite.From(Site + lamps).Page("/story/"));
    }

    /// <summary>The list is sorted by title, so each line must begin with the title and not with the author.</summary>
    [Fact]
    public void The_lines_of_the_list_of_sources_are_in_alphabetical_order()
    {
        var page = Lamps.Page("/sources/");
        var list = page[page.IndexOf("class=\"bibliography\"", StringComparison.Ordinal)..];
        var lines = BibliographyLine().Matches(list[..list.IndexOf("</ul>", StringComparison.Ordinal)])
            .Select(line => Tag().Replace(line.Groups[1].Value, "").Trim()).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
    }

    [Fact]
    public void The_feed_of_the_corrections_is_not_called_the_feed_of_the_news()
    {
        var page = Lamps.Page("/corrections/");
        Assert.Matches("<a href=\"[^\"]*corrections/feed.atom\"[^>]*>Atom feed</a>", page);
        Assert.DoesNotContain("news", page, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("<li>(.*?)</li>")]
    private static partial Regex BibliographyLine();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
