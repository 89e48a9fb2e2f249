using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Presentation.Evidence;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>The index of components, and one page for each component with its history.</summary>
internal static class ComponentPages
{
    public sealed record IndexView : PageView
    {
        public required ImmutableArray<KindGroup> Groups { get; init; }

        public required ImmutableArray<StatusCount> Statuses { get; init; }
    }

    public sealed record KindGroup(TermView Kind, string Anchor, ImmutableArray<ComponentItem> Components);

    public sealed record View : PageView
    {
        public required TitleHtml Summary { get; init; }

        public required TermView Kind { get; init; }

        public required TermView Status { get; init; }

        public required LinkView? Since { get; init; }

        public required ImmutableArray<string> Aliases { get; init; }

        public required ImmutableArray<string> People { get; init; }

        public required ImmutableArray<string> Organisations { get; init; }

        public required string? Licence { get; init; }

        public required ImmutableArray<FieldView> Fields { get; init; }

        public required ImmutableArray<LinkView> Links { get; init; }

        public required ImmutableArray<ComponentItem> Related { get; init; }

        /// <summary>Related records other than components.</summary>
        public required ImmutableArray<LinkView> SeeAlso { get; init; }

        public required ImmutableArray<HistoryItem> History { get; init; }

        /// <summary>The component of which this component is a part.</summary>
        public required LinkView? Parent { get; init; }

        /// <summary>The parts of the component, each followed by its own parts.</summary>
        public required ImmutableArray<ComponentItem> Parts { get; init; }

        /// <summary>The table of the parts that have no page; null if there are none.</summary>
        public required PartTable? PartTable { get; init; }

        /// <summary>The parts that name this component, from the tables of other components.</summary>
        public required ImmutableArray<PartGroup> PartsNaming { get; init; }

        /// <summary>The statuses of the component in single dimensions.</summary>
        public required ImmutableArray<DimensionView> Dimensions { get; init; }

        /// <summary>The results from source trees for this component.</summary>
        public required EvidenceView? Evidence { get; init; }
    }

    /// <summary>A milestone of the component, with the statuses that the component gained, if any: as a whole and in dimensions.</summary>
    public sealed record HistoryItem(MilestoneItem Milestone, TermView? Status, ImmutableArray<DimensionView> Dimensions);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        yield return new Document.Page(Routes.Components, site.Settings.At, "components", () => CreateIndex(site, presenter),
            SearchWord: "components");
        foreach (var component in site.Components)
            yield return new Document.Page(Routes.Of(component), component.At, "component", () => Create(site, presenter, component),
                Record: component);
    }

    private static IndexView CreateIndex(SiteModel site, Presenter presenter)
    {
        var byKind = site.Components.ToLookup(component => component.Kind.Value, StringComparer.Ordinal);
        return new()
        {
            Title = presenter.Words["components"],
            Description = presenter.Words.Fill("components_description", ("site", site.Settings.Subject)),
            Section = presenter.Url(Routes.Components),
            Breadcrumbs = [presenter.Home],
            Statuses = StatusCount.All(site, presenter),
            Groups = [.. site.Settings.ComponentKinds.Terms
                .Select(kind => new KindGroup(presenter.Term(site.Settings.ComponentKinds, kind.Id), Anchors.Kind(kind.Id),
                    [.. ComponentTree.Create(site, presenter, byKind[kind.Id])]))
                .Where(group => group.Components.Length > 0)],
        };
    }

    private static View Create(SiteModel site, Presenter presenter, Component component)
    {
        var proofs = ProofViews.Create(site, presenter, component);
        return RecordPages.Complete(site, presenter, site[component], new View
        {
            Title = TitleHtml.Of(component),
            Description = component.Summary,
            Summary = TitleHtml.OfSummary(component),
            Section = presenter.Url(Routes.Components),
            Breadcrumbs = [presenter.Home, presenter.Link("components", Routes.Components),
                .. ComponentTree.Above(site, presenter, component)],
            IsArticle = true,
            Card = presenter.Card(Routes.CardOf(component), SocialCard.Create(site, presenter, component)),
            Kind = presenter.Term(site.Settings.ComponentKinds, component.Kind),
            Status = presenter.Term(site.Settings.Statuses, component.Status),
            Since = presenter.Link(component.Since),
            Aliases = [.. component.Aliases.Select(alias => alias.Value)],
            People = component.People,
            Organisations = component.Organisations,
            Licence = component.Licence,
            Fields = proofs.Fields(component.Fields),
            Evidence = proofs.Section(),
            Links = Presenter.WebLinks(component.Links),
            Related = [.. site.RelatedTo(component).Select(presenter.Item)],
            SeeAlso = [.. component.Related.Select(site.Find<Record>).Where(record => record is not Component).Select(presenter.Link)],
            History = [.. site.HistoryOf(component).Select(milestone => CreateItem(site, presenter, milestone, component))],
            Parent = presenter.Link(component.Parent),
            Parts = [.. ComponentTree.Below(site, presenter, component)],
            PartTable = PartViews.Table(site, presenter, component),
            PartsNaming = PartViews.Named(site, presenter, component),
            Dimensions = presenter.Dimensions(component),
            NamedBy = presenter.NamedBy(component),
            StructuredData = StructuredData.Describe(site, component),
        });
    }

    private static HistoryItem CreateItem(SiteModel site, Presenter presenter, Milestone milestone, Component component) => new(
        presenter.Item(milestone),
        site.ChangeOf(milestone, component) is { } gained ? presenter.Term(site.Settings.Statuses, gained.Status) : null,
        [.. SiteModel.DimensionChangesOf(milestone, component)
            .Select(change => site.Settings.Dimension(change.Dimension!.Value) is { } dimension
                ? new DimensionView(dimension.Label, dimension.Description, presenter.Term(site.Settings.Statuses, change.Status)) : null)
            .OfType<DimensionView>()]);
}
