using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// Compares the statuses and the comparisons of the large chronicle with values that the test computes from the milestones in another way.
/// </summary>
public sealed class StatusHistoryTests
{
    private static SiteModel Site => FixedChronicle.Model;

    [Fact]
    public void Every_status_results_from_the_milestones_up_to_the_release()
    {
        foreach (var component in Site.Components)
            foreach (var (status, place) in Site.Statuses.Of(component).Select((status, place) => (status, place)))
                Assert.Equal(StatusFromMilestones(component, Site.Releases[place]), status?.Status);
    }

    [Fact]
    public void A_mistake_in_the_milestone_that_gives_the_status_is_the_only_error()
    {
        const string Before = """
            -- input/components/desk-lamp.md --
            ---
            name: Desk lamp
            summary: Stands on a desk.
            kind: lamp
            status: gone
            sources: []
            ---
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: Sold }, gone: { label: Gone } }
            milestone_kinds: { launch: { label: Launch }, end: { label: End } }
            -- input/milestones/first.md --
            ---
            title: First
            date: "1999"
            kind: launch
            summary: Sold.
            changes: { desk-lamp: sold }
            sources: []
            ---
            -- input/milestones/last.md --
            ---
            title: Last
            date: "2000"
            kind: end
            summary: Gone.
            changes: { desk-lamp: gone }
            sources: []
            ---
            """;
        Assert.Empty(TestSite.From(Before).Build().Diagnostics.Where(diagnostic => diagnostic.IsError));
        Assert.Equal("V201", Assert.Single(TestSite.From(Before.Replace("kind: end", "kind: ent")).Build().Diagnostics, diagnostic =>
            diagnostic.IsError).Rule.Code);
    }

    [Fact]
    public void At_the_newest_release_components_have_the_status_of_their_records()
    {
        var newest = Site.Releases[^1].Date!.Value.LastDay;
        var compared = Site.Components.Where(component => Site.Milestones.Where(milestone => ChangeOf(milestone, component) is not null)
            .Select(milestone => milestone.Date.Value.FirstDay).ToArray() is { Length: > 0 } days && days.All(day => day <= newest)).ToArray();
        Assert.True(compared.Length > 10, $"only {compared.Length} components have a change and no change after the newest release");
        Assert.Equal(compared.Select(component => $"{component.Id.Value} {component.Status.Value}"),
            compared.Select(component => $"{component.Id.Value} {Site.Statuses.Of(component)[^1]?.Status}"));
    }

    [Fact]
    public void The_changes_of_neighbouring_comparisons_add_up_to_those_of_a_longer_one()
    {
        foreach (var (from, to) in Comparisons.Pairs(Site.Releases, Site.Lines, Site.Limits).Where(pair => pair.To > pair.From + 1))
        {
            var steps = new Dictionary<RecordId, (string? Before, string Now)>();
            for (var place = from; place < to; place++)
                foreach (var (component, _, before, now, _) in Comparisons.Changes(Site, place, place + 1))
                    steps[component.Id] = (steps.TryGetValue(component.Id, out var earlier) ? earlier.Before : before?.Status, now.Status);
            var sum = steps.Where(step => step.Value.Before != step.Value.Now).Select(step => (step.Key, step.Value.Before, step.Value.Now))
                .Order();
            Assert.Equal(Comparisons.Changes(Site, from, to).Select(change =>
                (change.Component.Id, change.Before?.Status, change.Now.Status)).Order(), sum);
        }
    }

    [Fact]
    public void Neighbouring_releases_and_long_term_releases_are_compared() =>
        Assert.Equal(
            [new(0, 1), new(1, 2), new(2, 3), new(1, 3)],
            Pairs([.. Site.Releases.Take(4).Select((release, place) => release with { LongTerm = place is 1 or 3 })], Limits.Default)
                .OrderBy(pair => pair.To - pair.From));

    [Fact]
    public void Too_many_long_term_releases_are_compared_only_with_the_newest() =>
        Assert.Equal(
            [new(0, 1), new(1, 2), new(2, 3), new(1, 3), new(0, 3)],
            Pairs([.. Site.Releases.Take(4).Select(release => release with { LongTerm = true })], new() { LongTermComparisons = 5 })
                .OrderBy(pair => pair.To - pair.From));

    private static IEnumerable<ReleasePair> Pairs(ImmutableArray<Release> releases, Limits limits) =>
        Comparisons.Pairs(releases, new(releases, ReleaseLineRule.None), limits);

    // Computes the status from the dates and releases in the records, without the prepared changes of the model.
    private static string? StatusFromMilestones(Component component, Release release) =>
        Site.Milestones.Where(milestone => ChangeOf(milestone, component) is not null && Counts(milestone, release)).Max() is { } last
            ? ChangeOf(last, component) : null;

    private static bool Counts(Milestone milestone, Release release) => milestone.Release is { } named
        ? Site.Releases.IndexOf(Site.Find<Release>(named)) <= Site.Releases.IndexOf(release)
        : release.Date is null || milestone.Date.Value.FirstDay <= release.Date.Value.LastDay;

    private static string? ChangeOf(Milestone milestone, Component component) =>
        milestone.Changes.FirstOrDefault(change => change.Component.Value == component.Id)?.Status.Value;
}
