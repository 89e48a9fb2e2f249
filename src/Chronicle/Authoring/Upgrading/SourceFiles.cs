using System.Collections.Immutable;
using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Yaml;
using Chronicle.Writing;

namespace Chronicle.Authoring.Upgrading;

/// <summary>The change of an old form of the input to the new form: the files to write, and the files to delete afterwards.</summary>
/// <param name="Problem">The reason why the files cannot be rewritten, and the correction; null if they can be rewritten.</param>
internal sealed record Rewrite(ImmutableArray<InputFile> Written, ImmutableArray<string> Removed, string? Problem = null)
{
    internal static Rewrite Refused(string problem) => new([], [], problem);
}

/// <summary>
/// Gives each source of <c>sources.yml</c> a separate file. The text of an entry stays unchanged, with its comments and the order of its
/// keys, but without the indentation. If the text of an entry cannot be cut out in this way, the entry is written anew. The program can
/// still read <c>sources.yml</c>. The class does no I/O: it takes files and returns files.
/// </summary>
internal static class SourceFiles
{
    /// <summary>The change, for the author: a sentence without a full stop.</summary>
    public const string Description = "each source has a file of its own";

    /// <summary>The rewrite, or the reason why it is refused. Null if there is no file <c>sources.yml</c>.</summary>
    public static Rewrite? Create(Folder input)
    {
        if (input.Find(InputNames.SourceList) is not { } list)
            return null;
        var diagnostics = new DiagnosticBag();
        if (Utf8.Decode(list, diagnostics) is not { } source || YamlReader.ReadMapping(source, .., diagnostics) is not { } map
            || !diagnostics.ToImmutable().IsEmpty)
            return Rewrite.Refused($"{list.Path} has errors of its own; correct them first (see check)");
        if (map.Entries.FirstOrDefault(entry => entry.Value is not YamlMapping || !Ids.IsValid(entry.Key)) is { } wrong)
            return Rewrite.Refused($"{wrong.KeyAt}: \"{wrong.Key}\" is no source; correct it first (see check)");

        var lineEnd = TextFile.Decode(list.Bytes.Span).LineEnd;
        var text = new EntryText(source, map);
        var known = input.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var written = ImmutableArray.CreateBuilder<InputFile>(map.Entries.Length);
        for (var i = 0; i < map.Entries.Length; i++)
        {
            var file = new InputFile($"{input.Path}/sources/{map.Entries[i].Key}.yml",
                Encoding.UTF8.GetBytes(text.Of(i).Replace("\n", lineEnd, StringComparison.Ordinal)));
            if (known.TryGetValue(file.Path, out var other) && !ParseCache.IsSame(file, other))
                return Rewrite.Refused(
                    $"{map.Entries[i].KeyAt}: {file.Path} is there already, and differs; take one of the two out");
            written.Add(file);
        }
        return new(written.ToImmutable(), [list.Path]);
    }
}
