using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// Finds the location at which an author wrote an address that a page shows: in the prose of a record, in a fact, in the navigation, or in
/// a redirect.
/// </summary>
internal sealed class AuthorLocations
{
    private readonly BaseUrl _site;
    private readonly SiteAddresses _addresses;
    private readonly Dictionary<UrlPath, RenderedFile> _files;
    private readonly Dictionary<UrlPath, ILookup<string, SourceLocation>> _prose;
    private readonly ILookup<string, SourceLocation> _facts;
    private readonly ILookup<string, SourceLocation> _navigation;
    private readonly ILookup<string, Redirect> _redirectsByPage;
    private readonly ILookup<string, Redirect> _redirectsByTarget;
    private readonly Lazy<ILookup<string, BookLink>> _book;
    private readonly HashSet<(UrlPath Page, string? Address)> _known;
    private readonly TemplateLocations _templates;

    public AuthorLocations(
        SiteModel site, RenderedSite rendered, SiteAddresses addresses, IReadOnlyCollection<PageError> errors, TemplateLocations templates)
    {
        (_site, _addresses, _templates) = (site.Url, addresses, templates);
        _files = rendered.Files.ToDictionary(file => file.Address);
        var records = site.Linked.Values.ToDictionary(linked => linked.Address);
        // Addresses of authors and addresses in errors are resolved in the same way as in a browser. So the search also finds an address
        // with an escape or a non-ASCII letter.
        _prose = errors.Select(error => error.Page).Distinct().Where(records.ContainsKey).ToDictionary(
            page => page, page => records[page].Body.Addresses.Select(address => (Address: Resolve(page, address.Value), address.At))
                .Concat(Own(records[page].Body.FullAddresses)).ToLookup(link => link.Address, link => link.At));
        _facts = Own(AddressesInFacts(site)).ToLookup(link => link.Address, link => link.At);
        _navigation = site.Settings.Navigation.Select(link => (Address: link.To.Value.StartsWith('/')
            ? Resolve(UrlPath.Root, link.To.Value) : ResolveWhole(link.To.Value), link.To.At))
            .Where(link => link.Address is not null).ToLookup(link => link.Address!, link => link.At);
        _redirectsByPage = site.Redirects.ToLookup(redirect => redirect.Path, StringComparer.Ordinal);
        _redirectsByTarget = site.Redirects.Where(redirect => redirect is { To: not null, IsGenerated: false })
            .ToLookup(redirect => Resolve(UrlPath.Root, redirect.To!), StringComparer.Ordinal);
        _book = new(() => LinksInBook(site));
        _known = [.. errors.Select(error => (error.Page, error.Diagnostic.Address))];
    }

    /// <summary>
    /// The locations at which authors wrote the address of an error: all of them in prose or in facts, or one elsewhere. If there is no
    /// such location, the address comes from a redirect or from the layout of the page. A page without a layout, and the page of a
    /// redirect, give the location of their source. The page of all chapters repeats each chapter, so an error that a chapter has too gives
    /// no location there.
    /// </summary>
    public IEnumerable<SourceLocation> Find(PageError error)
    {
        var file = _files[error.Page];
        if (error.Diagnostic is { IsOutside: true, Address: { } outside })
        {
            if (_templates.Find(outside, file.Layout) is { } at)
                return [at];
            if (_prose.TryGetValue(error.Page, out var written) && written[WithSlash(outside)].Any())
                return written[WithSlash(outside)];
        }
        else if (error.Diagnostic.Address is { } address)
        {
            if (_prose.TryGetValue(error.Page, out var prose) && prose[address].Any())
                return prose[address];
            if (_facts[address].Any())
                return _facts[address];
            if (_navigation[address].Any())
                return [_navigation[address].First()];
            // The page of all chapters contains each chapter again. An error of the chapter's own page is not reported twice.
            if (error.Page == Routes.Book && _book.Value[address].Any())
                return _book.Value[address].Where(link => !_known.Contains((link.Chapter, link.Address))).Select(link => link.At);
            if (_redirectsByPage[error.Page.Value].FirstOrDefault(Names) is { } redirect)
                return [redirect.From.At];
            // Lists have a link to the new address of a former id.
            if (_redirectsByTarget[address].FirstOrDefault() is { } broken)
                return [broken.From.At];

            bool Names(Redirect redirect) =>
                redirect.From.Value == address || redirect.To is { } to && Resolve(UrlPath.Root, to) == address;
        }
        if (IsRedirect(file) && error.Diagnostic.Address is not null)
            return [file.Source];
        // If the chronicle changed the layout of the linked page and not the layout with the link, the linked page lost the anchor.
        if (error.Diagnostic.Rule == Rules.DeadFragment && !_templates.IsOwn(file.Layout)
            && LayoutOf(error.Diagnostic.Address!) is { } target && _templates.IsOwn(target))
            return [target];
        return [file.Layout ?? file.Source];

        SourceLocation? LayoutOf(string address) =>
            _files.Values.FirstOrDefault(other => other.Address.Value == address.Split('#')[0])?.Layout;
    }

    // A redirect of the chronicle or of a pipeline of another program.
    private static bool IsRedirect(RenderedFile file) =>
        file.Layout is { } layout && layout.Path.EndsWith("/layouts/redirect.html", StringComparison.Ordinal);

    private ILookup<string, BookLink> LinksInBook(SiteModel site) =>
        site.Chapters.SelectMany(chapter => site[chapter].Body.Addresses.Select(address => new BookLink(Resolve(Routes.Book,
            address.Value.StartsWith('#') ? "#" + Anchors.InBook(chapter.Id.Value, address.Value[1..]) : address.Value),
            Routes.Of(chapter), Resolve(Routes.Of(chapter), address.Value), address.At))
            .Concat(Own(site[chapter].Body.FullAddresses)
                .Select(link => new BookLink(link.Address, Routes.Of(chapter), link.Address, link.At))))
            .ToLookup(link => link.InBook);

    /// <summary>
    /// An address in a chapter: its form on the page of all chapters (<paramref name="InBook"/>), and its form on the page of the chapter.
    /// </summary>
    private sealed record BookLink(string InBook, UrlPath Chapter, string Address, SourceLocation At);

    private static IEnumerable<Located<string>> AddressesInFacts(SiteModel site) =>
    [
        .. site.Records.SelectMany(record => record.AllFields).Concat(site.Sources.SelectMany(source => source.Fields))
            .Where(field => field.Field.Kind == FieldKind.Link).SelectMany(field => field.Items.Select(item => item.Written)),
        .. site.Components.SelectMany(component => component.Links).Concat(site.Releases.SelectMany(release => release.Links))
            .Concat(site.Settings.Look.FooterLinks).Select(link => link.Url),
        .. site.Settings.Look.HeadLinks.Select(link => link.Url),
        .. site.Sources.SelectMany(source => new[] { source.Url, source.Archived }).OfType<Located<string>>(),
    ];

    // The addresses of this site among whole addresses.
    private IEnumerable<(string Address, SourceLocation At)> Own(IEnumerable<Located<string>> addresses) =>
        from written in addresses
        let address = ResolveWhole(written.Value)
        where address is not null
        select (address, written.At);

    private string Resolve(UrlPath page, string written) => WithSlash(page.Resolve(written));

    private string? ResolveWhole(string written) => _site.PathOf(written) is { } address ? WithSlash(address) : null;

    private string WithSlash(string address)
    {
        var path = address.Split('#')[0];
        return _addresses.WithSlash(path) + address[path.Length..];
    }
}
