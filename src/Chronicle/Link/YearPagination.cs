using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Divides a list of milestones that is too long for one page. The list then shows years, and each year has a page with the anchors of its
/// milestones. An old link can contain the anchor of a milestone on the undivided list. In that case a script leads the reader to the
/// milestone. Without scripts the reader chooses the year.
/// </summary>
internal static class YearPagination
{
    public static bool SplitsChronology(SiteModel site) => Splits(site.Milestones.Length, site.Limits);

    /// <summary>Whether this number of milestones is too large for one page.</summary>
    public static bool Splits(int milestones, Limits limits) => milestones > limits.MilestonesPerPage;

    /// <summary>Whether the page at this address lists years instead of milestones.</summary>
    public static bool IsSplit(SiteModel site, string address) =>
        address == Routes.Chronology.Value ? SplitsChronology(site)
        : site.Settings.MilestoneKinds.Terms.FirstOrDefault(term => Routes.Kind(term.Id).Value == address) is { } kind
            && Splits(site.MilestonesOf(kind).Length, site.Limits);

    /// <summary>The page of the chronology that lists a milestone: the page of its year, or the whole chronology.</summary>
    public static UrlPath PageOf(SiteModel site, Milestone milestone) =>
        SplitsChronology(site) ? Routes.Year(milestone.Date.Value.Year) : Routes.Chronology;
}
