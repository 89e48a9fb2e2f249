using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Templates;
using Scriban;
using Scriban.Parsing;

namespace Chronicle.Render;

/// <summary>The look of the site: its templates, its words, its one style sheet, its scripts and other files.</summary>
internal sealed record Theme(TemplateSet Templates, Words Words, ReadOnlyMemory<byte> Stylesheet, ImmutableArray<ThemeFile> Files,
    string Path)
{
    /// <summary>The parts of the style sheet, in the order of their cascade layers.</summary>
    private static readonly ImmutableArray<string> Styles = ["tokens", "base", "layout", "components", "print"];

    /// <summary>The folders whose files are published unchanged.</summary>
    private static readonly ImmutableArray<string> Published = ["assets/", "js/"];

    private static readonly ImmutableArray<string> TextEndings =
        [".js", ".mjs", ".css", ".json", ".svg", ".txt", ".html", ".xml", ".webmanifest"];

    public static PhaseResult<Theme> Read(Folder folder, Settings? settings, ParseCache? cache) =>
        cache is null ? Read(folder, settings) : cache.Get($"theme in {settings?.Language}", folder.Files, () => Read(folder, settings));

    public static PhaseResult<Theme> Read(Folder folder, Settings? settings)
    {
        var diagnostics = new DiagnosticBag();
        var templates = ReadTemplates(folder, diagnostics);
        var words = ReadWords(folder, settings?.Language ?? "en", diagnostics);
        ImmutableArray<ThemeFile> files = [.. FurtherStyles(folder, diagnostics),
            .. folder.Files.OrderBy(file => file.Path, StringComparer.Ordinal)
            .SelectMany(file => Published
            .Where(part => folder.NameOf(file).StartsWith(part, StringComparison.Ordinal))
            .Select(part => new ThemeFile(folder.NameOf(file)[part.Length..], Decoded(file, diagnostics))))];
        return diagnostics.With(new Theme(templates, words, ReadStyles(folder, diagnostics), files, folder.Path));
    }

    private static TemplateSet ReadTemplates(Folder folder, DiagnosticBag diagnostics)
    {
        var texts = folder.Files
            .Where(file => folder.NameOf(file).EndsWith(".html", StringComparison.Ordinal) && TemplateSet.IsTemplate(folder.NameOf(file)))
            .Select(file => KeyValuePair.Create(folder.NameOf(file)[..^".html".Length], Utf8.Decode(file, diagnostics)?.Value));
        var templates = TemplateSet.Parse(folder.Path, texts);
        foreach (var error in templates.Errors)
            diagnostics.Add(Rules.BrokenTemplate, new(error.Path, error.Line, error.Column), error.Message);
        return templates;
    }

    private static Words ReadWords(Folder folder, string language, DiagnosticBag diagnostics)
    {
        var wanted = $"i18n/{language}.yml";
        if (folder.Files.FirstOrDefault(file => folder.NameOf(file) == wanted) is { } words)
            return Words.Read(words, diagnostics);
        diagnostics.Add(Rules.MissingWord, SourceLocation.StartOf($"{folder.Path}/{wanted}"),
            $"the theme has no words for the language \"{language}\"; copy i18n/en.yml and translate it");
        // Templates need words. With the words of the folder's first language the missing file is the only error.
        return folder.Files.FirstOrDefault(file => folder.NameOf(file).StartsWith("i18n/", StringComparison.Ordinal)) is { } other
            ? Words.Read(other, new DiagnosticBag()) : Words.None;
    }

    private static ReadOnlyMemory<byte> ReadStyles(Folder folder, DiagnosticBag diagnostics)
    {
        var css = new MemoryStream();
        foreach (var style in Styles)
            if (folder.Files.FirstOrDefault(file => folder.NameOf(file) == $"css/{style}.css") is { } file)
                css.Write(Compact(file, diagnostics));
        return css.ToArray();
    }

    // Style sheets that single layouts name.
    private static IEnumerable<ThemeFile> FurtherStyles(Folder folder, DiagnosticBag diagnostics) => folder.Files
        .Where(file => folder.NameOf(file) is var name && name.StartsWith("css/", StringComparison.Ordinal)
            && name.EndsWith(".css", StringComparison.Ordinal) && !Styles.Contains(name[4..^4]))
        .OrderBy(file => file.Path, StringComparer.Ordinal)
        .Select(file => new ThemeFile(folder.NameOf(file)["css/".Length..], file with { Bytes = Compact(file, diagnostics) }));

    private static byte[] Compact(InputFile file, DiagnosticBag diagnostics) =>
        Utf8.Decode(file, diagnostics, mayBeEmpty: true) is { } source ? StyleSheet.Compact(source) : [];

    // A file of text is published as it is, without the byte order mark, and with the line ends that all systems write: a checkout on
    // Windows can have others, and every page has the hash of these files.
    private static InputFile Decoded(InputFile file, DiagnosticBag diagnostics) =>
        TextEndings.Contains(System.IO.Path.GetExtension(file.Path)) && Utf8.Decode(file, diagnostics, mayBeEmpty: true) is { } source
            ? file with { Bytes = file.Bytes.Span.Contains((byte)'\r') ? Encoding.UTF8.GetBytes(source.Value)
                : Utf8.WithoutMark(file.Bytes) }
            : file;
}

/// <summary>A file of the theme that is published unchanged, below <c>/theme/</c> under this name.</summary>
internal sealed record ThemeFile(string Name, InputFile Content);
