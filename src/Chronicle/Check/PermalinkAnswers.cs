using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// Decides whether the site answers a request for a published address that no longer exists. The answer is a redirect, a page that gives
/// the reason, or a list.
/// </summary>
internal sealed class PermalinkAnswers
{
    private readonly SiteModel _site;
    private readonly HashSet<string> _current;
    private readonly HashSet<string> _lost;
    private readonly Dictionary<string, Redirect> _redirects;
    private readonly Dictionary<string, IReadOnlySet<string>> _anchors;
    private readonly HashSet<string> _formerEntries;
    private readonly PermalinkText _text;

    /// <param name="current">All addresses of the site.</param>
    /// <param name="lost">The published addresses that no longer exist.</param>
    public PermalinkAnswers(SiteModel site, IEnumerable<string> current, IEnumerable<string> lost, ImmutableArray<PageAnchors> pages,
        PermalinkText text)
    {
        (_site, _text) = (site, text);
        _current = current.ToHashSet(StringComparer.Ordinal);
        _lost = lost.Where(address => !address.Contains('#')).ToHashSet(StringComparer.Ordinal);
        _redirects = site.Redirects.ToDictionary(redirect => redirect.From.Value, StringComparer.Ordinal);
        _anchors = pages.ToDictionary(page => page.Page.Value, page => page.Anchors, StringComparer.Ordinal);
        _formerEntries = FormerEntries(site, _lost);
    }

    /// <summary>Null if the site has an answer; otherwise a description of the missing answer and of the correction.</summary>
    public string? Explain(string address)
    {
        if (address.StartsWith("tag:", StringComparison.Ordinal))
            return _formerEntries.Contains(address) ? null : PermalinkText.OfEntry(address);
        var hash = address.IndexOf('#');
        if (hash < 0)
            return IsAnsweredWithItsPage(address) ? null : _text.OfPage(address);
        var (path, fragment) = (address[..hash], address[(hash + 1)..]);
        // If an earlier version of the program wrote permalinks.txt, the file also lists numbered anchors, for example of notes.
        // Numbered anchors are not permanent.
        if (Anchors.IsNumbered(fragment))
            return null;
        // A lost page is reported once, not once for each of its anchors.
        if (!_current.Contains(path))
            return _lost.Contains(path) ? null : _text.OfPage(path);
        return IsAnchorAnswered(path, fragment) ? null
            : _text.OfAnchor(path, fragment, _anchors.TryGetValue(path, out var anchors) ? anchors : Enumerable.Empty<string>());
    }

    private bool IsAnchorAnswered(string path, string fragment)
    {
        if (_redirects.TryGetValue(path, out var redirect)
            && (redirect.IsGenerated || redirect.To is not { } to || to.Contains('#') || HasAnchor(to, fragment)))
            return true;
        // A list has the anchor of a year or a month only while one of its milestones has a date in that year or month. Without the
        // anchor, the link still leads to the list.
        return Routes.IsListOfMilestones(path)
            && (PartialDate.TryParse(fragment, out _) || IsAnsweredWithItsMilestone(path, fragment));
    }

    private bool HasAnchor(string page, string fragment) => _anchors.TryGetValue(page, out var anchors) && anchors.Contains(fragment);

    // The anchor of a milestone on a list is not reported in two cases. If the page of the milestone is lost, that page is reported
    // instead. If the list is split into pages of years, a script on the list leads to the milestone.
    private bool IsAnsweredWithItsMilestone(string path, string id)
    {
        var page = Routes.Milestone(id).Value;
        return _lost.Contains(page) || _current.Contains(page) && YearPagination.IsSplit(_site, path);
    }

    // A file beside a page, or the file of a record in the API, belongs to a page. Such a lost file is not reported if its page is lost
    // too, is deleted with a reason, or has a generated redirect. A lost calendar of an existing page is not reported either. A
    // calendar is published even without events, so it is lost only if the site no longer publishes calendars.
    private bool IsAnsweredWithItsPage(string path) => PageOf(path) is { } page
        && (_lost.Contains(page) || _redirects.TryGetValue(page, out var redirect)
            && (redirect.To is null || redirect.IsGenerated)
            || _current.Contains(page) && path == Routes.CalendarOf(UrlPath.Page(page.Trim('/'))).Value);

    private static string? PageOf(string path) =>
        path.EndsWith('/') ? null
        : ApiRoutes.PageOf(path) ?? path[..(path.LastIndexOf('/') + 1)];

    /// <summary>
    /// The ids of the feed entries of records that have a redirect with <c>gone</c>, or whose pages are lost. Such an id is not reported:
    /// the redirect gives the reason, or the lost page is reported.
    /// </summary>
    private static HashSet<string> FormerEntries(SiteModel site, HashSet<string> lost) =>
        [.. site.Redirects.Where(redirect => redirect is { Fragment: null, To: null }).Select(redirect => redirect.Path).Concat(lost)
            .Select(page => TagIds.OfAddress(site, page)).OfType<string>()];
}
