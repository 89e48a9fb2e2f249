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

        public required ImmutableArray<LinkView> SupersededBy { get; init; }

        public required string ChronologyUrl { get; init; }
    }

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        foreach (var (index, milestone) in site.Milestones.Index())
            yield return new Document.Page(site[milestone].Address, milestone.At, "milestone", () =>
                Create(site, presenter, milestone, index), Record: milestone);
    }

    private static View Create(SiteModel site, Presenter presenter, Milestone milestone, int index)
    {
        var year = milestone.Date.Value.Year;
        var (previous, next) = presenter.Neighbours(site.Milestones, index);
        return RecordPages.Complete(site, presenter, site[milestone], new View
        {
            Title = TitleHtml.Of(milestone),
            Description = milestone.Summary,
            Section = presenter.Url(Routes.Chronology),
            Breadcrumbs = [presenter.Home, presenter.Link("chronology", Routes.Chronology),
                new($"{year}", presenter.Url(Routes.Year(year)))],
            Previous = previous,
            Next = next,
            IsArticle = true,
            Card = presenter.Card(Routes.CardOf(milestone), SocialCard.Create(site, presenter, milestone)),
            Milestone = presenter.Item(milestone),
            Fields = presenter.Fields(milestone.Fields),
            NamedBy = presenter.NamedBy(milestone),
            People = milestone.People,
            Changes = presenter.Changes(milestone),
            Supersedes = presenter.Link(milestone.Supersedes),
            SupersededBy = [.. site.SupersededBy(milestone).Select(presenter.Link)],
            StructuredData = StructuredData.Describe(site, milestone),
            ChronologyUrl = $"{presenter.Url(YearPagination.PageOf(site, milestone))}#{milestone.Id}",
        });
    }
}
