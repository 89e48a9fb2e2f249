using System.Collections.Immutable;
using Site.Domain;
using Site.Link;

namespace Site.Render;

/// <summary>The support grid: components by releases, the newest first, each cell the status at that release.</summary>
public static class SupportPages
{
    public sealed record View : PageView
    {
        public required ImmutableArray<ReleaseItem> Releases { get; init; }

        public required ImmutableArray<Group> Groups { get; init; }

        public required ImmutableArray<TermView> Statuses { get; init; }
    }

    public sealed record Group(TermView Kind, string Anchor, ImmutableArray<Row> Rows);

    public sealed record Row(LinkView Component, ImmutableArray<Cell> Cells);

    /// <summary>No status: nothing had happened yet. With a milestone: the status changed with this release, and this is why.</summary>
    public sealed record Cell(TermView? Status, LinkView? Milestone);

    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        yield return new Document.Page(Routes.Support, site.Settings.At, "support", () => new View
        {
            Title = present.Words["support"],
            HeadTitle = present.HeadTitle(present.Words["support"]),
            Description = present.Words.Fill("support_description", ("site", site.Settings.Title)),
            Canonical = present.Canonical(Routes.Support),
            Section = present.Url(Routes.Support),
            Breadcrumbs = [present.Home],
            Releases = [.. site.Releases.Reverse().Select(present.Item)],
            Statuses = [.. site.Settings.Statuses.Terms.Where(term => site.Milestones.Any(milestone => milestone.Changes.Any(change => change.Status.Value == term.Id))).Select(present.Term)],
            Groups = [.. site.Settings.ComponentKinds.Terms
                .Select(kind => new Group(present.Term(kind), "section-" + kind.Id, [.. site.Components.Where(component => component.Kind.Value == kind.Id).Select(component => CreateRow(site, present, component))]))
                .Where(group => group.Rows.Length > 0)],
        });
    }

    private static Row CreateRow(SiteModel site, Presenter present, Component component)
    {
        var statuses = site.Statuses.Of(component);
        return new(present.Link(component), [.. statuses.Select((status, place) => new Cell(
            status is null ? null : present.Term(site.Settings.Statuses.Find(status.Status)!),
            status is null || place > 0 && status == statuses[place - 1] ? null : present.Link(status.Since))).Reverse()]);
    }
}
