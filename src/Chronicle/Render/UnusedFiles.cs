using System.Collections.Immutable;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Render;

/// <summary>
/// Finds layouts, partials, scripts and style sheets that only the chronicle's own theme has, and that nothing uses. The usual reason is a
/// misspelt name. Without this check, such a file would have no effect and no message.
/// </summary>
internal static class UnusedFiles
{
    private const string Layouts = "layouts/", Partials = "partials/";

    private static readonly ImmutableArray<string> Endings = [".html", ".css", ".js"];

    /// <summary>Checks all files but layouts, whose use depends on the pages of the site.</summary>
    public static void Check(ThemeLayers layers, DiagnosticBag diagnostics)
    {
        string[] candidates = [.. Added(layers).Where(name => !name.StartsWith(Layouts, StringComparison.Ordinal))];
        if (candidates.Length == 0)
            return;
        var texts = layers.Files.Where(file => Endings.Any(ending => file.Name.EndsWith(ending, StringComparison.Ordinal)))
            .Select(file => (file.Name, Text: ThemeLayers.Decode(file.File)?.Value ?? "")).ToArray();
        foreach (var name in candidates)
            if (MentionOf(name) is not { } mention
                || !texts.Any(file => file.Name != name && file.Text.Contains(mention, StringComparison.Ordinal)))
                Report(layers, name, diagnostics);
    }

    /// <summary>Checks the layouts, of which each page has one.</summary>
    public static void CheckLayouts(ThemeLayers layers, ImmutableArray<Document> documents, DiagnosticBag diagnostics)
    {
        var used = documents.OfType<Document.Page>().Select(page => $"{Layouts}{page.Layout}.html").ToHashSet(StringComparer.Ordinal);
        foreach (var name in Added(layers).Where(name => name.StartsWith(Layouts, StringComparison.Ordinal) && !used.Contains(name)))
            Report(layers, name, diagnostics);
    }

    // A theme that uses no built-in files may contain any files.
    private static IEnumerable<string> Added(ThemeLayers layers) => layers.BuiltIn.IsEmpty ? [] : layers.Own.Keys
        .Where(name => Endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)) && !layers.BuiltIn.ContainsKey(name)
            && !name.StartsWith("assets/", StringComparison.Ordinal) && name != Theme.OwnStyle)
        .Order(StringComparer.Ordinal);

    // The text by which another file names this file; null if the file is in a folder without an effect.
    private static string? MentionOf(string name) =>
        name.StartsWith(Partials, StringComparison.Ordinal) ? $"\"{name[Partials.Length..name.LastIndexOf('.')]}\""
        : name.StartsWith("css/", StringComparison.Ordinal) || name.StartsWith("js/", StringComparison.Ordinal)
            ? name[(name.LastIndexOf('/') + 1)..] : null;

    private static void Report(ThemeLayers layers, string name, DiagnosticBag diagnostics) => diagnostics.Add(Rules.UnusedPart,
        SourceLocation.StartOf(layers.Own[name].Path),
        hints => $"nothing uses this file of the theme{hints.Find(name, layers.BuiltIn.Keys)}");
}
