using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>
/// The status of each component for each release, the newest release first. A row has one cell for each run of releases with the same
/// status. So the size of the page grows with the number of changes, not with components times releases. Pre-releases and patch releases
/// have no column. A change in such a release appears in the next column. The runs of the releases that are out end at the newest of these
/// releases. A release that is not out also has a column, which shows only the statuses that are planned for it.
/// If the columns do not fit into a wide window, releases without a change have no column.
/// </summary>
internal static class StatusTablePage
{
    public sealed record View : PageView
    {
        public required ImmutableArray<ReleaseItem> Releases { get; init; }

        /// <summary>The number of releases without a column, because no status changes with them; null if there is none.</summary>
        public required string? LeftOut { get; init; }

        public required ImmutableArray<Group> Groups { get; init; }

        public required ImmutableArray<TermView> Statuses { get; init; }

        /// <summary>Whether all releases fit into a wide window, so that the table needs no scrolling box.</summary>
        public bool IsNarrow => Releases.Length <= MostColumnsWithoutScrolling;

        /// <summary>Whether a row has a status whose beginning is unknown, because no milestone states it.</summary>
        public bool HasUndated => Groups.Any(group => group.Rows.Any(row => row.Runs.Any(run => run is { Status: not null, Since: null })));

        /// <summary>Whether a release that is not out has a column.</summary>
        public bool HasPlanned => Releases.Any(release => release.IsPlanned);
    }

    private const int MostColumnsWithoutScrolling = 26;

    /// <summary>
    /// The releases that have a column: the releases that are out, and the planned releases. Each value is an index in the list of all
    /// releases. The order is the order of dates.
    /// </summary>
    private sealed record Columns(ImmutableArray<int> Out, ImmutableArray<int> Planned)
    {
        public static Columns Of(SiteModel site)
        {
            var all = Enumerable.Range(0, site.Releases.Length)
                .Where(i => site.Releases[i] is { IsPrerelease: false, Parent: null })
                .ToLookup(i => site.State.IsOut(site.Releases[i]));
            return new([.. all[true]], [.. all[false]]);
        }

        public int Count => Out.Length + Planned.Length;

        /// <summary>
        /// The columns without those of releases that are out and do not change any status. The oldest and the newest of them stay. If all
        /// columns fit into a wide window, all stay.
        /// </summary>
        public Columns WithChanges(SiteModel site)
        {
            if (Count <= MostColumnsWithoutScrolling)
                return this;
            var changed = new bool[site.Releases.Length];
            foreach (var facts in site.Components.SelectMany(component => DimensionsOf(site, component)
                .Select(dimension => site.Statuses.Of(component, dimension?.Id))))
            {
                StatusAt? before = null;
                foreach (var i in Out)
                    (changed[i], before) = (changed[i] || facts[i] != before, facts[i]);
            }
            return this with { Out = [.. Out.Where(i => changed[i] || i == Out[0] || i == Out[^1])] };
        }
    }

    public sealed record Group(TermView Kind, string Anchor, ImmutableArray<Row> Rows);

    /// <summary>A component, or a component in a dimension. <c>Now</c> is the id of its current status; empty if it has none.</summary>
    public sealed record Row(LinkView Component, string Now, ImmutableArray<Run> Runs, string? Dimension = null);

    /// <summary>
    /// A run of releases with one status: <c>Span</c> columns. <c>Status</c> is null if the component did not exist yet. <c>Milestone</c>
    /// is the milestone that changed the status. <c>Since</c> is the version of the first release of the run, or the year of the milestone
    /// if the change is from the time before the first release. Both are null for a status that no milestone states. <c>IsNow</c>: the run
    /// contains the newest release that is out.
    /// </summary>
    public sealed record Run(TermView? Status, LinkView? Milestone, string? Since, int Span, bool IsPlanned = false, bool IsNow = false);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter) =>
        [new Document.Page(Routes.StatusTable, site.Settings.At, "support", () => Create(site, presenter), SearchWord: "support")];

    private static View Create(SiteModel site, Presenter presenter)
    {
        var all = Columns.Of(site);
        var columns = all.WithChanges(site);
        var byKind = site.Components.ToLookup(component => component.Kind.Value, StringComparer.Ordinal);
        var gained = site.Milestones.SelectMany(milestone => milestone.Changes).Select(change => change.Status.Value)
            .Concat(site.Components.SelectMany(component => component.StatusBy.Select(status => status.Status).Append(component.Status))
                .Select(status => status.Value)).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Title = presenter.Words["support"],
            Description = presenter.Words.Fill("support_description", ("site", site.Settings.Subject)),
            Section = presenter.Url(Routes.StatusTable),
            Breadcrumbs = [presenter.Home],
            Releases = [.. columns.Out.Concat(columns.Planned).Reverse().Select(i => presenter.Item(site.Releases[i]))],
            LeftOut = all.Count == columns.Count ? null : presenter.Words.Number(all.Count - columns.Count),
            Statuses = [.. ReaderOrder.Of(site.Settings.Statuses).Where(term => gained.Contains(term.Id))
                .Select(term => presenter.Term(site.Settings.Statuses, term.Id))],
            Groups = [.. site.Settings.ComponentKinds.Terms
                .Select(kind => new Group(presenter.Term(site.Settings.ComponentKinds, kind.Id), Anchors.Kind(kind.Id),
                    [.. byKind[kind.Id].SelectMany(component => CreateRows(site, presenter, component, columns))]))
                .Where(group => group.Rows.Length > 0)],
        };
    }

    private static IEnumerable<Row> CreateRows(SiteModel site, Presenter presenter, Component component, Columns columns) =>
        DimensionsOf(site, component).Select(dimension => CreateRow(site, presenter, component, dimension, columns));

    // Null is the component as a whole.
    private static IEnumerable<StatusDimension?> DimensionsOf(SiteModel site, Component component) =>
        site.Settings.StatusDimensions
            .Where(dimension => component.StatusBy.Any(status => status.Dimension.Value == dimension.Id))
            .Prepend<StatusDimension?>(null);

    private static Row CreateRow(SiteModel site, Presenter presenter, Component component, StatusDimension? dimension, Columns columns)
    {
        var facts = site.Statuses.Of(component, dimension?.Id);
        var newest = columns is { Out: [.., var last] } ? facts[last]?.Status : null;
        // A change can also be after the newest release that is out. It is then among the facts of the last planned release.
        var now = newest ?? (columns.Planned is [.., var planned] ? facts[planned]?.Status : null);
        var isUndated = now is null && columns.Out.Length > 0;
        var stated = dimension is null ? component.Status
            : component.StatusBy.First(status => status.Dimension.Value == dimension.Id).Status;
        return new(presenter.Link(component), now ?? (isUndated ? stated.Value : ""),
            [
                .. RunsOf(site, presenter, columns.Planned, i => Comparisons.IsPlanned(site, component, dimension, i)
                    ? Comparisons.StatusWith(site, component, dimension?.Id, i) : null).Select(run => run with { IsPlanned = true }),
                .. isUndated ? Undated(presenter.Term(site.Settings.Statuses, stated), columns.Out.Length)
                    : RunsOf(site, presenter, columns.Out, i => facts[i]).Select((run, i) => run with { IsNow = i == 0 }),
            ],
            dimension?.Label);
    }

    /// <summary>The runs of releases with one status, from the newest release back.</summary>
    private static IEnumerable<Run> RunsOf(SiteModel site, Presenter presenter, ImmutableArray<int> columns,
        Func<int, StatusAt?> statusAt)
    {
        for (var end = columns.Length; end > 0;)
        {
            var start = end - 1;
            var status = statusAt(columns[start]);
            while (start > 0 && statusAt(columns[start - 1]) == status)
                start--;
            yield return new(status is null ? null : presenter.Term(site.Settings.Statuses, status.Status),
                status is null ? null : presenter.Link(status.Since), SinceOf(site, columns[start], status, start == 0), end - start);
            end = start;
        }
    }

    private static string SinceOf(SiteModel site, int index, StatusAt? status, bool isFirst) =>
        isFirst && status is { Since: var milestone } && milestone.Release?.Value != site.Releases[index].Id
            ? $"{milestone.Date.Value.Year}" : site.Releases[index].Version;

    /// <summary>
    /// The runs of a row if no milestone states its status. Only the newest release has the current status; for all earlier releases the
    /// status is unknown.
    /// </summary>
    private static IEnumerable<Run> Undated(TermView status, int columns)
    {
        yield return new(status, null, null, 1, IsNow: true);
        if (columns > 1)
            yield return new(null, null, null, columns - 1);
    }
}
