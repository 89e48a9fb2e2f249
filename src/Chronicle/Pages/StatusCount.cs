using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>A status, and the components that have it.</summary>
internal sealed record StatusCount(TermView Status, string Count, ImmutableArray<LinkView> Components)
{
    /// <summary>The statuses that a component has, in the order for readers.</summary>
    public static ImmutableArray<StatusCount> All(SiteModel site, Presenter presenter)
    {
        var byStatus = site.Components.ToLookup(component => component.Status.Value, StringComparer.Ordinal);
        return [.. ReaderOrder.Of(site.Settings.Statuses).Where(term => byStatus.Contains(term.Id)).Select(term => new StatusCount(
            presenter.Term(site.Settings.Statuses, term.Id), presenter.Words.Number(byStatus[term.Id].Count()),
            [.. byStatus[term.Id].Select(presenter.Link)]))];
    }
}
