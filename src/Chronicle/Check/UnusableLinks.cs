using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// Checks the addresses in the prose of unusable records. Because of their errors, these records have no page, so
/// <see cref="Checker"/> cannot check their links.
/// </summary>
internal static class UnusableLinks
{
    public static ImmutableArray<Diagnostic> Check(
        ImmutableArray<UnusableRecord> unusable, BaseUrl site, SiteAddresses addresses, MissingPages missing)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var record in unusable.Select(record => record.Rest).OfType<Record>())
        {
            var page = Routes.Of(record);
            foreach (var written in record.Body.Addresses)
                Check(page, page.Resolve(written.Value), written.At);
            foreach (var written in record.Body.FullAddresses)
                if (site.PathOf(written.Value) is { } address)
                    Check(page, address, written.At);
        }
        return diagnostics.ToImmutable();

        void Check(UrlPath page, string address, SourceLocation at)
        {
            var parts = address.Split('#', 2);
            if (!addresses.Contains(addresses.WithSlash(parts[0])) && parts[0] != page.Value
                && !missing.Contains(parts[0], parts.ElementAtOrDefault(1)))
                diagnostics.Add(Rules.DeadLink, at,
                    hints => $"the link to {parts[0]} leads nowhere{addresses.Hint(parts[0], hints)} (page {page})");
        }
    }
}
