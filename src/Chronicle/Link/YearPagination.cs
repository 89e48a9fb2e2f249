using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// A list of milestones that would be too long for one page is one of years, and each year has a page of its own. Then an entry's place is
/// on the page of its year; who comes with the address of an entry on the whole list is sent on to the milestone by a script, or chooses
/// the year.
/// </summary>
internal static class YearPagination
{
    /// <summary>So many entries take some 80 KB on their way, and a browser a tenth of a second.</summary>
    public const int Longest = 2000;

    public static bool SplitsChronology(SiteModel site) => site.Milestones.Length > Longest;

    public static bool SplitsKind(SiteModel site, string kind) => SplitsChronology(site)
        && site.Milestones.Count(milestone => milestone.Kind.Value == kind) > Longest;

    /// <summary>Whether these milestones, all of a kind, are too many for one page.</summary>
    public static bool Splits(IReadOnlyCollection<Milestone> ofKind) => ofKind.Count > Longest;

    /// <summary>Whether the page at this address is a list of years in place of milestones.</summary>
    public static bool IsSplit(SiteModel site, string address) =>
        address == Routes.Chronology.Value ? SplitsChronology(site)
        : site.Settings.MilestoneKinds.Terms.FirstOrDefault(term => Routes.Kind(term.Id).Value == address) is { } kind
            && SplitsKind(site, kind.Id);

    /// <summary>The page that shows a milestone among those around it.</summary>
    public static UrlPath PlaceOf(SiteModel site, Milestone milestone) => SplitsChronology(site) ? Routes.Year(milestone.Date.Value.Year)
        : Routes.Chronology;
}
