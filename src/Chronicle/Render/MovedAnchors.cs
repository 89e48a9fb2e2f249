using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Render;

/// <summary>
/// Finds former anchors whose content has moved or was removed. The anchors are grouped by the address of their page.
/// </summary>
internal static class MovedAnchors
{
    private sealed record Moved(string Page, MovedPart Part);

    public static ILookup<string, MovedPart> Find(SiteModel site) => Redirected(site).Concat(Unlisted(site))
        .ToLookup(entry => entry.Page, entry => entry.Part, StringComparer.Ordinal);

    private static IEnumerable<Moved> Redirected(SiteModel site) => site.Redirects
        .Where(redirect => redirect.Fragment is not null)
        .Select(redirect => new Moved(redirect.Path, new(redirect.Fragment!, LinkTo(site, redirect), redirect.Gone)));

    // A milestone has an anchor on every list that contains it. If its date, kind or id changes, or if it is retired, it leaves a list. The
    // anchor on that list then leads to the page of the milestone. The permalinks contain the anchors on all its former lists.
    private static IEnumerable<Moved> Unlisted(SiteModel site)
    {
        var milestones = site.Milestones.ToDictionary(milestone => milestone.Id.Value, StringComparer.Ordinal);
        foreach (var renamed in RedirectRules.Renamed(site.Redirects))
            if (milestones.TryGetValue(renamed.Now, out var milestone) && renamed.To == Routes.Of(milestone).Value)
                milestones.TryAdd(renamed.Old, milestone);
        var redirects = site.Redirects.ToDictionary(redirect => redirect.From.Value, StringComparer.Ordinal);
        // Most permalinks are not anchors of a list, so they are skipped before the costly split.
        foreach (var line in site.Permalinks.Where(line => Routes.IsListOfMilestones(line.Value)))
            if (line.Value.Split('#') is [var page, var id] && !redirects.ContainsKey(line.Value)
                && !(milestones.TryGetValue(id, out var listed) && IsOn(listed, page))
                && Part(id) is { } part)
                yield return new(page, part);

        MovedPart? Part(string id) =>
            site.Linked.TryGetValue(new(id), out var linked) && linked.Record.KindName == "milestone"
                ? new(id, site.Url.Link(linked.Address), null)
            : redirects.TryGetValue(Routes.Milestone(id).Value, out var redirect) ? new(id, LinkTo(site, redirect), redirect.Gone)
            : null;
    }

    private static bool IsOn(Milestone milestone, string page) =>
        page == Routes.Chronology.Value || page == Routes.Year(milestone.Date.Value.Year).Value
            || page == Routes.Kind(milestone.Kind.Value).Value
            || page == Routes.Kind(milestone.Kind.Value, milestone.Date.Value.Year).Value;

    private static string? LinkTo(SiteModel site, Redirect redirect) => redirect.To is { } to ? site.Url.Link(to) : null;
}
