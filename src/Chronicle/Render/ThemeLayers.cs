using System.Collections.Immutable;
using Chronicle.Input;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;

namespace Chronicle.Render;

/// <summary>A file in use by the theme: the chronicle's own, or the built-in one.</summary>
/// <param name="Name">The path below the folder of the theme, such as <c>layouts/home.html</c>.</param>
internal sealed record ThemeSource(string Name, InputFile File, bool IsBuiltIn);

/// <summary>
/// The two layers of a theme. A file of the chronicle replaces the built-in file with the same name. Only files of words are merged with
/// the built-in files. A theme with <c>whole: true</c> in <c>theme.yml</c> uses no built-in files.
/// </summary>
/// <param name="Path">The path of the folder of the chronicle's theme, for messages.</param>
/// <param name="Files">The files in use, sorted by name.</param>
/// <param name="Own">The chronicle's own files, by name.</param>
/// <param name="BuiltIn">The built-in files, by name; empty if the theme uses none.</param>
internal sealed record ThemeLayers(
    string Path, ImmutableArray<ThemeSource> Files, ImmutableDictionary<string, InputFile> Own,
    ImmutableDictionary<string, InputFile> BuiltIn)
{
    /// <summary>The file of a theme that can state <c>whole: true</c>.</summary>
    public const string Settings = "theme.yml";

    public const string Words = "i18n/";

    /// <summary>The language from which the words are translated.</summary>
    public const string English = "en";

    public const string EnglishWords = Words + English + ".yml";

    /// <summary>The built-in English words, also if the theme uses no built-in files. They replace missing words.</summary>
    public InputFile? BuiltInEnglish { get; private init; }

    private static readonly ObjectSchema Schema = new("theme",
    [
        new("whole", new SchemaType.Flag(), Required: false, "true if this theme uses no built-in files.", "true"),
    ]);

    public static ThemeLayers Join(Folder own, BuiltInTheme builtIn, DiagnosticBag diagnostics)
    {
        var ours = ByName(own);
        var all = ByName(builtIn.Folder);
        var below = IsWhole(ours, diagnostics) ? ImmutableDictionary<string, InputFile>.Empty : all;
        var files = ours.Select(entry => new ThemeSource(entry.Key, entry.Value, IsBuiltIn: false)).Concat(
            below.Where(entry => !ours.ContainsKey(entry.Key)).Select(entry => new ThemeSource(entry.Key, entry.Value, IsBuiltIn: true)));
        return new(own.Path, [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)], ours, below)
        {
            BuiltInEnglish = all.GetValueOrDefault(EnglishWords),
        };
    }

    /// <summary>The texts of the chronicle's own templates.</summary>
    public IEnumerable<string> OwnTemplates => Own.Where(entry => entry.Key.EndsWith(".html", StringComparison.Ordinal))
        .Select(entry => Decode(entry.Value)?.Value).OfType<string>();

    /// <summary>Whether a file contains words. Such a file is merged with the built-in file of the same name.</summary>
    public static bool IsWords(string name) => name.StartsWith(Words, StringComparison.Ordinal);

    /// <summary>
    /// The text of a file, without a report; null if the file is unreadable. The code that reads the theme reports an unreadable file.
    /// </summary>
    public static SourceText? Decode(InputFile file) => Utf8.Decode(file, new DiagnosticBag(), mayBeEmpty: true);

    /// <summary>
    /// The words of English files, without a report: the code that reads the words of the site reports them. The words of the first file
    /// override those of the others.
    /// </summary>
    public static Words ReadEnglish(params ImmutableArray<InputFile> files) =>
        WordsReader.Read(files, English, settings: null, new DiagnosticBag());

    public InputFile? Find(string name) => Own.GetValueOrDefault(name) ?? BuiltIn.GetValueOrDefault(name);

    /// <summary>The files with this name in both layers, the chronicle's own first.</summary>
    public ImmutableArray<InputFile> FindAll(string name) =>
        [.. new[] { Own.GetValueOrDefault(name), BuiltIn.GetValueOrDefault(name) }.OfType<InputFile>()];

    private static bool IsWhole(ImmutableDictionary<string, InputFile> own, DiagnosticBag diagnostics)
    {
        if (own.GetValueOrDefault(Settings) is not { } file || Utf8.Decode(file, diagnostics) is not { } source
            || YamlReader.ReadMapping(source, .., diagnostics) is not { } map)
            return false;
        Schema.Check(map, diagnostics);
        return map.Text("whole") == "true";
    }

    private static ImmutableDictionary<string, InputFile> ByName(Folder folder) =>
        folder.Files.ToImmutableDictionary(folder.NameOf, StringComparer.Ordinal);
}
