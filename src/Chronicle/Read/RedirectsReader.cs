using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;

namespace Chronicle.Read;

/// <summary>Reads files of redirects. Each entry is <c>/old/: /new/</c> or <c>/old/: { gone: reason }</c>.</summary>
internal static class RedirectsReader
{
    // The reason on the page of an entry with an error. With it, no check reports a consequence of the error.
    private const string NoReason = "?";

    /// <summary>Null, with diagnostics, if the file is unreadable.</summary>
    public static ImmutableArray<Redirect>? Read(InputFile file, DiagnosticBag diagnostics)
    {
        if (YamlReader.ReadMapping(file, diagnostics) is not { } map)
            return null;
        var redirects = ImmutableArray.CreateBuilder<Redirect>(map.Entries.Length);
        foreach (var entry in map.Entries)
        {
            if (OldAddress.Explain(entry.Key) is { } reason)
                diagnostics.Add(Rules.BadAddress, entry.KeyAt, $"\"{entry.Key}\" is no address of a page of this site: {reason}");
            else if (entry.Value is YamlScalar to && to.Value.StartsWith('/') && WebAddresses.IsRelative(to.Value))
                redirects.Add(new(new(entry.Key, entry.KeyAt), to.Value, null) { ToAt = to.At });
            else if (entry.Value is YamlMapping gone)
            {
                SchemaParts.Gone.Check(gone, diagnostics);
                redirects.Add(new(new(entry.Key, entry.KeyAt), null, gone.Text("gone") is { Length: > 0 } stated ? stated : NoReason));
            }
            else
                diagnostics.Add(Rules.BadAddress, entry.Value.At,
                    $"\"{entry.Key}\" must lead to an address of this site that begins with a slash, or to gone: \"reason\"");
        }
        return redirects.ToImmutable();
    }
}
