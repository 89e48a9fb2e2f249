using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>Lines of releases: the previous and the next release of a release, and the statuses that it inherits.</summary>
public sealed class ReleaseLinesTests
{
    [Theory]
    [InlineData("Maker")]
    [InlineData("code-name")]
    [InlineData("Gerät")]
    [InlineData("maker")]
    public void The_name_of_a_line_can_contain_every_declared_field(string field)
    {
        var site = TinyTheme.Site($$"""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: Sold } }
            milestone_kinds: { launch: { label: Launch } }
            release_fields: { {{field}}: { label: Maker, type: text } }
            release_lines: { pattern: "{{{field}}} lamps" }
            -- input/releases/1.md --
            ---
            date: "1999"
            summary: S.
            sources: []
            {{field}}: Smith
            ---

            """);
        Assert.Equal("", site.Messages());
        Assert.Equal(["Smith lamps"], site.Model.Lines.Names);
    }

    private const string Settings = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        RULE
        component_kinds: { lamp: { label: Lamp } }
        statuses: { planned: { label: Planned }, sold: { label: On sale }, over: { label: Over } }
        milestone_kinds: { launch: { label: Launch } }
        release_fields: { maker: { label: Maker, type: text } }

        """;

    private const string Series = "release_lines: { pattern: \"Series {major}\" }";

    private static string Release(string id, string date, string more = "") => $"""
        -- input/releases/{id}.md --
        ---
        date: {date}
        summary: A catalogue.
        sources: []
        {more}
        ---

        """;

    private static SiteModel Site(string rule, params string[] records) =>
        TinyTheme.Site(Settings.Replace("RULE", rule) + string.Concat(records)).Model;

    private static string? Before(SiteModel site, string id) => Name(site, site.Lines.Compared(Place(site, id)));

    private static string? Next(SiteModel site, string id) => Name(site, site.Lines.Next(Place(site, id)));

    private static int Place(SiteModel site, string id) => site.Releases.IndexOf(site.Releases.Single(release => release.Id.Value == id));

    private static string? Name(SiteModel site, int? place) => place is { } known ? site.Releases[known].Id.Value : null;

    private static readonly string[] TwoSeries =
    [
        Release("1.0", "2020-01-01"), Release("1.1", "2020-03-01"), Release("2.0", "2020-05-01"), Release("1.2", "2020-06-01"),
        Release("2.1", "2020-07-01"), Release("1.3", "2020-08-01"),
    ];

    [Fact]
    public void Without_lines_a_release_follows_the_previous_release_in_time()
    {
        var site = Site("", TwoSeries);
        Assert.Equal("1.2", Before(site, "2.1"));
        Assert.Equal("1.2", Next(site, "2.0"));
        Assert.Empty(site.Lines.Names);
    }

    [Fact]
    public void With_lines_a_release_follows_the_previous_release_of_its_line()
    {
        var site = Site(Series, TwoSeries);
        Assert.Equal(["Series 1", "Series 2"], site.Lines.Names);
        Assert.Equal("2.0", Before(site, "2.1"));
        Assert.Equal("1.1", Before(site, "1.2"));
        Assert.Equal("1.2", Next(site, "1.1"));
        Assert.Null(Next(site, "1.3"));
        Assert.Equal("2.1", site.NewestRelease()!.Id.Value);
    }

    [Fact]
    public void A_new_line_follows_the_highest_lower_version_unless_lines_are_separate()
    {
        Assert.Equal("1.1", Before(Site(Series, TwoSeries), "2.0"));
        var separate = Site("release_lines: { pattern: \"{name}\", continue: false }",
            Release("oak-1", "2020-01-01"), Release("elm-1", "2020-02-01"), Release("oak-2", "2020-03-01"));
        Assert.Null(Before(separate, "elm-1"));
        Assert.Equal("oak-1", Before(separate, "oak-2"));
        Assert.Equal("oak-2", separate.NewestRelease()!.Id.Value);
    }

    [Fact]
    public void Each_of_many_new_lines_follows_the_highest_lower_version_before_it()
    {
        var dice = new Random(1);
        string[] versions = [.. Enumerable.Range(1, 60).OrderBy(_ => dice.Next()).Select(number => $"{number / 8}.{number % 8}")];
        var site = Site("release_lines: { pattern: \"{name}\" }",
            [.. versions.Select((version, i) => Release(version, $"20{10 + i}-01-01", $"line: Line {i}"))]);
        for (var i = 0; i < versions.Length; i++)
            Assert.Equal(versions[..i].Where(other => VersionOrder.Instance.Compare(other, versions[i]) < 0).Order(VersionOrder.Instance)
                .LastOrDefault(), Before(site, versions[i]));
    }

    [Fact]
    public void A_record_or_a_declared_field_can_name_the_line()
    {
        var site = Site("release_lines: { pattern: \"{maker} lamps\" }",
            Release("1", "2020-01-01", "maker: Oak"), Release("2", "2020-02-01", "maker: Elm"),
            Release("3", "2020-03-01", "line: Oak lamps"), Release("4", "2020-04-01"));
        Assert.Equal(["Oak lamps", "Elm lamps", "Oak lamps", null], site.Releases.Select(site.Lines.NameOf));
        Assert.Equal("1", Before(site, "3"));
    }

    [Fact]
    public void Prereleases_are_skipped_and_a_bug_fix_release_follows_its_parent()
    {
        var site = Site("", Release("1.0", "2020-01-01"), Release("1.0.1", "2020-02-01", "parent: \"1.0\""),
            Release("2.0-rc1", "2020-03-01"), Release("1.0.2", "2020-03-15", "parent: \"1.0\""), Release("2.0", "2020-04-01"));
        Assert.Equal("1.0", Before(site, "2.0"));
        Assert.Equal("1.0", Before(site, "2.0-rc1"));
        Assert.Equal("1.0", Before(site, "1.0.1"));
        Assert.Equal("1.0.1", Before(site, "1.0.2"));
        Assert.Equal("2.0", Next(site, "1.0"));
        Assert.Equal(["1.0..1.0.1", "1.0.1..1.0.2", "1.0..2.0"], Comparisons.Pairs(site.Releases, site.Lines, site.Limits)
            .Select(pair => $"{site.Releases[pair.From].Id}..{site.Releases[pair.To].Id}"));
    }

    [Fact]
    public void A_status_continues_in_its_line_and_in_the_lines_that_begin_later()
    {
        var lamp = """
            -- input/components/lamp.md --
            ---
            name: Lamp
            kind: lamp
            status: over
            summary: A lamp.
            sources: []
            ---
            -- input/milestones/sold.md --
            ---
            title: Sold
            date: 2020-03-01
            kind: launch
            release: "1.1"
            changes: { lamp: sold }
            summary: It is sold.
            sources: []
            ---
            -- input/milestones/ends.md --
            ---
            title: Ends
            date: 2020-07-01
            kind: launch
            release: "2.1"
            changes: { lamp: over }
            summary: It ends.
            sources: []
            ---

            """;
        var site = Site(Series, [.. TwoSeries, lamp]);
        Assert.Equal(["1.0:", "1.1:sold", "2.0:sold", "1.2:sold", "2.1:over", "1.3:sold"],
            site.Statuses.Of(site.Components[0]).Select((status, place) => $"{site.Releases[place].Id}:{status?.Status}"));
    }

    [Fact]
    public void A_version_is_shown_unchanged_and_a_title_replaces_the_pattern()
    {
        var site = Site("release_title: Catalogue {version}", Release("24h2", "2024-10-01", "version: 24H2"),
            Release("1.0-build5", "2025-01-01", "version: 1.0+build5\ntitle: The spring catalogue"));
        Assert.Equal(["Catalogue 24H2", "The spring catalogue"], site.Releases.Select(release => release.Name));
        Assert.Equal(["24H2", "1.0+build5"], site.Releases.Select(release => release.Version));
    }
}
