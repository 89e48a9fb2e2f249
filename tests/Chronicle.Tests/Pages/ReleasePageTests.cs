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
        Assert.DoesNotContain("What changed with it", TestSite.From(sold).Page("/releases/"));
        Assert.Contains("What changed with it", TestSite.From(WithChanges).Page("/releases/"));
    }
}
