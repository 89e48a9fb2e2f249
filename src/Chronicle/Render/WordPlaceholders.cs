using System.Text.RegularExpressions;
using Chronicle.Domain;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Templates;

namespace Chronicle.Render;

/// <summary>
/// Finds placeholders that nothing fills in the words of a chronicle: in its own files of words, and in <c>words</c> of <c>site.yml</c>. A
/// word may contain the placeholders of the word that it replaces or translates, and the placeholders that the chronicle's own templates
/// fill. Also finds words without the placeholder of their number, and placeholders that templates fill but no word contains.
/// </summary>
internal sealed partial class WordPlaceholders(ThemeLayers layers, DiagnosticBag diagnostics)
{
    private readonly Lazy<HashSet<string>> _filledByOwn = new(() => [.. layers.OwnTemplates.SelectMany(text => Filling().Matches(text))
        .SelectMany(filling => filling.Groups["name"].Captures.Select(name => name.Value))]);

    /// <summary>Checks the words of the chronicle's own file against the built-in words.</summary>
    public void CheckFile(string name, Words words)
    {
        if (!layers.Own.ContainsKey(name) || layers.BuiltIn.GetValueOrDefault(ThemeLayers.EnglishWords) is not { } builtIn)
            return;
        var known = ThemeLayers.ReadEnglish(builtIn);
        foreach (var (key, at) in words.Keys.Where(key => known.All.ContainsKey(key.Value)))
            Check(key, at, words.All.GetValueOrDefault(key, ""), known.All[key]);
    }

    /// <summary>Checks the words of <c>site.yml</c> against the words that they replace.</summary>
    public void CheckOverrides(Settings? settings, Words words)
    {
        foreach (var (key, forms) in settings?.Words ?? [])
            if (words.All.TryGetValue(key.Value, out var replaced))
                Check(key.Value, key.At, CountedWord.Create(settings!.Language, forms), replaced);
    }

    /// <summary>Checks the placeholders that the chronicle's own templates fill against the words.</summary>
    public void CheckTemplates(TemplateSet templates, Words words)
    {
        FilledWord[] filled = [.. templates.FindFilledWords("t", name => layers.Own.ContainsKey(name + ".html"))];
        if (filled.Length == 0)
            return;
        // A word of the site may leave out a placeholder of the English words.
        Words[] all = [words, .. layers.FindAll(ThemeLayers.EnglishWords).Select(file => ThemeLayers.ReadEnglish(file))];
        foreach (var (path, line, column, key, placeholder) in filled.Where(use => words.All.ContainsKey(use.Word)))
        {
            string[] known = [.. all.SelectMany(one => TextPlaceholders.Of(one.TextsOf(key))).Distinct()];
            if (!known.Contains(placeholder))
                diagnostics.Add(Rules.FailedTemplate, new(path, line, column), hints => $"the word \"{key}\" has no {{{placeholder}}}; "
                    + (known.Length == 0 ? "it has no placeholders"
                        : $"it has {TextPlaceholders.Join(known)}{hints.Find(placeholder, known)}"));
        }
    }

    private void Check(string key, SourceLocation at, object word, object replaced)
    {
        string[] known = [.. TextPlaceholders.Of(CountedWord.TextsOf(replaced))];
        if (replaced is CountedWord && TextPlaceholders.Of(CountedWord.OtherOf(replaced))
            .Except(TextPlaceholders.Of(CountedWord.OtherOf(word))).ToArray() is [_, ..] lost)
            diagnostics.Add(Rules.UnfilledPlaceholder, at,
                $"the word \"{key}\" does not contain {TextPlaceholders.Join(lost)}, so pages do not show the number");
        foreach (var name in TextPlaceholders.Of(CountedWord.TextsOf(word))
            .Where(name => !known.Contains(name) && !_filledByOwn.Value.Contains(name)))
            diagnostics.Add(Rules.UnfilledPlaceholder, at, hints => $"nothing fills {{{name}}} in the word \"{key}\"; "
                + (known.Length == 0 ? "this word has no placeholders"
                    : $"it may contain {TextPlaceholders.Join(known)}{hints.Find(name, known)}"));
    }

    [GeneratedRegex("""\bfill\b(?:[^"}]*"(?<name>[^"]*)")+""", RegexOptions.CultureInvariant)]
    private static partial Regex Filling();
}
