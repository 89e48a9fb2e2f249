using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Scriban;
using Scriban.Parsing;
using Site.Domain;
using Site.Read;
using Site.Text;

namespace Site.Render;

/// <summary>The look of the site: parsed templates by name (<c>layouts/home</c>, <c>partials/date</c>), the names of those that cannot be parsed, its words, its one style sheet, its scripts and other files.</summary>
public sealed record Theme(FrozenDictionary<string, Template> Templates, FrozenSet<string> Broken, Words Words, ReadOnlyMemory<byte> Stylesheet, ImmutableArray<ThemeFile> Files, string Path)
{
    /// <summary>The style sheet's parts in the order of their cascade layers.</summary>
    private static readonly ImmutableArray<string> Styles = ["tokens", "base", "layout", "components", "print"];

    /// <summary>The folders whose files are published as they are.</summary>
    private static readonly ImmutableArray<string> Published = ["assets/", "js/"];

    /// <summary>The partials by their bare names, with their whole ones.</summary>
    public FrozenDictionary<string, string> Partials { get; } = Templates.Keys
        .Where(name => name.StartsWith("partials/", StringComparison.Ordinal))
        .ToFrozenDictionary(name => name["partials/".Length..], StringComparer.Ordinal);

    /// <summary>What each partial reads beside its values and what all pages share; partials that read nothing else are not in it.</summary>
    public FrozenDictionary<string, string> ForeignReads { get; } = PartialReads.Of(Templates);

    public static Passed<Theme> Read(Folder folder, Settings? settings, Memo? memo) =>
        memo is null ? Read(folder, settings) : memo.Get($"theme in {settings?.Language}", folder.Files, () => Read(folder, settings));

    public static Passed<Theme> Read(Folder folder, Settings? settings)
    {
        var found = new Findings();
        var templates = new Dictionary<string, Template>(StringComparer.Ordinal);
        var broken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in folder.Files)
            if (folder.NameOf(file) is var name && name.EndsWith(".html", StringComparison.Ordinal) && (name.StartsWith("layouts/", StringComparison.Ordinal) || name.StartsWith("partials/", StringComparison.Ordinal)))
            {
                if (Parse(file, found) is { } template)
                    templates.Add(name[..^".html".Length], template);
                else
                    broken.Add(name[..^".html".Length]);
            }
        var words = ReadWords(folder, settings?.Language ?? "en", found);
        ImmutableArray<ThemeFile> files = [.. FurtherStyles(folder), .. folder.Files.OrderBy(file => file.Path, StringComparer.Ordinal).SelectMany(file => Published
            .Where(part => folder.NameOf(file).StartsWith(part, StringComparison.Ordinal))
            .Select(part => new ThemeFile(folder.NameOf(file)[part.Length..], file)))];
        return found.With(new Theme(templates.ToFrozenDictionary(StringComparer.Ordinal), broken.ToFrozenSet(StringComparer.Ordinal), words, ReadStyles(folder), files, folder.Path));
    }

    private static Template? Parse(InputFile file, Findings found)
    {
        if (Utf8.Decode(file, found) is not { } source)
            return null;
        var template = Template.Parse(source.Value, file.Path);
        foreach (var message in template.Messages)
            if (message.Type == ParserMessageType.Error)
                found.Add(Rules.BrokenTemplate, At(file.Path, message.Span), Sentence(message.Message));
        return template.HasErrors ? null : template;
    }

    private static Words ReadWords(Folder folder, string language, Findings found)
    {
        var wanted = $"i18n/{language}.yml";
        if (folder.Files.FirstOrDefault(file => folder.NameOf(file) == wanted) is { } words)
            return Words.Read(words, found);
        found.Add(Rules.MissingWord, SourceLocation.StartOf($"{folder.Path}/{wanted}"), $"the theme has no words for the language \"{language}\"; copy i18n/en.yml and translate it");
        return Words.None;
    }

    private static ReadOnlyMemory<byte> ReadStyles(Folder folder)
    {
        var css = new MemoryStream();
        foreach (var style in Styles)
            if (folder.Files.FirstOrDefault(file => folder.NameOf(file) == $"css/{style}.css") is { } file)
                css.Write(StyleSheet.Compact(file));
        return css.ToArray();
    }

    // Style sheets beyond those that every page has: a layout that needs one names it.
    private static IEnumerable<ThemeFile> FurtherStyles(Folder folder) => folder.Files
        .Where(file => folder.NameOf(file) is var name && name.StartsWith("css/", StringComparison.Ordinal) && name.EndsWith(".css", StringComparison.Ordinal) && !Styles.Contains(name[4..^4]))
        .OrderBy(file => file.Path, StringComparer.Ordinal)
        .Select(file => new ThemeFile(folder.NameOf(file)["css/".Length..], file with { Bytes = StyleSheet.Compact(file) }));

    /// <summary>Scriban counts lines and columns from zero.</summary>
    public static SourceLocation At(string path, SourceSpan span) => new(path, span.Start.Line + 1, span.Start.Column + 1);

    public static string Sentence(string message)
    {
        message = message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return message.Length == 0 ? "unknown mistake" : char.ToLowerInvariant(message[0]) + message[1..];
    }
}

/// <summary>A file of the theme that is published as it is, below <c>/theme/</c> under this name.</summary>
public sealed record ThemeFile(string Name, InputFile Content);
