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
        ImmutableArray<UnusableRecord> unusable, SiteAddresses addresses, MissingPages missing)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var record in unusable.Select(record => record.Rest).OfType<Record>())
            foreach (var written in record.Body.Addresses)
            {
                var page = Routes.Of(record);
                var parts = SiteAddress.Resolve(page, written.Value).Split('#', 2);
                if (!addresses.Contains(parts[0]) && !addresses.Contains(parts[0] + "/") && parts[0] != page.Value
                    && !missing.Contains(parts[0], parts.ElementAtOrDefault(1)))
                    diagnostics.Add(Rules.DeadLink, written.At,
                        hints => $"the link to {parts[0]} leads nowhere{addresses.Hint(parts[0], hints)} (page {page})");
            }
        return diagnostics.ToImmutable();
    }
}
