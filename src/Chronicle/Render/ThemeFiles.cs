using System.Collections.Immutable;
using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Render;

/// <summary>A file of the theme. <paramref name="State"/> describes in words how it differs from the built-in file.</summary>
internal sealed record ThemeEntry(string Name, string State);

/// <summary>Compares the chronicle's own theme files with the built-in files, for the command <c>theme</c>.</summary>
internal sealed class ThemeFiles
{
    private readonly InputFiles _files;
    private readonly ThemeLayers _layers;
    private readonly ImmutableSortedDictionary<string, InputFile> _builtIn;

    public ThemeFiles(InputFiles files)
    {
        _files = files;
        _layers = ThemeLayers.Join(files.Theme, files.BuiltIn, new DiagnosticBag());
        var builtIn = files.BuiltIn.Folder;
        _builtIn = builtIn.Files.ToImmutableSortedDictionary(builtIn.NameOf, file => file, StringComparer.Ordinal);
    }

    /// <summary>Whether a file of a theme is a style sheet.</summary>
    public static bool IsStyleSheet(string name) => Theme.StyleOf(name) is not null;

    /// <summary>Whether the chronicle's theme does not use the built-in files.</summary>
    public bool IsWhole => _layers.BuiltIn.Count == 0;

    /// <summary>The names of the built-in files, including files that the theme does not use.</summary>
    public IEnumerable<string> BuiltInNames => _builtIn.Keys;

    /// <summary>The chronicle's own files that have a built-in file of the same name.</summary>
    public ImmutableArray<string> Replaced => [.. _layers.Own.Keys.Where(_layers.BuiltIn.ContainsKey).Order(StringComparer.Ordinal)];

    /// <summary>Whether the chronicle's theme has a file of this name.</summary>
    public bool IsOwn(string name) => _layers.Own.ContainsKey(name);

    public ImmutableArray<ThemeEntry> List() =>
        [.. _layers.Files.Select(file => new ThemeEntry(file.Name, file.IsBuiltIn ? "built in" : DescribeOwn(file.Name)))];

    /// <summary>The names of the chronicle's own files that are unchanged copies of built-in files.</summary>
    public ImmutableArray<string> Needless() => [.. Replaced.Where(name => StateOf(name) == ThemeCopyState.Needless)];

    /// <summary>The names of the copies of the current built-in files that have a mark (<see cref="ThemeMark"/>) and no change.</summary>
    public ImmutableArray<string> Fresh() =>
        [.. Replaced.Where(name => StateOf(name) == ThemeCopyState.UpToDate && Diff(name) is "")];

    /// <summary>
    /// The unified difference from the built-in file to the chronicle's own file. Empty for equal texts; null for files that are not text,
    /// such as pictures. For a file of words, it contains only the words that differ.
    /// </summary>
    public string? Diff(string name) =>
        ThemeLayers.IsWords(name) ? WordsDiff.Create(_layers.BuiltIn[name], _layers.Own[name])
        : TextOf(_layers.BuiltIn[name]) is { } builtIn && TextOf(_layers.Own[name]) is { } own
            ? LineDiff.Unified($"built-in/{name}", builtIn, $"{_files.Theme.Path}/{name}", ThemeMark.Remove(own)) : null;

    /// <summary>
    /// A copy of the built-in file. A mark (<see cref="ThemeMark"/>) on its first line names the version of the built-in file. A file whose
    /// format allows no mark is copied unchanged.
    /// </summary>
    public ReadOnlyMemory<byte> Eject(string name)
    {
        var builtIn = _builtIn[name];
        return ThemeMark.CanMark(name) && TextOf(builtIn) is { } text ? WithMark(name, text) : builtIn.Bytes;
    }

    /// <summary>
    /// The chronicle's own file with a mark (<see cref="ThemeMark"/>) that names the current version of the built-in file; null for a file
    /// whose format allows no mark.
    /// </summary>
    public ReadOnlyMemory<byte>? Mark(string name) =>
        ThemeMark.CanMark(name) && TextOf(_layers.Own[name]) is { } own ? WithMark(name, own) : null;

    private byte[] WithMark(string name, string text) =>
        Encoding.UTF8.GetBytes(ThemeMark.Create(name, _builtIn[name], _files.BuiltIn.Version).PutOn(text));

    private ThemeCopyState StateOf(string name) => ThemeCopies.StateOf(_layers, _files.BuiltIn, name);

    private string DescribeOwn(string name) => StateOf(name) switch
    {
        ThemeCopyState.UpToDate => "yours, up to date with the built-in one",
        ThemeCopyState.Stale => "yours, and the built-in one has changed since",
        ThemeCopyState.Unmarked => "yours, in the place of the built-in one, of unknown version",
        ThemeCopyState.Needless => "a copy without a change",
        _ => !_layers.BuiltIn.ContainsKey(name) ? "yours"
            : ThemeLayers.IsWords(name) ? "yours, merged with the built-in words"
            : "yours, in the place of the built-in one",
    };

    private static string? TextOf(InputFile file) => ThemeLayers.Decode(file)?.Value;
}
