using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>A page for each milestone. People cite the address of this page.</summary>
internal static class MilestonePages
{
    public sealed record View : PageView
    {
        public required MilestoneItem Milestone { get; init; }

        public required ImmutableArray<FieldView> Fields { get; init; }

        public required ImmutableArray<string> People { get; init; }

        public required ImmutableArray<ChangeView> Changes { get; init; }

        public required LinkView? Supersedes { get; init; }

        public required LinkView? SupersededBy { get; init; }

        public required string ChronologyUrl { get; init; }
    }

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        var supersededBy = site.Milestones.Where(milestone => milestone.Supersedes is not null)
            .GroupBy(milestone => milestone.Supersedes!.Value).ToDictionary(group => group.Key, group => group.First());
        for (var i = 0; i < site.Milestones.Length; i++)
        {
            var place = i;
            var milestone = site.Milestones[i];
            yield return new Document.Page(site[milestone].Address, milestone.At, "milestone",
                () => Create(site, presenter, milestone, place, supersededBy.GetValueOrDefault(milestone.Id)));
        }
    }

    private static View Create(SiteModel site, Presenter presenter, Milestone milestone, int place, Milestone? supersededBy)
    {
        var linked = site[milestone];
        var year = milestone.Date.Value.Year;
        var (previous, next) = presenter.Neighbours(site.Milestones, place);
        return new()
        {
            Title = TitleHtml.Of(milestone),
            HeadTitle = presenter.HeadTitle(milestone.Title),
            Description = milestone.Summary,
            Canonical = presenter.Canonical(linked.Address),
            Section = presenter.Url(Routes.Chronology),
            Breadcrumbs = [presenter.Home, presenter.Link("chronology", Routes.Chronology),
                new($"{year}", presenter.Url(Routes.Year(year)))],
            Previous = previous,
            Next = next,
            EditUrl = presenter.EditUrl(milestone.At),
            HistoryUrl = presenter.HistoryUrl(milestone.At),
            Corrected = presenter.Corrected(milestone),
            IsArticle = true,
            Card = presenter.Card(Routes.CardOf(milestone), SocialCard.Create(site, presenter, milestone)),
            Milestone = presenter.Item(milestone),
            Fields = presenter.Fields(milestone.Fields),
            NamedBy = presenter.NamedBy(milestone),
            People = milestone.People,
            Changes = presenter.Changes([milestone]),
            Supersedes = presenter.Link(milestone.Supersedes),
            SupersededBy = supersededBy is null ? null : presenter.Link(supersededBy),
            Corrections = presenter.Corrections(milestone),
            Tools = PageTools.CreateFor(site, presenter, milestone),
            StructuredData = StructuredData.Describe(site, milestone),
            ChronologyUrl = $"{presenter.Url(YearPagination.PlaceOf(site, milestone))}#{milestone.Id}",
            Verified = presenter.Date(milestone.Verified),
            Body = presenter.Body(linked),
            HasChart = !linked.Body.Charts.IsEmpty,
            HasDiagram = linked.Body.HasDiagram(site.Settings),
            References = presenter.References(linked),
            MentionedIn = presenter.Mentions(linked),
        };
    }
}
