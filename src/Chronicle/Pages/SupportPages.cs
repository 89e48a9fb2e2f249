using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>
/// The status of each component for each release, the newest release first. A row has one cell for each run of releases with the same
/// status. So the size of the page grows with the number of changes, not with components times releases. Pre-releases and patch releases
/// have no column. Their changes count for the next release that has one.
/// </summary>
internal static class SupportPages
{
    public sealed record View : PageView
    {
        public required ImmutableArray<ReleaseItem> Releases { get; init; }

        public required ImmutableArray<Group> Groups { get; init; }

        public required ImmutableArray<TermView> Statuses { get; init; }

        /// <summary>Whether all releases fit into a wide window, so that the table needs no scrolling box.</summary>
        public bool IsNarrow => Releases.Length <= MostColumnsWithoutScrolling;

        /// <summary>Whether any row has a status whose first release no milestone states.</summary>
        public bool HasUndated => Groups.Any(group => group.Rows.Any(row => row.Runs.Any(run => run is { Status: not null, Since: null })));
    }

    private const int MostColumnsWithoutScrolling = 26;

    public sealed record Group(TermView Kind, string Anchor, ImmutableArray<Row> Rows);

    /// <summary>A component, or a component in a dimension. <c>Now</c> is the id of its status in the newest release, or empty.</summary>
    public sealed record Row(LinkView Component, string Now, ImmutableArray<Run> Runs, string? Dimension = null);

    /// <summary>
    /// A run of releases with one status: <c>Span</c> columns. <c>Status</c> is null if the component did not exist yet. <c>Since</c> is
    /// the first release of the run, and <c>Milestone</c> is the milestone that changed the status. Both are null if no milestone states
    /// the change.
    /// </summary>
    public sealed record Run(TermView? Status, LinkView? Milestone, string? Since, int Span)
    {
        /// <summary>Whether the cell has room for words.</summary>
        public bool IsWide => Span > 3;
    }

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        yield return new Document.Page(Routes.Support, site.Settings.At, "support", () => Create(site, presenter));
    }

    private static View Create(SiteModel site, Presenter presenter)
    {
        var byKind = site.Components.ToLookup(component => component.Kind.Value, StringComparer.Ordinal);
        var gained = site.Milestones.SelectMany(milestone => milestone.Changes).Select(change => change.Status.Value)
            .Concat(site.Components.Select(component => component.Status.Value)).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Title = presenter.Words["support"],
            HeadTitle = presenter.HeadTitle(presenter.Words["support"]),
            Description = presenter.Words.Fill("support_description", ("site", site.Settings.Subject)),
            Canonical = presenter.Canonical(Routes.Support),
            Section = presenter.Url(Routes.Support),
            Breadcrumbs = [presenter.Home],
            Releases = [.. Columns(site).Reverse().Select(place => presenter.Item(site.Releases[place]))],
            Statuses = [.. ReaderOrder.Of(site.Settings.Statuses).Where(term => gained.Contains(term.Id))
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
        int[] columns = [.. Columns(site)];
        var runs = ImmutableArray.CreateBuilder<Run>();
        if (dimension is null && columns.Length > 0 && statuses[columns[^1]] is null)
            return Undated(site, presenter, component, columns.Length);
        // The loop goes from the newest release to the oldest. A run ends where the status of the release before is different.
        for (var end = columns.Length; end > 0;)
        {
            var start = end - 1;
            while (start > 0 && statuses[columns[start - 1]] == statuses[columns[end - 1]])
                start--;
            var status = statuses[columns[start]];
            runs.Add(new(status is null ? null : presenter.Term(site.Settings.Statuses, status.Status),
                status is null ? null : presenter.Link(status.Since), site.Releases[columns[start]].Version, end - start));
            end = start;
        }
        return new(presenter.Link(component), columns.Length > 0 ? statuses[columns[^1]]?.Status ?? "" : "", runs.ToImmutable(),
            dimension?.Label);
    }

    /// <summary>The row of a component whose status no milestone states: the current status, with the newest release.</summary>
    private static Row Undated(SiteModel site, Presenter presenter, Component component, int columns)
    {
        var now = new Run(presenter.Term(site.Settings.Statuses, component.Status), null, null, 1);
        return new(presenter.Link(component), component.Status.Value, columns == 1 ? [now] : [now, new(null, null, null, columns - 1)]);
    }

    private static IEnumerable<int> Columns(SiteModel site) =>
        Enumerable.Range(0, site.Releases.Length).Where(place => site.Releases[place] is { IsPrerelease: false, Parent: null });
}
