using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Render;

/// <summary>The named colours of the theme: the colours of <c>css/tokens.css</c>, replaced by the colours of <c>look</c>.</summary>
internal sealed partial record Palette(ImmutableArray<LookColour> Colours)
{
    /// <summary>The least contrast by WCAG 2.2, level AA: for text, and for the edges of controls.</summary>
    private const double TextContrast = 4.5, EdgeContrast = 3;

    private static readonly ImmutableArray<(string Fore, string Back, double Least)> Pairs =
    [
        .. new[] { "ink", "quiet", "accent", "good", "open" }.Select(fore => (fore, "paper", TextContrast)),
        .. new[] { "ink", "quiet", "accent" }.Select(fore => (fore, "tint", TextContrast)),
        ("edge", "paper", EdgeContrast),
    ];

    /// <summary>The names of the colours whose contrast is measured.</summary>
    public static ImmutableArray<string> Measured { get; } = [.. Pairs.SelectMany(pair => new[] { pair.Fore, pair.Back }).Distinct()];

    public static Palette None { get; } = new(ImmutableArray<LookColour>.Empty);

    /// <summary>Reads the colours that a style sheet declares as <c>--name: light-dark(#…, #…)</c>.</summary>
    public static Palette Read(SourceText styles) => new([.. Token().Matches(styles.Value).Select(match =>
        Rgb.TryParse(match.Groups["light"].Value, out var light) && Rgb.TryParse(match.Groups["dark"].Value, out var dark)
            ? new LookColour(new(match.Groups["name"].Value, styles.At(match.Index)), light, dark) : null).OfType<LookColour>()]);

    public Palette With(ImmutableArray<LookColour> changed) =>
        new([.. Colours.Where(colour => changed.All(other => other.Name.Value != colour.Name.Value)), .. changed]);

    public LookColour? Find(string name) => Colours.FirstOrDefault(colour => colour.Name.Value == name);

    /// <summary>Reports pairs of colours with too little contrast, at the location of the colour that the author chose.</summary>
    public void CheckContrast(Func<LookColour, bool> isChosen, DiagnosticBag diagnostics)
    {
        foreach (var (foreName, backName, least) in Pairs)
            if (Find(foreName) is { } fore && Find(backName) is { } back && (isChosen(fore) || isChosen(back)))
            {
                var at = isChosen(fore) ? fore.Name.At : back.Name.At;
                Check(fore.Light.ContrastTo(back.Light), "light");
                Check(fore.Dark.ContrastTo(back.Dark), "dark");

                void Check(double contrast, string scheme)
                {
                    if (contrast < least)
                        diagnostics.Add(Rules.LowContrast, at, string.Create(CultureInfo.InvariantCulture,
                            $"{foreName} on {backName} has a contrast of {Math.Floor(contrast * 100) / 100:0.0#} to 1 on {scheme} pages; "
                            + $"many people need {least:0.0#} to 1"));
                }
            }
    }

    [GeneratedRegex(@"--(?<name>[a-z]+):\s*light-dark\(\s*(?<light>#[0-9a-fA-F]{3,6})\s*,\s*(?<dark>#[0-9a-fA-F]{3,6})\s*\)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
