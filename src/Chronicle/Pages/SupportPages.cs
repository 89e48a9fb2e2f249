using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>
/// The support grid: components by releases, the newest first, each cell the status at that release. Pre-releases and releases that mend
/// another one have no column: what they brought stands with the release after them.
/// </summary>
internal static class SupportPages
{
    public sealed record View : PageView
    {
        public required ImmutableArray<ReleaseItem> Releases { get; init; }

        public required ImmutableArray<Group> Groups { get; init; }

        public required ImmutableArray<TermView> Statuses { get; init; }
    }

    public sealed record Group(TermView Kind, string Anchor, ImmutableArray<Row> Rows);

    /// <summary>A component, or a component in a dimension.</summary>
    public sealed record Row(LinkView Component, ImmutableArray<Cell> Cells, string? Dimension = null);

    /// <summary>A null status: nothing had happened yet. A milestone: the status changed with this release because of it.</summary>
    public sealed record Cell(TermView? Status, LinkView? Milestone);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        yield return new Document.Page(Routes.Support, site.Settings.At, "support", () => Create(site, presenter));
    }

    private static View Create(SiteModel site, Presenter presenter)
    {
        var byKind = site.Components.ToLookup(component => component.Kind.Value, StringComparer.Ordinal);
        var gained = site.Milestones.SelectMany(milestone => milestone.Changes).Select(change => change.Status.Value)
            .ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Title = presenter.Words["support"],
            HeadTitle = presenter.HeadTitle(presenter.Words["support"]),
            Description = presenter.Words.Fill("support_description", ("site", site.Settings.Title)),
            Canonical = presenter.Canonical(Routes.Support),
            Section = presenter.Url(Routes.Support),
            Breadcrumbs = [presenter.Home],
            Releases = [.. Columns(site).Reverse().Select(place => presenter.Item(site.Releases[place]))],
            Statuses = [.. site.Settings.Statuses.Terms.Where(term => gained.Contains(term.Id))
                .Select(term => presenter.Term(site.Settings.Statuses, term.Id))],
            Groups = [.. site.Settings.ComponentKinds.Terms
                .Select(kind =>
                    new Group(presenter.Term(site.Settings.ComponentKinds, kind.Id), "section-" + kind.Id,
                    [.. byKind[kind.Id].SelectMany(component => CreateRows(site, presenter, component))]))
                .Where(group => group.Rows.Length > 0)],
        };
    }

    private static IEnumerable<Row> CreateRows(SiteModel site, Presenter presenter, Component component) => site.Settings.StatusDimensions
        .Where(dimension => component.StatusBy.Any(status => status.Dimension.Value == dimension.Id))
        .Select(dimension => CreateRow(site, presenter, component, dimension))
        .Prepend(CreateRow(site, presenter, component, null));

    private static Row CreateRow(SiteModel site, Presenter presenter, Component component, StatusDimension? dimension)
    {
        var statuses = site.Statuses.Of(component, dimension?.Id);
        return new(presenter.Link(component), [.. Columns(site).Reverse().Select(place => new Cell(
            statuses[place] is { } status ? presenter.Term(site.Settings.Statuses, status.Status) : null,
            statuses[place] is { } gained && !(site.Lines.Compared(place) is { } before && gained == statuses[before])
                ? presenter.Link(gained.Since) : null))], dimension?.Label);
    }

    private static IEnumerable<int> Columns(SiteModel site) =>
        Enumerable.Range(0, site.Releases.Length).Where(place => site.Releases[place] is { IsPrerelease: false, Parent: null });
}
