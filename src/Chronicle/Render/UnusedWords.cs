using System.Text.RegularExpressions;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Render;

/// <summary>
/// Finds words that only the chronicle's own file of words has, and that none of its templates uses. The usual reason is a misspelt key.
/// Without this check, such a key would have no effect and no message.
/// </summary>
internal static partial class UnusedWords
{
    public static void Check(ThemeLayers layers, string name, Words words, DiagnosticBag diagnostics)
    {
        // A theme that uses no built-in files may contain any words.
        if (!layers.Own.ContainsKey(name) || layers.BuiltIn.IsEmpty
            || (layers.BuiltIn.GetValueOrDefault(name) ?? layers.BuiltInEnglish) is not { } builtIn)
            return;
        var known = ThemeLayers.ReadEnglish(builtIn).Keys.Select(key => key.Value).ToHashSet(StringComparer.Ordinal);
        var own = words.Keys.Where(key => !known.Contains(key.Value)).ToArray();
        if (own.Length == 0)
            return;
        var asked = layers.OwnTemplates.SelectMany(text => Asked().Matches(text)).Select(match => match.Groups["key"].Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (key, at) in own.Where(word => !asked.Contains(word.Value)))
            diagnostics.Add(Rules.UnusedPart, at, (NameHints hints) =>
                $"nothing uses the word \"{key}\"" + hints.Find(key, known));
    }

    [GeneratedRegex(@"\bt\.(?<key>\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();
}
