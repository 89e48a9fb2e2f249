using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Render;

namespace Chronicle.Check;

/// <summary>
/// Checks the finished pages, independently of the code that made them. Every internal link and fragment must lead somewhere, and ids must
/// be unique in a page. Each page needs one h1, a title and a description. Images need alternative texts. If another error prevents a page,
/// that error is reported, and a link to the missing page is not a second error.
/// </summary>
internal sealed class Checker
{
    private readonly SiteAddresses _addresses;
    private readonly MissingPages _missing;
    private readonly Dictionary<string, HashSet<string>> _anchors;
    private readonly ILookup<string, string> _formerAnchors;
    private readonly DiagnosticBag _diagnostics = new();

    private Checker(
        ImmutableArray<Redirect> redirects, ImmutableArray<PageScan> scanned, SiteAddresses addresses, MissingPages missing)
    {
        (_addresses, _missing) = (addresses, missing);
        _anchors = scanned.ToDictionary(page => page.Address.Value, page => page.Anchors, StringComparer.Ordinal);
        _formerAnchors = redirects.Where(redirect => redirect.Fragment is not null)
            .ToLookup(redirect => redirect.Path, redirect => redirect.Fragment!, StringComparer.Ordinal);
    }

    /// <summary>
    /// The scan of one page; null for a file that is not a page. An asset is never a page: the reader refuses HTML there.
    /// </summary>
    public static PageScan? Scan(RenderedFile file, BaseUrl site, SiteAddresses addresses) =>
        file.Address.File.EndsWith(".html", StringComparison.Ordinal) && !InputNames.IsAsset(file.Address.File)
            ? PageScan.Read(file.Address, file.Bytes.Span, site, addresses) : null;

    /// <summary>
    /// Checks the redirects of anchors and the links between pages, and reports the errors of each page at the locations that authors
    /// wrote. The result contains the anchors of each page.
    /// </summary>
    public static PhaseResult<ImmutableArray<PageAnchors>> Run(
        RenderPlan plan, RenderedSite rendered, ImmutableArray<PageScan> scanned, SiteAddresses addresses, MissingPages missing)
    {
        var checker = new Checker(plan.Site.Redirects, scanned, addresses, missing);
        checker.CheckRedirects(plan.Site.Redirects);
        checker.CheckPages(plan, rendered, scanned);
        return checker._diagnostics.With<ImmutableArray<PageAnchors>>(
            [.. scanned.Select(page => new PageAnchors(page.Address, page.Anchors))]);
    }

    // A redirect of an anchor needs a page on which its script runs.
    private void CheckRedirects(ImmutableArray<Redirect> redirects)
    {
        foreach (var redirect in redirects)
            if (redirect.Fragment is not null && !_addresses.Contains(redirect.Path) && !_missing.Contains(redirect.Path, null))
                _diagnostics.Add(Rules.RedirectOfNothing, redirect.From.At, hints =>
                    $"\"{redirect.From.Value}\" is an anchor on a page that does not exist; "
                    + $"if the page moved, its own address needs a redirect too{_addresses.Hint(redirect.Path, hints)}");
    }

    // An error of a layout or of the navigation is on many pages, but it is reported only once.
    private void CheckPages(RenderPlan plan, RenderedSite rendered, ImmutableArray<PageScan> scanned)
    {
        var errors = scanned.SelectMany(page => ErrorsOf(page).Select(error => new PageError(error, page.Address))).Distinct().ToArray();
        if (errors.Length == 0)
            return;
        var templates = new TemplateLocations(plan.Theme, rendered);
        var locations = new AuthorLocations(plan.Site, rendered, _addresses, errors, templates);
        var located = errors.SelectMany(error =>
            locations.Find(error).Select(at => new LocatedError(error.Diagnostic, error.Page, at)));
        foreach (var group in templates.Share([.. located])
            .GroupBy(error => new { error.At, error.Diagnostic.Rule, error.Diagnostic.Message, error.Note }))
            _diagnostics.Add(group.Key.Rule, group.Key.At, hints =>
                Describe(group.First().Diagnostic, [.. group.Select(error => error.Page)], hints) + group.Key.Note);
    }

    private IEnumerable<PageDiagnostic> ErrorsOf(PageScan page) =>
        page.Diagnostics.Where(error => error.Rule != Rules.DeadLink || error.Address is not { } address || !IsMissing(address))
            .Concat(page.Fragments.Where(IsDead).Take(DiagnosticBag.MostErrors).Select(link => new PageDiagnostic(
                Rules.DeadFragment, $"{link.Address}#{link.Fragment}",
                    $"the link to {link.Address}#{link.Fragment} finds no anchor with this name on that page")));

    private bool IsMissing(string address) => address.Split('#') is [var path, .. var fragment]
        && _missing.Contains(path, fragment.FirstOrDefault());

    private bool IsDead(PageFragment link) =>
        !(_anchors.TryGetValue(link.Address, out var known) && known.Contains(link.Fragment))
            && !_missing.Contains(link.Address, link.Fragment);

    private string Describe(PageDiagnostic error, ImmutableArray<UrlPath> pages, NameHints hints) =>
        $"{error.Message}{Hint(error, hints)} (page {pages[0]}{(pages.Length > 1 ? $" and {pages.Length - 1} more" : "")})";

    private string Hint(PageDiagnostic error, NameHints hints)
    {
        if (error.IsOutside || error.Address?.Split('#', 2) is not [var path, .. var rest])
            return "";
        return error.Rule == Rules.DeadLink ? _addresses.Hint(path, hints)
            : error.Rule == Rules.DeadFragment && _anchors.TryGetValue(path, out var known)
                ? HintAt(rest[0], [.. known.Except(_formerAnchors[path])], hints) : "";
    }

    // A page has the anchors of its redirects too. No suggestion names one of them.
    private static string HintAt(string fragment, string[] known, NameHints hints) =>
        known.FirstOrDefault(anchor => Lookalike.Is(fragment, anchor)) is { } same ? "; " + Lookalike.Describe(fragment, same)
            : hints.Find(fragment, known);
}

/// <summary>An error, and the page on which it is.</summary>
internal sealed record PageError(PageDiagnostic Diagnostic, UrlPath Page);

/// <summary>An error with its location. <paramref name="Note"/> is the end of its message.</summary>
internal sealed record LocatedError(PageDiagnostic Diagnostic, UrlPath Page, SourceLocation At, string Note = "");

/// <summary>The anchors of a page.</summary>
internal sealed record PageAnchors(UrlPath Page, IReadOnlySet<string> Anchors);
