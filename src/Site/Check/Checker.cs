using System.Collections.Immutable;
using System.Text;
using Site.Domain;
using Site.Render;
using Site.Text;

namespace Site.Check;

/// <summary>
/// A second look, at the pages as they will be published and knowing nothing of how they were made: every internal link and fragment
/// leads somewhere, ids are unique in a page, each page has one h1, a title and a description, images have alternatives.
/// </summary>
public static class Checker
{
    public static Passed<ImmutableArray<PageAnchors>> Run(SiteModel site, RenderedSite rendered)
    {
        var found = new Findings();
        // A page that could not be made has its own message; links to it are no second mistake.
        var files = rendered.Files;
        var addresses = files.Select(file => file.Address.Value).Concat(rendered.Failed).ToHashSet(StringComparer.Ordinal);
        var pages = files.Where(file => file.Address.File.EndsWith(".html", StringComparison.Ordinal)).ToArray();
        var scanned = new PageScan[pages.Length];
        Workers.For(pages.Length, i => scanned[i] = PageScan.Of(pages[i], site.Url, addresses));

        var anchors = scanned.ToDictionary(page => page.File.Address.Value, page => page.Anchors);
        var problems = scanned.SelectMany(page => page.Found.Concat(page.Fragments.Where(IsDead).Select(link => DeadFragment(link))).Select(problem => new { Problem = problem, Page = page.File }));
        var nowhere = site.Redirects.Where(redirect => redirect.Fragment is not null && !addresses.Contains(redirect.Path))
            .Select(redirect => Rules.RedirectOfNothing.At(redirect.From.At, $"\"{redirect.From.Value}\" is a place on a page that there is not; if the page moved, its own address must lead on too{Nearest.Hint(redirect.Path, addresses)}"));
        found.AddRange(nowhere);
        found.AddRange(problems.GroupBy(entry => new { At = Place(site, entry.Page, entry.Problem), entry.Problem.Rule, entry.Problem.Message })
            .Select(group => group.Key.Rule.At(group.Key.At, Describe(group.Key.Message, [.. group.Select(entry => entry.Page)]))));
        return found.With<ImmutableArray<PageAnchors>>([.. scanned.Select(page => new PageAnchors(page.File.Address, page.Anchors))]);

        bool IsDead(PageFragment link) =>
            !rendered.Failed.Contains(link.Address) && (!anchors.TryGetValue(link.Address, out var known) || !known.Contains(link.Fragment));

        Problem DeadFragment(PageFragment link) => new(Rules.DeadFragment, $"{link.Address}#{link.Fragment}",
            $"the link to {link.Address}#{link.Fragment} finds no such place on that page{Nearest.Hint(link.Fragment, anchors.GetValueOrDefault(link.Address) ?? [])}");
    }

    // What a layout or the navigation does wrong it does on many pages: it is told once.
    private static string Describe(string message, ImmutableArray<RenderedFile> pages) =>
        $"{message} (page {pages[0].Address}{(pages.Length > 1 ? $" and {pages.Length - 1} more" : "")})";

    /// <summary>Where the author wrote the address: in the record's prose, or in the navigation. Else it is the work of the page's layout.</summary>
    private static SourceLocation Place(SiteModel site, RenderedFile page, Problem problem)
    {
        var written = site.Linked.Values.FirstOrDefault(linked => linked.Address == page.Address)?.Body.Addresses
            .FirstOrDefault(address => problem.Address is not null && Resolve(page.Address.Value, address.Value) == problem.Address);
        return written?.At
            ?? site.Settings.Navigation.FirstOrDefault(link => problem.Address is not null && link.To.Value == problem.Address)?.To.At
            ?? site.Redirects.FirstOrDefault(redirect => problem.Address is not null && redirect.Path == page.Address.Value && (redirect.From.Value == problem.Address || redirect.To == problem.Address))?.From.At
            ?? (site.Redirects.FirstOrDefault(redirect => redirect.From.At == page.Source)?.From.At)
            ?? page.Layout ?? page.Source;
    }

    /// <summary>An address below the site, as seen from a page: <c>../x/#y</c> on <c>/a/b/</c> is <c>/a/x/#y</c>.</summary>
    private static string Resolve(string page, string address) =>
        Uri.TryCreate(new Uri("http://site" + page), address, out var uri) ? uri.PathAndQuery + uri.Fragment : address;

    /// <summary>A link to a place on a page.</summary>
    private sealed record PageFragment(string Address, string Fragment);

    private sealed record Problem(Rule Rule, string? Address, string Message);

    /// <summary>What one page holds.</summary>
    private sealed class PageScan(RenderedFile file)
    {
        public RenderedFile File => file;

        public HashSet<string> Anchors { get; } = new(StringComparer.Ordinal);

        /// <summary>Links to a place on a page, on this one or on another.</summary>
        public List<PageFragment> Fragments { get; } = [];

        public List<Problem> Found { get; } = [];

        public static PageScan Of(RenderedFile file, BaseUrl site, HashSet<string> addresses)
        {
            var page = new PageScan(file);
            var known = addresses.GetAlternateLookup<ReadOnlySpan<char>>();
            var scanner = new HtmlScanner(file.Bytes.Span);
            var (headings, hasTitle, hasDescription) = (0, false, false);
            while (scanner.Read())
            {
                if (scanner.IsEnd)
                    continue;
                if (scanner.Name.SequenceEqual("h1"u8))
                    headings++;
                else if (scanner.Name.SequenceEqual("title"u8))
                    hasTitle |= !scanner.TextAfter.Trim(" \n\t"u8).IsEmpty;
                ReadAttributes(ref scanner, page, site, known, ref hasDescription);
            }
            if (headings != 1)
                page.Report(Rules.HeadingCount, $"the page has {headings} h1 elements; it needs exactly one");
            if (!hasTitle)
                page.Report(Rules.NoTitle, "the page has no title");
            if (!hasDescription)
                page.Report(Rules.NoDescription, "the page has no description");
            return page;
        }

        private static void ReadAttributes(ref HtmlScanner scanner, PageScan page, BaseUrl site, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known, ref bool hasDescription)
        {
            var isImage = scanner.Name.SequenceEqual("img"u8);
            var isMeta = scanner.Name.SequenceEqual("meta"u8);
            var (hasAlternative, describes, shares) = (false, false, false);
            ReadOnlySpan<byte> content = default;
            var attributes = scanner.GetAttributes();
            while (attributes.Read())
            {
                var name = attributes.Name;
                if (name.SequenceEqual("href"u8) || name.SequenceEqual("src"u8))
                    page.Follow(attributes.Value, site, known);
                else if (name.SequenceEqual("id"u8))
                    page.AddAnchor(attributes.Value);
                else if (isImage && name.SequenceEqual("alt"u8))
                    hasAlternative = true;
                else if (isMeta && name.SequenceEqual("name"u8))
                    describes = attributes.Value.SequenceEqual("description"u8);
                else if (isMeta && name.SequenceEqual("property"u8))
                    shares = attributes.Value.SequenceEqual("og:image"u8);
                else if (isMeta && name.SequenceEqual("content"u8))
                    content = attributes.Value;
            }
            hasDescription |= describes && !content.IsEmpty;
            if (shares)
                page.Follow(content, site, known);
            if (isImage && !hasAlternative)
                page.Report(Rules.NoAlternative, "an image has no alt attribute");
        }

        private void AddAnchor(ReadOnlySpan<byte> value)
        {
            var anchor = HtmlScanner.Decode(value);
            if (!Anchors.Add(anchor))
                Found.Add(new(Rules.DuplicateAnchor, $"{file.Address}#{anchor}", $"the id \"{anchor}\" stands on the page twice"));
        }

        private void Follow(ReadOnlySpan<byte> value, BaseUrl site, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known)
        {
            // The usual links are followed without making a Uri of them; what holds an escape or an entity takes the slow way.
            if (value.Length is > 0 and < 512 && value.IndexOfAny("?&%"u8) < 0)
            {
                Span<char> link = stackalloc char[512];
                if (IsFollowed(link[..Encoding.UTF8.GetChars(value, link)], site, known))
                    return;
            }
            FollowSlowly(HtmlScanner.Decode(value), site, known);
        }

        private bool IsFollowed(ReadOnlySpan<char> link, BaseUrl site, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known)
        {
            if (link.StartsWith("https://") || link.StartsWith("http://"))
            {
                if (!link.StartsWith(site.Origin))
                    return true;
                link = link[site.Origin.Length..];
            }
            var hash = link.IndexOf('#');
            var path = hash < 0 ? link : link[..hash];
            if (hash == 0)
            {
                if (link.Length > 1)
                    Fragments.Add(new(file.Address.Value, link[1..].ToString()));
                return true;
            }
            if (path.StartsWith('/') && path.StartsWith(site.BasePath) && known.Contains(path[site.BasePath.Length..]))
                path = path[site.BasePath.Length..];
            else
                return false;
            if (hash >= 0 && hash + 1 < link.Length)
                Fragments.Add(new(path.ToString(), link[(hash + 1)..].ToString()));
            return true;
        }

        private void FollowSlowly(string link, BaseUrl site, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known)
        {
            if (!Uri.TryCreate(new Uri(site.Absolute(file.Address)), link, out var target))
            {
                Report(Rules.DeadLink, $"the link \"{link}\" is no address");
                return;
            }
            // A whole address on the same host may belong to a neighbour: only what lies below the base path is ours.
            if (link.Contains("://", StringComparison.Ordinal) && !target.AbsolutePath.StartsWith(site.BasePath + "/", StringComparison.Ordinal))
                return;
            if (target.Scheme is not ("http" or "https") || target.GetLeftPart(UriPartial.Authority) != site.Origin)
                return;
            var path = Uri.UnescapeDataString(target.AbsolutePath);
            var fragment = target.Fragment.Length > 1 ? Uri.UnescapeDataString(target.Fragment[1..]) : null;
            var below = path.StartsWith(site.BasePath + "/", StringComparison.Ordinal) ? path[site.BasePath.Length..] : null;
            // Static hosts send /x on to /x/.
            if (below is null || !known.Contains(below) && !known.Contains(below + "/"))
                Found.Add(new(Rules.DeadLink, (below ?? path) + target.Fragment, $"the link to {below ?? path} leads nowhere{Nearest.Hint(below ?? path, known.Set)}"));
            else if (fragment is not null)
                Fragments.Add(new(below, fragment));
        }

        private void Report(Rule rule, string message) => Found.Add(new(rule, null, message));
    }
}

/// <summary>The places on a page that an address can name.</summary>
public sealed record PageAnchors(UrlPath Page, IReadOnlySet<string> Anchors);
