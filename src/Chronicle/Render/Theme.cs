using System.Collections.Immutable;
using System.Text;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Templates;

namespace Chronicle.Render;

/// <summary>
/// The look of the site: its templates, its words, its main style sheet, and its other published files, such as scripts and further style
/// sheets.
/// </summary>
internal sealed record Theme(TemplateEngine Templates, Words Words, ReadOnlyMemory<byte> Stylesheet, ImmutableArray<ThemeFile> Files,
    string Path)
{
    /// <summary>
    /// The parts of the style sheet, in the order of their cascade layers. The last part belongs to the chronicle. It is outside all
    /// layers, so its rules override the rules of the other parts.
    /// </summary>
    private static readonly ImmutableArray<string> Styles = ["tokens", "base", "layout", "components", "print", "own"];

    /// <summary>The style sheet that belongs to the chronicle.</summary>
    public const string OwnStyle = "css/own.css";

    /// <summary>The names of the values that all pages share: the view of the site, and the words of the theme.</summary>
    private static readonly ImmutableArray<string> Globals = ["site", "t"];

    public Palette Palette { get; init; } = Palette.None;

    public required ThemeLayers Layers { get; init; }

    /// <summary>The addresses in the chronicle's own style sheets and templates.</summary>
    public ImmutableArray<ThemeAddress> Addresses { get; init; } = [];

    /// <summary>The length of the part of the main style sheet that comes before the chronicle's own rules.</summary>
    public int LengthBeforeOwn { get; init; }

    /// <summary>A renderer for the pages of a site, for one thread.</summary>
    public TemplateEngine.Worker CreateWorker(SiteView site) =>
        Templates.CreateWorker(new Dictionary<string, object> { ["site"] = site, ["t"] = Words.All });

    /// <summary>
    /// The folders whose files are published. Scripts lose their comments, and text files get the same line ends on all systems.
    /// </summary>
    private static readonly ImmutableArray<string> Published = ["assets/", Scripts];

    private const string Scripts = "js/";

    private static readonly ImmutableArray<string> TextEndings =
        [".js", ".mjs", ".css", ".json", ".svg", ".txt", ".html", ".xml", ".webmanifest"];

    /// <summary>
    /// Reads the theme of a site. With a cache, an unchanged theme is not read again, and its templates are not compiled again. Words
    /// depend on the settings, so a change of the settings reads them again.
    /// </summary>
    public static PhaseResult<Theme> Read(InputFiles files, Settings? settings, ParseCache? cache = null)
    {
        ImmutableArray<InputFile> theme = [.. files.Theme.Files, .. files.BuiltIn.Folder.Files];
        ImmutableArray<InputFile> settingsFile = files.Input.Find(InputNames.Settings) is { } file ? [file] : [];
        var layers = cache?.Get("layers of the theme", theme, ReadTemplates) ?? ReadTemplates();
        return cache?.Get($"theme in {settings?.Language}, {settings?.Evidence is null}", [.. theme, .. settingsFile], ReadRest)
            ?? ReadRest();

        PhaseResult<LayersAndTemplates> ReadTemplates() => Theme.ReadTemplates(files);

        PhaseResult<Theme> ReadRest() => Theme.ReadRest(layers, settings);
    }

    /// <summary>The part of a theme that does not depend on the settings.</summary>
    private sealed record LayersAndTemplates(ThemeLayers Layers, TemplateEngine Templates);

    private static PhaseResult<LayersAndTemplates> ReadTemplates(InputFiles files)
    {
        var diagnostics = new DiagnosticBag();
        var layers = ThemeLayers.Join(files.Theme, files.BuiltIn, diagnostics);
        layers = ThemeCopies.Check(layers, files.BuiltIn, diagnostics);
        UnusedFiles.Check(layers, diagnostics);
        var set = TemplateSet.Parse(layers.Path, layers.Files
            .Where(file => file.Name.EndsWith(".html", StringComparison.Ordinal) && TemplateSet.IsTemplate(file.Name))
            .Select(file => new TemplateText(file.Name[..^".html".Length], file.File.Path, Utf8.Decode(file.File, diagnostics)?.Value)));
        foreach (var error in set.Errors)
            diagnostics.Add(error.Kind == TemplateError.Category.Unquoted ? Rules.UnquotedValue : Rules.BrokenTemplate,
                new(error.Path, error.Line, error.Column), error.Message);
        return diagnostics.With(new LayersAndTemplates(layers, new(
            set, Globals, (pattern, placeholder, value) => Words.FillPlaceholders(pattern, (placeholder, value)))));
    }

    private static PhaseResult<Theme> ReadRest(PhaseResult<LayersAndTemplates> read, Settings? settings)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(read.Diagnostics);
        var (layers, templates) = read.Value;
        var language = settings?.Language ?? ThemeLayers.English;
        var placeholders = new WordPlaceholders(layers, diagnostics);
        var words = ReadWords(layers, language, settings, placeholders, diagnostics);
        placeholders.CheckOverrides(settings, words);
        words = words.With(settings?.Words ?? [], language, diagnostics);
        placeholders.CheckTemplates(templates.Set, words);
        ImmutableArray<ThemeFile> published = [.. FurtherStyles(layers, diagnostics),
            .. layers.Files.SelectMany(file => Published.Where(part => file.Name.StartsWith(part, StringComparison.Ordinal))
                .Select(part => new ThemeFile(file.Name[part.Length..], part == Scripts && IsScript(file.Name)
                    ? Compact(file.File, ScriptCompactor.Compact, diagnostics) : Decoded(file.File, diagnostics))))];
        var (styles, ownAt) = ReadStyles(layers, diagnostics);
        var palette = layers.Find(UnmeasuredColours.Tokens) is { } file
            && ThemeLayers.Decode(file) is { } tokens ? Palette.Read(tokens) : Palette.None;
        UnmeasuredColours.Check(layers, palette, settings?.Look ?? Look.None, diagnostics);
        return diagnostics.With(new Theme(templates, words, styles, published, layers.Path)
        {
            Layers = layers,
            LengthBeforeOwn = ownAt,
            Addresses = [.. FindAddresses(layers, diagnostics)],
            Palette = palette,
        });
    }

    private static Words ReadWords(
        ThemeLayers layers, string language, Settings? settings, WordPlaceholders placeholders, DiagnosticBag diagnostics)
    {
        var wanted = $"{ThemeLayers.Words}{language}.yml";
        if (layers.FindAll(wanted) is { IsEmpty: false } files)
        {
            var model = language != ThemeLayers.English && layers.FindAll(ThemeLayers.EnglishWords) is { IsEmpty: false } english
                ? ThemeLayers.ReadEnglish(english) : null;
            var words = WordsReader.Read(files, language, settings, diagnostics, model,
                model ?? (layers.BuiltInEnglish is { } builtIn ? ThemeLayers.ReadEnglish(builtIn) : null));
            UnusedWords.Check(layers, wanted, words, diagnostics);
            placeholders.CheckFile(wanted, words);
            return words;
        }
        diagnostics.Add(Rules.MissingWord, SourceLocation.StartOf($"{layers.Path}/{wanted}"),
            $"the theme has no words for the language \"{language}\"; translate i18n/en.yml: "
                + $"`theme eject i18n/en.yml` writes it into the chronicle; call the translation i18n/{language}.yml");
        // Templates need words. The words of the first language in the folder replace the missing ones, so that the missing file is the
        // only error.
        return layers.Files.FirstOrDefault(file => ThemeLayers.IsWords(file.Name)) is { } other
            ? WordsReader.Read([other.File], language, settings, new DiagnosticBag()) : Words.None;
    }

    private static (byte[] Styles, int OwnAt) ReadStyles(ThemeLayers layers, DiagnosticBag diagnostics)
    {
        var css = new MemoryStream();
        var ownAt = 0;
        foreach (var style in Styles)
        {
            ownAt = (int)css.Length;
            if (layers.Find($"css/{style}.css") is { } file)
                css.Write(Compact(file, StyleSheetCompactor.Compact, diagnostics).Bytes.Span);
        }
        return (css.ToArray(), ownAt);
    }

    private static IEnumerable<ThemeAddress> FindAddresses(ThemeLayers layers, DiagnosticBag diagnostics)
    {
        foreach (var (name, file) in layers.Own.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var style = StyleOf(name);
            if (style is not null || TemplateSet.IsTemplate(name))
                foreach (var address in ThemeLayers.Decode(file) is not { } text ? []
                    : style is not null ? StyleSheetScanner.Read(text, Styles.IndexOf(style) > 0, diagnostics) : ThemeAddress.Find(text))
                    yield return address;
        }
    }

    // Style sheets that are not in the list of the theme are not joined into the common one. They are separate files, and only the layouts
    // that need them link to them.
    private static IEnumerable<ThemeFile> FurtherStyles(ThemeLayers layers, DiagnosticBag diagnostics) => layers.Files
        .Where(file => StyleOf(file.Name) is { } style && !Styles.Contains(style))
        .Select(file => new ThemeFile(file.Name["css/".Length..], Compact(file.File, StyleSheetCompactor.Compact, diagnostics)));

    /// <summary>The name of a style sheet, without its folder and extension; null for a file of a different kind.</summary>
    public static string? StyleOf(string name) =>
        name.StartsWith("css/", StringComparison.Ordinal) && name.EndsWith(".css", StringComparison.Ordinal)
            ? name["css/".Length..^".css".Length] : null;

    private static InputFile Compact(InputFile file, Func<SourceText, byte[]> compact, DiagnosticBag diagnostics) =>
        file with { Bytes = Utf8.Decode(file, diagnostics, mayBeEmpty: true) is { } source ? compact(source) : [] };

    private static bool IsScript(string name) => name.EndsWith(".js", StringComparison.Ordinal);

    // A text file is published without the byte order mark, and with the same line ends on all systems. A checkout on Windows can have
    // other line ends, and every page contains the hash of these files.
    private static InputFile Decoded(InputFile file, DiagnosticBag diagnostics) =>
        TextEndings.Contains(System.IO.Path.GetExtension(file.Path)) && Utf8.Decode(file, diagnostics, mayBeEmpty: true) is { } source
            ? file with
            {
                Bytes = file.Bytes.Span.Contains((byte)'\r') ? Encoding.UTF8.GetBytes(source.Value)
                    : Utf8.WithoutByteOrderMark(file.Bytes),
            }
            : file;
}

/// <summary>A file of the theme that is published below <c>/theme/</c> under this name.</summary>
internal sealed record ThemeFile(string Name, InputFile Content);
