using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>Pages of releases on chronicles that tell less than the real one.</summary>
public sealed class ReleasePageTests
{
    private const string Nothing = "No component of this chronicle changed its status with this release.";

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
    public void A_chronicle_without_changes_of_status_does_not_say_that_a_release_had_none()
    {
        Assert.DoesNotContain(Nothing, TestSite.From(Site).Page("/releases/2/"));
        Assert.Contains(Nothing, TestSite.From(WithChanges).Page("/releases/2/"));
        Assert.DoesNotContain(Nothing, TestSite.From(WithChanges).Page("/releases/1/"));
        // The comparison with the release before stays.
        Assert.Contains("/compare/1..2/", TestSite.From(Site).Page("/releases/2/"));
    }

    [Fact]
    public void The_table_of_releases_is_as_wide_as_the_window_only_with_many_columns()
    {
        Assert.Contains("<table class=\"releases\">", TestSite.From(Site).Page("/releases/"));
        Assert.Contains("<table class=\"releases full\">", TestSite.From(WithChanges).Page("/releases/"));
    }

    [Fact]
    public void A_change_whose_milestone_names_no_release_came_with_none()
    {
        var sold = Site.Replace("release: \"1\"", "changes: { desk-lamp: sold }", StringComparison.Ordinal)
            .Replace("date: 1999-03-01\nkind", "date: 2000-03-01\nkind", StringComparison.Ordinal);
        Assert.Contains(Nothing, TestSite.From(sold).Page("/releases/2/"));
        Assert.DoesNotContain("What changed with it", TestSite.From(sold).Page("/releases/"));
        Assert.Contains("What changed with it", TestSite.From(WithChanges).Page("/releases/"));
    }
}
