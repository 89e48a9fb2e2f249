using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>Where the main navigation leads.</summary>
internal static class NavigationRules
{
    /// <summary>An address of the site is left to the check of the finished pages, which knows them all.</summary>
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
                diagnostics.Add(Rules.UnknownRecord, link.To.At, () => $"unknown record \"{link.To.Value}\"; write a record's id, "
                    + $"or an address from its first slash{index.Hints.Hint(link.To.Value, index.ById.Keys.Select(id => id.Value))}");
    }
}
