using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The pages of releases in a small chronicle, with and without changes of statuses.</summary>
public sealed class ReleasePageTests
{
    private const string NoChangeOfStatus = "No component of this chronicle changed its status with this release.";

    private const string Site = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        cards: false
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        summary: A lamp.
        sources: [a]
        ---
        -- input/milestones/first.md --
        ---
        title: First light
        date: 1999-03-01
        kind: launch
        release: "1"
        summary: It shines.
        sources: [a]
        ---
        -- input/releases/1.md --
        ---
        date: 1999-03-01
        summary: The first.
        sources: [a]
        ---
        -- input/releases/2.md --
        ---
        date: 2001-03-01
        summary: The second.
        sources: [a]
        ---
        -- input/sources/a.yml --
        title: Catalogue
        url: https://a.example/
        kind: news
        """;

    private static readonly string WithChanges = Site.Replace("release: \"1\"", "release: \"1\"\nchanges: { desk-lamp: sold }",
        StringComparison.Ordinal);

    [Fact]
    public void Without_changes_of_status_in_the_chronicle_a_release_does_not_mention_them()
    {
        Assert.DoesNotContain(NoChangeOfStatus, TestSite.From(Site).Page("/releases/2/"));
        Assert.Contains(NoChangeOfStatus, TestSite.From(WithChanges).Page("/releases/2/"));
        Assert.DoesNotContain(NoChangeOfStatus, TestSite.From(WithChanges).Page("/releases/1/"));
        // The page still links the comparison with the previous release.
        Assert.Contains("/compare/1..2/", TestSite.From(Site).Page("/releases/2/"));
    }

    [Fact]
    public void Two_releases_without_neighbours_can_be_compared()
    {
        var lines = Site.Replace("milestone_kinds:", "release_lines: { continue: false }\nmilestone_kinds:", StringComparison.Ordinal)
            .Replace("summary: The first.", "line: a\nsummary: The first.", StringComparison.Ordinal)
            .Replace("summary: The second.", "line: b\nsummary: The second.", StringComparison.Ordinal);
        var page = TestSite.From(lines).Page("/compare/");
        Assert.Contains("data-compare=", page);
        Assert.DoesNotContain("section-neighbours", page);
        Assert.DoesNotContain("Nothing here yet.</p>", page);
        var single = TestSite.From(Site).Without("input/releases/2.md").Page("/compare/");
        Assert.DoesNotContain("data-compare=", single);
        Assert.Contains("Nothing here yet.</p>", single);
    }

    [Theory]
    [InlineData("number", "1.5", "1.50", false)]
    [InlineData("version", "1.5", "1.50", true)]
    [InlineData("date", "2020-01-01", "2020-01-01", false)]
    [InlineData("date", "2020-01", "2020-02", true)]
    public void A_value_is_changed_if_both_pages_show_another_text(string type, string first, string second, bool isChanged)
    {
        var site = TestSite.From(Site.Replace("milestone_kinds:", $"release_fields: {{ plug: {{ label: Plug, type: {type} }} }}\nmilestone_kinds:", StringComparison.Ordinal)
            .Replace("summary: The first.", $"plug: \"{first}\"\nsummary: The first.", StringComparison.Ordinal)
            .Replace("summary: The second.", $"plug: \"{second}\"\nsummary: The second.", StringComparison.Ordinal));
        Assert.Equal(isChanged, site.Page("/releases/2/").Contains("class=\"changed\"", StringComparison.Ordinal));
        Assert.Equal(isChanged, site.Page("/compare/1..2/").Contains("class=\"changed\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_of_releases_is_as_wide_as_the_window_only_with_many_columns()
    {
        Assert.Contains("<table class=\"releases\">", TestSite.From(Site).Page("/releases/"));
        Assert.Contains("<table class=\"releases full\">", TestSite.From(WithChanges).Page("/releases/"));
    }

    [Fact]
    public void A_change_by_a_milestone_without_a_release_belongs_to_no_release()
    {
        var sold = Site.Replace("release: \"1\"", "changes: { desk-lamp: sold }", StringComparison.Ordinal)
            .Replace("date: 1999-03-01\nkind", "date: 2000-03-01\nkind", StringComparison.Ordinal);
        Assert.Contains(NoChangeOfStatus, TestSite.From(sold).Page("/releases/2/"));
        Assert.DoesNotContain("<th scope=\"col\">Changes</th>", TestSite.From(sold).Page("/releases/"));
        Assert.Contains("<th scope=\"col\">Changes</th>", TestSite.From(WithChanges).Page("/releases/"));
    }
}
