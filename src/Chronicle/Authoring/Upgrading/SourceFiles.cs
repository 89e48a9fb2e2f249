using System.Collections.Immutable;
using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Yaml;
using Chronicle.Writing;

namespace Chronicle.Authoring.Upgrading;

/// <summary>
/// Gives each source of <c>sources.yml</c> a separate file. The text of an entry stays unchanged, with its comments and the order of its
/// keys, but without the indentation. If the text of an entry cannot be cut out in this way, the entry is written anew.
/// </summary>
internal static class SourceFiles
{
    private const string Description = "each source has a file of its own";

    /// <summary>The rewrite, or the reason why it is refused. Null if there is no file <c>sources.yml</c>.</summary>
    public static Rewrite? Create(Folder input)
    {
        var path = input.Path + "/sources.yml";
        if (input.Files.FirstOrDefault(file => file.Path == path) is not { } list)
            return null;
        var diagnostics = new DiagnosticBag();
        if (Utf8.Decode(list, diagnostics) is not { } source || YamlReader.ReadMapping(source, .., diagnostics) is not { } map
            || !diagnostics.ToImmutable().IsEmpty)
            return Rewrite.Refused(Description, $"{path} has errors of its own; correct them first (see check)");
        if (map.Entries.FirstOrDefault(entry => entry.Value is not YamlMapping || !Ids.IsValid(entry.Key)) is { } wrong)
            return Rewrite.Refused(Description, $"{wrong.KeyAt}: \"{wrong.Key}\" is no source; correct it first (see check)");

        var lineEnd = TextFile.Decode(list.Bytes.Span).LineEnd;
        var text = new EntryText(source, map);
        var known = input.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var written = ImmutableArray.CreateBuilder<InputFile>(map.Entries.Length);
        for (var i = 0; i < map.Entries.Length; i++)
        {
            var file = new InputFile($"{input.Path}/sources/{map.Entries[i].Key}.yml",
                Encoding.UTF8.GetBytes(text.Of(i).Replace("\n", lineEnd, StringComparison.Ordinal)));
            if (known.TryGetValue(file.Path, out var other) && !ParseCache.IsSame(file, other))
                return Rewrite.Refused(Description,
                    $"{map.Entries[i].KeyAt}: {file.Path} is there already, and differs; take one of the two out");
            written.Add(file);
        }
        return new(Description, written.ToImmutable(), [path]);
    }
}
