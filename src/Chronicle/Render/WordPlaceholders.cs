using System.Text.RegularExpressions;
using Chronicle.Domain;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Read;

namespace Chronicle.Render;

/// <summary>
/// Finds placeholders that nothing fills in the words of a chronicle: in its own files of words, and in <c>words</c> of <c>site.yml</c>. A
/// word has the placeholders of the word that it replaces or translates, and those that the chronicle's own templates fill.
/// </summary>
internal sealed partial class WordPlaceholders(ThemeLayers layers, DiagnosticBag diagnostics)
{
    private readonly Lazy<HashSet<string>> _filledByOwn = new(() => [.. layers.Own
        .Where(entry => entry.Key.EndsWith(".html", StringComparison.Ordinal))
        .SelectMany(entry => Filling().Matches(Utf8.Decode(entry.Value, new DiagnosticBag(), mayBeEmpty: true)?.Value ?? ""))
        .SelectMany(filling => filling.Groups["name"].Captures.Select(name => name.Value))]);

    /// <summary>Checks the words of the chronicle's own file against the built-in words.</summary>
    public void CheckFile(string name, Words words, string model)
    {
        if (!layers.Own.ContainsKey(name) || layers.BuiltIn.GetValueOrDefault(model) is not { } builtIn)
            return;
        var known = WordsReader.Read([builtIn], "en", settings: null, new DiagnosticBag());
        foreach (var (key, at) in words.Places.Where(place => known.All.ContainsKey(place.Value)))
            Check(key, at, words[key], known[key]);
    }

    /// <summary>Checks the words of <c>site.yml</c> against the words that they replace.</summary>
    public void CheckOverrides(Settings? settings, Words words)
    {
        foreach (var (key, forms) in settings?.Words ?? [])
            if (words.All.ContainsKey(key.Value))
                Check(key.Value, key.At, string.Concat(forms.Select(form => form.Text)), words[key.Value]);
    }

    private void Check(string key, SourceLocation at, string text, string replaced)
    {
        string[] known = [.. TextPlaceholders.Of(replaced)];
        foreach (var name in TextPlaceholders.Of(text).Where(name => !known.Contains(name) && !_filledByOwn.Value.Contains(name)))
            diagnostics.Add(Rules.UnfilledPlaceholder, at, hints => $"nothing fills {{{name}}} in the word \"{key}\"; "
                + (known.Length == 0 ? "this word has no placeholders"
                    : $"it may contain {TextPlaceholders.Join(known)}{hints.Find(name, known)}"));
    }

    [GeneratedRegex("""\bfill\b(?:[^"}]*"(?<name>[^"]*)")+""", RegexOptions.CultureInvariant)]
    private static partial Regex Filling();
}
