using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// Finds the place at which an author wrote an address that a page shows: in the prose of a record, in the navigation, or in a redirect.
/// </summary>
internal sealed class AuthorPlaces
{
    private readonly SiteAddresses _addresses;
    private readonly Dictionary<UrlPath, RenderedFile> _files;
    private readonly Dictionary<UrlPath, ILookup<string, SourceLocation>> _prose;
    private readonly ILookup<string, SourceLocation> _navigation;
    private readonly ILookup<string, Redirect> _redirectsByPage;
    private readonly Dictionary<SourceLocation, Redirect> _redirectsByPlace;

    public AuthorPlaces(SiteModel site, RenderedSite rendered, SiteAddresses addresses, IEnumerable<UrlPath> pages)
    {
        _addresses = addresses;
        _files = rendered.Files.ToDictionary(file => file.Address);
        // Two records can claim one address. A separate message reports this error.
        var records = site.Linked.Values.GroupBy(linked => linked.Address).ToDictionary(group => group.Key, group => group.First());
        // Addresses of authors and addresses in errors are resolved in the same way as in a browser. So the search also finds an address
        // with an escape or a non-ASCII letter.
        _prose = pages.Distinct().Where(records.ContainsKey).ToDictionary(
            page => page, page => records[page].Body.Addresses.ToLookup(address => Resolve(page, address.Value), address => address.At));
        _navigation = site.Settings.Navigation.Where(link => link.To.Value.StartsWith('/'))
            .ToLookup(link => Resolve(UrlPath.Root, link.To.Value), link => link.To.At);
        _redirectsByPage = site.Redirects.ToLookup(redirect => redirect.Path, StringComparer.Ordinal);
        _redirectsByPlace = site.Redirects.DistinctBy(redirect => redirect.From.At).ToDictionary(redirect => redirect.From.At);
    }

    /// <summary>
    /// The place at which an author wrote the address of an error. If there is no such place, the address comes from the layout of the
    /// page. A page without a layout, and the page of a redirect, give the place of their source.
    /// </summary>
    public SourceLocation Find(PageError error)
    {
        var file = _files[error.Page];
        if (error.Diagnostic.Address is { } address)
        {
            if (_prose.TryGetValue(error.Page, out var prose) && prose[address].Any())
                return prose[address].First();
            if (_navigation[address].Any())
                return _navigation[address].First();
            if (_redirectsByPage[error.Page.Value].FirstOrDefault(Names) is { } redirect)
                return redirect.From.At;

            bool Names(Redirect redirect) =>
                redirect.From.Value == address || redirect.To is { } to && Resolve(UrlPath.Root, to) == address;
        }
        return _redirectsByPlace.ContainsKey(file.Source) ? file.Source : file.Layout ?? file.Source;
    }

    // Static hosts redirect /x to /x/, so a link to /x leads to the page /x/.
    private string Resolve(UrlPath page, string written)
    {
        var address = SiteAddress.Resolve(page, written);
        var path = address.Split('#')[0];
        return _addresses.Contains(path) || !_addresses.Contains(path + "/") ? address : path + "/" + address[path.Length..];
    }
}
