using System.Collections.Immutable;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Render;

namespace Chronicle.Check;

/// <summary>
/// Checks the addresses in the chronicle's own style sheets, and the addresses in its templates that would be wrong below a base
/// path. If the site has a base path, its pages show these addresses, so <see cref="Checker"/> reports them.
/// </summary>
internal sealed class ThemeLinks(BaseUrl site, SiteAddresses addresses, MissingPages missing)
{
    private readonly DiagnosticBag _diagnostics = new();

    public ImmutableArray<Diagnostic> Check(Theme theme)
    {
        foreach (var address in theme.Addresses)
            if (address is ThemeAddress.InStyleSheet)
                CheckStyle(address);
            else if (site.BasePath.Length == 0)
                ReportRooted(address, $"write {{{{ site.home }}}}{address.Value[1..]}");
        return _diagnostics.ToImmutable();
    }

    private void CheckStyle(ThemeAddress address)
    {
        if (!Uri.TryCreate(new Uri(site.Absolute(Routes.Stylesheet)), address.Value, out var target))
            _diagnostics.Add(Rules.DeadLink, address.At, $"\"{address.Value}\" is no address");
        else if (target.Scheme is not ("http" or "https"))
            return;
        else if (BaseUrl.OriginOf(target) != site.Origin)
            _diagnostics.Add(Rules.ForeignStyleFile, address.At, $"the file {Shortening.Shorten(address.Value, 80)} is on a different "
                + "host, which the policy of the built-in pages blocks; put the file into assets/ of the theme, and write url(NAME)");
        else if (site.PathOf(target.GetLeftPart(UriPartial.Path)) is not { } path)
            CheckOutside(address, Uri.UnescapeDataString(target.AbsolutePath));
        else if (!addresses.Contains(path) && !missing.Contains(path, null))
            _diagnostics.Add(Rules.DeadLink, address.At, hints => $"the link to {path} leads nowhere{addresses.Hint(path, hints)}");
        else if (site.BasePath.Length == 0 && address.Value.StartsWith('/'))
            ReportRooted(address, $"write url({FromStyleSheet(path)})");
    }

    private void CheckOutside(ThemeAddress address, string path) => _diagnostics.Add(Rules.DeadLink, address.At,
        addresses.Contains(path) ? $"the link to {path} lacks the base path {site.BasePath}/; write url({FromStyleSheet(path)})"
            : $"the link to {path} leads nowhere; the addresses of the site begin with {site.BasePath}/");

    private void ReportRooted(ThemeAddress address, string mend) => _diagnostics.Add(Rules.RootedAddress, address.At,
        $"the address {address.Value} is wrong if the site is below a base path, as on GitHub Pages; {mend}");

    // Style sheets are in the folder /theme/.
    private static string FromStyleSheet(string path) => path.StartsWith("/theme/", StringComparison.Ordinal) ? path["/theme/".Length..]
        : ".." + path;
}
