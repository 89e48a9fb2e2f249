using System.Collections.Immutable;
using Site.Domain;
using Site.Export;
using Site.Link;

namespace Site.Render;

/// <summary>The index of components, and a page for each with its history.</summary>
public static class ComponentPages
{
    public sealed record IndexView : PageView
    {
        public required ImmutableArray<KindGroup> Groups { get; init; }

        public required ImmutableArray<StatusCount> Statuses { get; init; }
    }

    public sealed record KindGroup(TermView Kind, string Anchor, ImmutableArray<ComponentItem> Components);

    public sealed record StatusCount(TermView Status, string Count);

    public sealed record View : PageView
    {
        public required string Summary { get; init; }

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

        /// <summary>Related records that are no components.</summary>
        public required ImmutableArray<LinkView> SeeAlso { get; init; }

        public required ImmutableArray<HistoryItem> History { get; init; }
    }

    /// <summary>A milestone of the component, with the status that it gained then, if any.</summary>
    public sealed record HistoryItem(MilestoneItem Milestone, TermView? Status);

    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        yield return new Document.Page(Routes.Components, site.Settings.At, "components", () => CreateIndex(site, present)) { IsOfFacts = true };
        foreach (var component in site.Components)
            yield return new Document.Page(Routes.Of(component), component.At, "component", () => Create(site, present, component)) { IsOfFacts = true, Shows = component };
    }

    private static IndexView CreateIndex(SiteModel site, Presenter present) => new()
    {
        Title = present.Words["components"],
        HeadTitle = present.HeadTitle(present.Words["components"]),
        Description = present.Words.Fill("components_description", ("site", site.Settings.Title)),
        Canonical = present.Canonical(Routes.Components),
        Section = present.Url(Routes.Components),
        Breadcrumbs = [present.Home],
        Statuses = [.. site.Settings.Statuses.Terms
            .Select(term => new StatusCount(present.Term(term), present.Words.Number(site.Components.Count(component => component.Status.Value == term.Id))))
            .Where(count => count.Count != "0")],
        Groups = [.. site.Settings.ComponentKinds.Terms
            .Select(kind => new KindGroup(present.Term(kind), "section-" + kind.Id, [.. site.Components
                .Where(component => component.Kind.Value == kind.Id)
                .OrderBy(component => site.Settings.Statuses.Order(component.Status.Value))
                .Select(present.Item)]))
            .Where(group => group.Components.Length > 0)],
    };

    private static View Create(SiteModel site, Presenter present, Component component)
    {
        var linked = site[component];
        return new()
        {
            Title = component.Name,
            HeadTitle = present.HeadTitle(component.Name),
            Description = component.Summary,
            Summary = component.Summary,
            Canonical = present.Canonical(linked.Address),
            Section = present.Url(Routes.Components),
            Breadcrumbs = [present.Home, present.Link("components", Routes.Components)],
            EditUrl = present.EditUrl(component.At),
            IsArticle = true,
            Card = present.Card(Routes.CardOf(component), Card.Of(site, present, component)),
            Kind = present.Term(site.Settings.ComponentKinds, component.Kind),
            Status = present.Term(site.Settings.Statuses, component.Status),
            Since = present.Link(component.Since),
            Aliases = [.. component.Aliases.Select(alias => alias.Value)],
            People = component.People,
            Organisations = component.Organisations,
            Licence = component.Licence,
            Fields = present.Fields(component.Fields),
            Links = present.WebLinks(component.Links),
            Related = [.. Related(site, component).Select(present.Item)],
            SeeAlso = [.. component.Related.Select(site.Find<Record>).Where(record => record is not Component).Select(present.Link)],
            History = [.. site.HistoryOf(component).Select(milestone => new HistoryItem(present.Item(milestone), StatusGained(site, present, milestone, component)))],
            Verified = present.Date(component.Verified),
            Corrections = present.Corrections(component),
            Reuse = Reuse.Of(site, present, component),
            StructuredData = StructuredData.Of(site, component),
            Body = present.Body(linked),
            References = present.References(linked),
            MentionedIn = present.Mentions(linked),
        };
    }

    /// <summary>Related is mutual: what either of the two names.</summary>
    private static IEnumerable<Component> Related(SiteModel site, Component component) =>
        site.Components.Where(other => other.Id != component.Id
            && (component.Related.Any(reference => reference.Value == other.Id) || other.Related.Any(reference => reference.Value == component.Id)));

    private static TermView? StatusGained(SiteModel site, Presenter present, Milestone milestone, Component component) =>
        milestone.Changes.FirstOrDefault(change => change.Component.Value == component.Id) is { } change
            ? present.Term(site.Settings.Statuses, change.Status) : null;
}
