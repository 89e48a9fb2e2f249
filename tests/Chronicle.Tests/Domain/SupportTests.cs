using Chronicle.Domain;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The phases of support of a release, and its phase on a given day.</summary>
public sealed class SupportTests
{
    private const string Declared = "support_phases: { sold: { label: On sale, tone: good }, repaired: { label: Repaired, tone: open } }";

    private static SiteModel Site(string settings, string support, string? asOf = "2022-06-01") => TinyTheme.Site($$"""
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        {{(asOf is null ? "" : $"as_of: {asOf}")}}
        {{settings}}
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        -- input/releases/1.0.md --
        ---
        date: "2020-01-01"
        summary: A catalogue.
        sources: []
        {{support}}
        ---

        """).Model;

    [Theory]
    [InlineData("support: { sold: 2021-12-31, repaired: 2025-06 }", "sold 2020-01-01/2021-12-31, repaired 2021-12-31/2025-06", "repaired")]
    [InlineData("support: { repaired: 2025, sold: 2022-06-01 }", "sold 2020-01-01/2022-06-01, repaired 2022-06-01/2025", "sold")]
    [InlineData("support: { sold: 2020-01-01/2021, repaired: 2021/2022-05-31 }", "sold 2020-01-01/2021, repaired 2021/2022-05-31", "ended")]
    [InlineData("support: { sold: 2021/.. }", "sold 2021/Open", "sold")]
    [InlineData("support: { sold: false, repaired: true }", "sold 2020-01-01/Over, repaired /Open", "repaired")]
    [InlineData("support: { sold: true, repaired: 2025 }", "sold 2020-01-01/Open, repaired /2025", "sold")]
    [InlineData("support: { sold: false }", "sold 2020-01-01/Over", "ended")]
    [InlineData("support: { sold: 2021 }\nend_of_life: \"2024\"", "sold 2020-01-01/2021, repaired 2021/2024", "repaired")]
    [InlineData("lts: true", "", "unknown")]
    public void A_release_is_in_the_first_phase_that_includes_the_day(string support, string periods, string expectedPhase)
    {
        var site = Site(Declared, support);
        Assert.Equal(periods, string.Join(", ", site.SupportOf(site.Releases[0]).Select(period =>
            $"{period.Phase.Id} {period.From}/{period.To?.Edtf ?? period.End.ToString()}")));
        Assert.Equal(expectedPhase, site.SupportNow(site.Releases[0]) is { } state ? state.Now?.Phase.Id ?? "ended" : "unknown");
    }

    [Fact]
    public void Without_declared_phases_the_end_of_life_ends_the_only_phase()
    {
        var site = Site("", "end_of_life: \"2023-01\"");
        Assert.Equal("supported", site.SupportNow(site.Releases[0])!.Now!.Phase.Id);
        site = Site("", "end_of_life: \"2022\"", "2023-01-01");
        Assert.Null(site.SupportNow(site.Releases[0])!.Now);
    }

    [Fact]
    public void Without_a_day_or_before_the_release_the_phase_is_unknown()
    {
        var site = Site(Declared, "support: { sold: true }", asOf: null);
        Assert.Null(site.SupportNow(site.Releases[0]));
        site = Site(Declared, "support: { sold: true }", asOf: "2019-12-31");
        Assert.Null(site.SupportNow(site.Releases[0]));
        Assert.True(site.State.IsPlanned(site.Releases[0]));
    }
}
