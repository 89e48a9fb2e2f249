using System.Text;
using Chronicle.Domain;
using Chronicle.Pages;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The day whose state the site shows: records with a later date are planned, and affect neither statuses nor news.</summary>
public sealed class StateDayTests
{
    private const string Settings = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        tag_authority: lamps.example,2020
        AS_OF
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale }, over: { label: Over } }
        milestone_kinds: { launch: { label: Launch, plural: Launches } }

        """;

    private static string Records(string verified = "2022-06-01") => $$"""
        -- input/components/lamp.md --
        ---
        name: Lamp
        kind: lamp
        status: sold
        summary: A lamp.
        sources: []
        ---
        -- input/releases/1.0.md --
        ---
        date: "2020-01-01"
        summary: The first catalogue.
        sources: []
        ---
        -- input/releases/2.0.md --
        ---
        date: "2024"
        summary: The second catalogue.
        sources: []
        ---
        -- input/milestones/goes-on-sale.md --
        ---
        title: Goes on sale
        date: 2020-01-01
        kind: launch
        release: "1.0"
        changes: { lamp: sold }
        summary: It can be bought.
        sources: []
        verified: "2022-06-01"
        ---
        -- input/milestones/ends.md --
        ---
        title: Ends
        date: "2023-01-01"
        kind: launch
        release: "1.0"
        changes: {}
        components: [lamp]
        summary: It ends.
        sources: []
        verified: "{{verified}}"
        ---
        -- input/milestones/is-over.md --
        ---
        title: Is over
        date: "2024-05"
        kind: launch
        release: "2.0"
        changes: { lamp: over }
        summary: It is over.
        sources: []
        ---

        """;

    private static TestSite Site(string asOf = "", DateOnly? option = null, string verified = "2022-06-01") =>
        TestSite.From(TinyTheme.Archive + Settings.Replace("AS_OF", asOf) + Records(verified), asOf: option);

    private static string Planned(SiteModel site) =>
        string.Join(' ', site.Milestones.Where(site.State.IsPlanned).Select(milestone => milestone.Id.Value)
            .Concat(site.Releases.Where(site.State.IsPlanned).Select(release => release.Id.Value)));

    [Fact]
    public void Records_after_the_newest_verification_are_planned() => Assert.Equal("ends is-over 2.0", Planned(Site().Model));

    [Theory]
    [InlineData("2023", "is-over 2.0")]
    [InlineData("2024", "")]
    [InlineData("2022-12", "ends is-over 2.0")]
    public void A_source_of_a_year_or_a_month_counts_until_its_last_day(string date, string planned)
    {
        var text = (Settings.Replace("AS_OF\n", "", StringComparison.Ordinal) + Records())
            .Replace("verified: \"2022-06-01\"\n", "", StringComparison.Ordinal)
            + $"-- input/sources/paper.yml --\ntitle: A paper\nurl: \"https://paper.example/\"\nkind: news\ndate: \"{date}\"\n";
        Assert.Equal(planned, Planned(TestSite.From(text).Model));
    }

    [Fact]
    public void The_settings_can_set_the_day() => Assert.Equal("is-over 2.0", Planned(Site("as_of: 2023-06-01", verified: "2023-05-01").Model));

    [Fact]
    public void The_option_as_of_hides_nothing_if_it_is_at_or_after_the_day_of_the_data()
    {
        var site = Site(option: new(2023, 6, 1), verified: "2023-06-01").Model;
        Assert.Equal("is-over 2.0", Planned(site));
        Assert.Equal(3, site.Milestones.Length);
    }

    [Fact]
    public void The_option_as_of_hides_later_records_if_it_is_before_the_day_of_the_data()
    {
        var site = Site(option: new(2021, 1, 1)).Model;
        Assert.Equal(["goes-on-sale"], site.Milestones.Select(milestone => milestone.Id.Value));
        Assert.Equal(["1.0"], site.Releases.Select(release => release.Id.Value));
        Assert.Equal("", Planned(site));
    }

    [Fact]
    public void A_planned_record_stays_planned_after_its_day_until_it_is_verified()
    {
        var site = Site("as_of: 2023-06-01").Model;
        Assert.Equal("ends is-over 2.0", Planned(site));
        Assert.Equal(["ends"], QualityTasks.Unconfirmed(site).Select(record => record.Id.Value));
        Assert.Empty(QualityTasks.Unconfirmed(Site("as_of: 2023-06-01", verified: "2023-05-01").Model));
    }

    [Fact]
    public void A_planned_record_gives_no_status_and_is_in_no_feed()
    {
        var build = Site().Build();
        Assert.DoesNotContain(build.Diagnostics, diagnostic => diagnostic.IsError);
        var feed = Text(build, "/feed.atom");
        Assert.Contains("Goes on sale", feed);
        Assert.DoesNotContain("Is over", feed);
        Assert.DoesNotContain("Ends", Text(build, "/components/lamp/feed.atom"));
        var site = Site().Model;
        Assert.Equal(["sold", "sold"], site.Statuses.Of(site.Components[0]).Select(status => status?.Status));
        Assert.Equal("1.0", site.NewestRelease()!.Id.Value);
    }

    [Fact]
    public void A_planned_record_is_marked_in_every_export()
    {
        var build = Site().Build();
        Assert.Contains("\"planned\": true", Text(build, "/api/v1/milestones/is-over.json"));
        Assert.Contains("\"planned\": false", Text(build, "/api/v1/milestones/goes-on-sale.json"));
        Assert.Contains("\"planned\": true", Text(build, "/api/v1/releases/2.0.json"));
        Assert.Contains("planned: May 2024", Text(build, "/search/index.json"));
        Assert.Contains("STATUS:TENTATIVE\r\nSUMMARY:Ends", Text(build, "/calendar.ics"));
        Assert.Contains("2024-05,2024-05-01,2024-05-31,true", Text(build, "/data/milestones.csv"));
        Assert.Contains("\"as_of\":\"2022-06-01\"", Text(build, "/api/v1/index.json"));
        Assert.Contains("planned: May 2024", Text(build, "/previews/0.json"));
    }

    private static string Text(BuildResult build, string address) =>
        Encoding.UTF8.GetString(build.Files.Single(file => file.Address.Value == address).Bytes.Span);
}
