using System.Collections.Immutable;
using Site.Domain;
using Site.Export;
using Site.Link;

namespace Site.Render;

/// <summary>A page for each milestone: the address that people cite.</summary>
public static class MilestonePages
{
    public sealed record View : PageView
    {
        public required MilestoneItem Milestone { get; init; }

        public required ImmutableArray<string> People { get; init; }

        public required ImmutableArray<ChangeView> Changes { get; init; }

        public required LinkView? Supersedes { get; init; }

        public required LinkView? SupersededBy { get; init; }

        public required string ChronologyUrl { get; init; }
    }

    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        var supersededBy = site.Milestones.Where(milestone => milestone.Supersedes is not null)
            .GroupBy(milestone => milestone.Supersedes!.Value).ToDictionary(group => group.Key, group => group.First());
        for (var i = 0; i < site.Milestones.Length; i++)
        {
            var place = i;
            var milestone = site.Milestones[i];
            yield return new Document.Page(site[milestone].Address, milestone.At, "milestone",
                () => Create(site, present, milestone, place, supersededBy.GetValueOrDefault(milestone.Id))) { IsOfFacts = true, Shows = milestone };
        }
    }

    private static View Create(SiteModel site, Presenter present, Milestone milestone, int place, Milestone? supersededBy)
    {
        var linked = site[milestone];
        var year = milestone.Date.Value.Year;
        var (previous, next) = present.Neighbours(site.Milestones, place);
        return new()
        {
            Title = milestone.Title,
            HeadTitle = present.HeadTitle(milestone.Title),
            Description = milestone.Summary,
            Canonical = present.Canonical(linked.Address),
            Section = present.Url(Routes.Chronology),
            Breadcrumbs = [present.Home, present.Link("chronology", Routes.Chronology), new($"{year}", present.Url(Routes.Year(year)))],
            Previous = previous,
            Next = next,
            EditUrl = present.EditUrl(milestone.At),
            IsArticle = true,
            Card = present.Card(Routes.CardOf(milestone), Card.Of(site, present, milestone)),
            Milestone = present.Item(milestone),
            People = milestone.People,
            Changes = present.Changes([milestone]),
            Supersedes = present.Link(milestone.Supersedes),
            SupersededBy = supersededBy is null ? null : present.Link(supersededBy),
            Corrections = present.Corrections(milestone),
            Reuse = Reuse.Of(site, present, milestone),
            StructuredData = StructuredData.Of(site, milestone),
            ChronologyUrl = $"{present.Url(LongLists.PlaceOf(site, milestone))}#{milestone.Id}",
            Verified = present.Date(milestone.Verified),
            Body = present.Body(linked),
            References = present.References(linked),
            MentionedIn = present.Mentions(linked),
        };
    }
}
