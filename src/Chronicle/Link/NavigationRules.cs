using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>Checks the targets of the main navigation.</summary>
internal static class NavigationRules
{
    /// <summary>
    /// Checks records only. The check of the finished pages covers the addresses of the site, because it knows all pages.
    /// </summary>
    public static void Check(Settings settings, RecordIndex index, DiagnosticBag diagnostics)
    {
        foreach (var link in settings.Navigation)
            if (link.IsOutside)
                continue;
            else if (link.To.Value.StartsWith('/') && !WebAddresses.IsRelative(link.To.Value))
                diagnostics.Add(Rules.BadAddress, link.To.At,
                    $"\"{link.To.Value}\" leads out of the site; write an address from its first slash");
            else if (!link.To.Value.StartsWith('/') && !index.ById.ContainsKey(new(link.To.Value))
                && !index.Hidden.ContainsKey(new(link.To.Value)))
                diagnostics.Add(Rules.UnknownRecord, link.To.At, hints => $"unknown record \"{link.To.Value}\"; write a record's id, "
                    + $"or an address from its first slash{hints.Find(link.To.Value, index.ById.Keys.Select(id => id.Value))}");
    }
}
