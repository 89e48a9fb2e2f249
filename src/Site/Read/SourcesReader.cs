using System.Collections.Immutable;
using Site.Domain;
using Site.Text;

namespace Site.Read;

/// <summary>Reads <c>sources.yml</c> and <c>redirects.yml</c>: maps of an id or an address to what it is.</summary>
public static class SourcesReader
{
    public static ImmutableArray<Source> Read(InputFile file, Findings found)
    {
        if (ReadMap(file, found) is not { } map)
            return [];
        var sources = ImmutableArray.CreateBuilder<Source>(map.Entries.Length);
        foreach (var entry in map.Entries)
        {
            if (!Ids.IsValid(entry.Key))
                found.Add(Rules.BadId, entry.KeyAt, $"\"{entry.Key}\" is no id: {Ids.Rule}");
            else if (entry.Value is not YamlMapping source)
                found.Add(Rules.WrongType, entry.Value.At, $"\"{entry.Key}\" must be a source: {string.Join(", ", Shapes.SourceEntry.Fields.Select(f => f.Name))}");
            else
            {
                Shapes.SourceEntry.Check(source, found);
                sources.Add(RecordBinder.Source(source, new(entry.Key), entry.KeyAt));
            }
        }
        return sources.ToImmutable();
    }

    /// <summary>Each entry is <c>/old/: /new/</c> or <c>/old/: { gone: reason }</c>.</summary>
    public static ImmutableArray<Redirect> ReadRedirects(InputFile file, Findings found)
    {
        if (ReadMap(file, found) is not { } map)
            return [];
        var redirects = ImmutableArray.CreateBuilder<Redirect>(map.Entries.Length);
        foreach (var entry in map.Entries)
        {
            if (!IsAddress(entry.Key))
                found.Add(Rules.BadAddress, entry.KeyAt, $"\"{entry.Key}\" is no address of a page of this site; write it from its first slash to its last, without the base path");
            else if (entry.Value is YamlScalar to && to.Value.StartsWith('/') && WebAddresses.IsRelative(to.Value))
                redirects.Add(new(new(entry.Key, entry.KeyAt), to.Value, null) { ToAt = to.At });
            else if (entry.Value is YamlMapping gone)
            {
                Shapes.Gone.Check(gone, found);
                redirects.Add(new(new(entry.Key, entry.KeyAt), null, gone.Text("gone") ?? ""));
            }
            else
                found.Add(Rules.BadAddress, entry.Value.At, $"\"{entry.Key}\" must lead to an address of this site that begins with a slash, or to gone: \"reason\"");
        }
        return redirects.ToImmutable();
    }

    // Each part becomes the name of a folder in the output, so none may lead out of it: an id, or two as in a comparison.
    private static bool IsAddress(string text)
    {
        var path = text.Split('#', 2)[0];
        return path.Length > 2 && path.StartsWith('/') && path.EndsWith('/') && path[1..^1].Split('/').All(part => part.Split("..").All(Ids.IsValid));
    }

    private static YamlMapping? ReadMap(InputFile file, Findings found) =>
        Utf8.Decode(file, found) is { } source ? YamlReader.ReadMapping(source, .., found) : null;
}
