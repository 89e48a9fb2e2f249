using System.Text.RegularExpressions;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Render;

/// <summary>
/// Finds colours in the chronicle's own style sheets whose contrast is not measured: colours that are not written as <c>light-dark()</c>
/// with two hexadecimal values, missing colours, and colours outside <c>tokens.css</c>.
/// </summary>
internal static partial class UnmeasuredColours
{
    public const string Tokens = "css/tokens.css";

    public static void Check(ThemeLayers layers, Palette palette, Look look, DiagnosticBag diagnostics)
    {
        // A theme that uses no built-in files may name its colours as it wants.
        if (layers.BuiltIn.IsEmpty)
            return;
        if (Read(layers, Theme.OwnStyle) is { } rules)
            foreach (var declaration in Roots().Matches(rules.Value).SelectMany(root => root.Groups["name"].Captures)
                .Where(name => Palette.Measured.Contains(name.Value)))
                diagnostics.Add(Rules.UnmeasuredColour, rules.At(declaration.Index), $"nothing measures the colour \"{declaration.Value}\" "
                    + "here, and the cards do not have it; write it below \"colours\" of \"look\" in site.yml");
        var shown = palette.With(look.Colours);
        if (Read(layers, Tokens) is { } tokens)
            foreach (var name in Palette.Measured.Where(name => shown.Find(name) is null))
                if (tokens.Value.IndexOf($"--{name}:", StringComparison.Ordinal) is >= 0 and var at)
                    diagnostics.Add(Rules.UnmeasuredColour, tokens.At(at),
                        $"nothing measures the colour \"{name}\" in this form; write light-dark(#112233, #ddeeff)");
                else
                    diagnostics.Add(Rules.UnmeasuredColour, SourceLocation.StartOf(tokens.Path),
                        $"the colour \"{name}\" is missing; write --{name}: light-dark(#112233, #ddeeff)");
    }

    private static SourceText? Read(ThemeLayers layers, string name) =>
        layers.Own.TryGetValue(name, out var file) ? ThemeLayers.Decode(file) : null;

    [GeneratedRegex(@"(?::root|\bhtml)\b[^{}]{0,200}\{(?:[^{}]*?--(?<name>[a-z]+)\s*:)*", RegexOptions.CultureInvariant)]
    private static partial Regex Roots();
}
