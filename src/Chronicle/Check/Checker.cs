using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// A second look, at the pages as they will be published and knowing nothing of how they were made: every internal link and fragment
/// leads somewhere, ids are unique in a page, each page has one h1, a title and a description, images have alternatives.
/// </summary>
internal static class Checker
{
    /// <summary>What one page says of itself; null for a file that is no page.</summary>
    public static PageScan? Scan(RenderedFile file, BaseUrl site, HashSet<string> addresses) =>
        file.Address.File.EndsWith(".html", StringComparison.Ordinal) ? PageScan.Of(file.Address, file.Bytes.Span, site, addresses) : null;

    /// <summary>Holds the pages against each other. A page that could not be made has its own message; links to it are no second mistake.</summary>
    public static PhaseResult<ImmutableArray<PageAnchors>> Run(SiteModel site, RenderedSite rendered, ImmutableArray<PageScan> scanned, HashSet<string> addresses)
    {
        var diagnostics = new DiagnosticBag();
        var anchors = scanned.ToDictionary(page => page.Address.Value, page => page.Anchors, StringComparer.Ordinal);
        var problems = scanned.SelectMany(page => page.Diagnostics.Concat(page.Fragments.Where(IsDead).Take(DiagnosticBag.MostErrors).Select(link => DeadFragment(link))).Select(problem => new { PageDiagnostic = problem, Page = page.Address })).ToArray();
        var nowhere = site.Redirects.Where(redirect => redirect.Fragment is not null && !addresses.Contains(redirect.Path))
            .Select(redirect => Rules.RedirectOfNothing.At(redirect.From.At, $"\"{redirect.From.Value}\" is a place on a page that there is not; if the page moved, its own address must lead on too{Nearest.Hint(redirect.Path, addresses)}"));
        diagnostics.AddRange(nowhere.Take(DiagnosticBag.MostErrors));
        if (problems.Length > 0)
        {
            var files = rendered.Files.ToDictionary(file => file.Address);
            var records = site.Linked.Values.ToDictionary(linked => linked.Address);
            // What a record's prose leads to, as seen from its page, with the places where that is written.
            var written = problems.Select(problem => problem.Page).Distinct().Where(records.ContainsKey)
                .ToDictionary(page => page, page => records[page].Body.Addresses.ToLookup(address => Resolve(page.Value, address.Value), address => address.At));
            diagnostics.AddRange(problems.GroupBy(entry => new { At = Place(site, files[entry.Page], written.GetValueOrDefault(entry.Page), entry.PageDiagnostic), entry.PageDiagnostic.Rule, entry.PageDiagnostic.Message })
                .Select(group => group.Key.Rule.At(group.Key.At, Describe(group.Key.Message, [.. group.Select(entry => entry.Page)]))));
        }
        return diagnostics.With<ImmutableArray<PageAnchors>>([.. scanned.Select(page => new PageAnchors(page.Address, page.Anchors))]);

        bool IsDead(PageFragment link) =>
            !rendered.Failed.Contains(link.Address) && (!anchors.TryGetValue(link.Address, out var known) || !known.Contains(link.Fragment));

        PageDiagnostic DeadFragment(PageFragment link) => new(Rules.DeadFragment, $"{link.Address}#{link.Fragment}",
            $"the link to {link.Address}#{link.Fragment} finds no such place on that page{Nearest.Hint(link.Fragment, anchors.GetValueOrDefault(link.Address) ?? [])}");
    }

    // What a layout or the navigation does wrong it does on many pages: it is told once.
    private static string Describe(string message, ImmutableArray<UrlPath> pages) =>
        $"{message} (page {pages[0]}{(pages.Length > 1 ? $" and {pages.Length - 1} more" : "")})";

    /// <summary>Where the author wrote the address: in the record's prose, or in the navigation. Else it is the work of the page's layout.</summary>
    private static SourceLocation Place(SiteModel site, RenderedFile page, ILookup<string, SourceLocation>? written, PageDiagnostic problem)
    {
        if (problem.Address is not null && written?[problem.Address].Any() == true)
            return written[problem.Address].First();
        return site.Settings.Navigation.FirstOrDefault(link => problem.Address is not null && link.To.Value == problem.Address)?.To.At
            ?? site.Redirects.FirstOrDefault(redirect => problem.Address is not null && redirect.Path == page.Address.Value && (redirect.From.Value == problem.Address || redirect.To == problem.Address))?.From.At
            ?? (site.Redirects.FirstOrDefault(redirect => redirect.From.At == page.Source)?.From.At)
            ?? page.Layout ?? page.Source;
    }

    /// <summary>An address below the site, as seen from a page: <c>../x/#y</c> on <c>/a/b/</c> is <c>/a/x/#y</c>.</summary>
    private static string Resolve(string page, string address) =>
        Uri.TryCreate(new Uri("http://site" + page), address, out var uri) ? Uri.UnescapeDataString(uri.AbsolutePath + uri.Fragment) : address;
}

/// <summary>The places on a page that an address can name.</summary>
public sealed record PageAnchors(UrlPath Page, IReadOnlySet<string> Anchors);
