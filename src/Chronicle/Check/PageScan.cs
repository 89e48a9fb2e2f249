using System.Text;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>A link to an anchor on a page.</summary>
internal sealed record PageFragment(string Address, string Fragment);

/// <summary>A fault of a page, and the address in the fault, if there is one. The address has no base path and no escapes.</summary>
internal sealed record PageDiagnostic(Rule Rule, string? Address, string Message)
{
    /// <summary>Whether the address is outside the base path, so it is complete. Only a template can write such an address.</summary>
    public bool IsOutside { get; init; }
}

/// <summary>The anchors, the links and the errors of one page.</summary>
internal sealed class PageScan
{
    private readonly BaseUrl _site;
    private readonly SiteAddresses _known;
    private PagePolicy? _policy;
    private bool _hasDescription;

    private PageScan(UrlPath address, BaseUrl site, SiteAddresses known) => (Address, _site, _known) = (address, site, known);

    public UrlPath Address { get; }

    public HashSet<string> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Links to an anchor on another page, or to an anchor that this page lacks.</summary>
    public List<PageFragment> Fragments { get; } = [];

    public List<PageDiagnostic> Diagnostics { get; } = [];

    /// <summary>Reads a page of the site. <paramref name="known"/> has all addresses of the site.</summary>
    public static PageScan Read(UrlPath address, ReadOnlySpan<byte> html, BaseUrl site, SiteAddresses known)
    {
        var page = new PageScan(address, site, known);
        var scanner = new HtmlScanner(html);
        var structure = new PageStructure(html);
        var (headings, hasTitle, drawings) = (0, false, 0);
        while (scanner.Read())
        {
            // A drawing can contain drawings.
            if (scanner.Is("svg"u8) && !scanner.IsSelfClosed)
                drawings = scanner.IsEnd ? Math.Max(0, drawings - 1) : drawings + 1;
            if (scanner.IsEnd)
            {
                structure.Close(scanner.Start, scanner.Name.Length);
                continue;
            }
            structure.Open(scanner.Start, scanner.Name.Length, scanner.IsSelfClosed);
            if (scanner.Is("h1"u8))
                headings++;
            else if (scanner.Is("title"u8) && drawings == 0)
                hasTitle |= !scanner.TextAfter.Trim(" \n\t"u8).IsEmpty;
            page.ReadElement(ref scanner, ref structure);
        }
        if (headings != 1)
            page.Report(Rules.HeadingCount, $"the page has {headings} h1 elements; it needs exactly one");
        if (!hasTitle)
            page.Report(Rules.NoTitle, "the page has no title");
        if (!page._hasDescription)
            page.Report(Rules.NoDescription, "the page has no description");
        foreach (var (rule, message) in structure.Finish(page.Anchors))
            page.Report(rule, message);
        // Most links to an anchor lead to the same page, so they are checked here. The links to other pages, and to missing anchors, are
        // kept until all pages are read.
        page.Fragments.RemoveAll(link => link.Address == address.Value && page.Anchors.Contains(link.Fragment));
        return page;
    }

    private void ReadElement(ref HtmlScanner scanner, ref PageStructure structure)
    {
        var element = ReadAttributes(ref scanner, ref structure);
        if (scanner.Is("meta"u8))
            ReadMeta(element);
        else if (scanner.Is("img"u8) && !element.HasAlternative)
            Report(Rules.NoAlternative, "an image has no alt attribute");
        ReportBlocked(_policy?.FindFault(element));
    }

    private PageElement ReadAttributes(ref HtmlScanner scanner, ref PageStructure structure)
    {
        var element = new PageElement { Tag = scanner.Name };
        var attributes = scanner.GetAttributes();
        while (attributes.Read())
        {
            element.Keep(attributes.Name, attributes.Value);
            if (attributes.Is("href"u8) || attributes.Is("src"u8))
                Follow(attributes.Value);
            else if (attributes.Is("id"u8))
                AddAnchor(attributes.Value);
            else if (PageStructure.Reads(attributes.Name))
                structure.Read(attributes.Name, attributes.Value);
            else
                ReportBlocked(_policy?.FindFault(element, attributes.Name));
        }
        return element;
    }

    private void ReadMeta(in PageElement meta)
    {
        _hasDescription |= meta.Name.SequenceEqual("description"u8) && !meta.Content.IsEmpty;
        if (meta.Property.SequenceEqual("og:image"u8))
            Follow(meta.Content);
        if (Ascii.EqualsIgnoreCase(meta.HttpEquiv, "content-security-policy"u8))
            _policy = new(HtmlScanner.Decode(meta.Content), new(_site.Absolute(Address)));
    }

    private void ReportBlocked(string? message)
    {
        if (message is not null)
            Report(Rules.BlockedByPolicy, message);
    }

    private void AddAnchor(ReadOnlySpan<byte> value)
    {
        var anchor = HtmlScanner.Decode(value);
        if (!Anchors.Add(anchor))
            Report(new(Rules.DuplicateAnchor, $"{Address}#{anchor}", $"the id \"{anchor}\" is on the page twice"));
    }

    private void Follow(ReadOnlySpan<byte> value)
    {
        // Most links are resolved without a Uri, because this is faster. A link with an escape or an entity takes the slow way.
        if (value.Length is > 0 and < 512 && value.IndexOfAny("&%"u8) < 0)
        {
            Span<char> link = stackalloc char[512];
            if (IsFollowed(link[..Encoding.UTF8.GetChars(value, link)]))
                return;
        }
        FollowSlowly(HtmlScanner.Decode(value));
    }

    private bool IsFollowed(ReadOnlySpan<char> link)
    {
        if (link.StartsWith("https://") || link.StartsWith("http://"))
        {
            if (!link.StartsWith(_site.Origin))
                return true;
            link = link[_site.Origin.Length..];
            // After the host alone, or after a part of a longer host, the rest is no path. The slow way reads it.
            if (!link.StartsWith('/'))
                return false;
        }
        var hash = link.IndexOf('#');
        var path = hash < 0 ? link : link[..hash];
        if (hash == 0)
        {
            if (link.Length > 1)
                AddFragment(Address.Value, link[1..].ToString());
            return true;
        }
        // The links to scripts and style sheets have a version after a question mark. Every page has such links, so this fast way removes
        // the version too.
        if (path.IndexOf('?') is > 0 and var query)
            path = path[..query];
        if (!path.StartsWith('/') || !path.StartsWith(_site.BasePath) || !_known.Spans.Contains(path[_site.BasePath.Length..]))
            return false;
        path = path[_site.BasePath.Length..];
        if (hash >= 0 && hash + 1 < link.Length)
            AddFragment(path.ToString(), link[(hash + 1)..].ToString());
        return true;
    }

    private void FollowSlowly(string link)
    {
        if (!Uri.TryCreate(new Uri(_site.Absolute(Address)), link, out var target))
        {
            Report(Rules.DeadLink, $"the link \"{link}\" is no address");
            return;
        }
        var isBelow = target.AbsolutePath.StartsWith(_site.BasePath + "/", StringComparison.Ordinal);
        // A full address on the same host can belong to another site. Only addresses below the base path belong to this site.
        if (!isBelow && link.Contains("://", StringComparison.Ordinal))
            return;
        if (target.Scheme is not ("http" or "https") || BaseUrl.OriginOf(target) != _site.Origin)
            return;
        var path = Uri.UnescapeDataString(isBelow ? target.AbsolutePath[_site.BasePath.Length..] : target.AbsolutePath);
        var fragment = target.Fragment.Length > 1 ? Uri.UnescapeDataString(target.Fragment[1..]) : null;
        var page = _known.WithSlash(path);
        if (!isBelow)
            ReportOutside(path, fragment);
        else if (!_known.Contains(page))
            Report(new(Rules.DeadLink, path + (fragment is null ? "" : "#" + fragment), $"the link to {path} leads nowhere"));
        else if (fragment is not null)
            AddFragment(page, fragment);
    }

    // An address from the root of the host. Templates write the base path themselves.
    private void ReportOutside(string path, string? fragment) =>
        Report(new(Rules.DeadLink, path + (fragment is null ? "" : "#" + fragment), _known.Contains(_known.WithSlash(path))
            ? $"the link to {path} lacks the base path {_site.BasePath}/; in a template, write {{{{ site.home }}}}{path[1..]}"
            : $"the link to {path} leads nowhere; the addresses of the site begin with {_site.BasePath}/")
        {
            IsOutside = true,
        });

    // Browsers go to the top of the page for the fragment "top", and find the text after ":~:text=" themselves. Neither needs an anchor.
    private void AddFragment(string page, string fragment)
    {
        var anchor = fragment.Split(":~:")[0];
        if (anchor.Length > 0 && !anchor.Equals("top", StringComparison.OrdinalIgnoreCase))
            Fragments.Add(new(page, anchor));
    }

    private void Report(Rule rule, string message) => Report(new(rule, null, message));

    // A page can contain a hundred thousand dead links. The first thousand errors are enough, because one error already prevents
    // publishing.
    private void Report(PageDiagnostic diagnostic)
    {
        if (Diagnostics.Count < DiagnosticBag.MostErrors)
            Diagnostics.Add(diagnostic);
    }
}
