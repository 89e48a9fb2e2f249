using System.Text;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;

namespace Chronicle.Render;

/// <summary>
/// Applies <c>look</c> of <c>site.yml</c> to the theme. The class adds rules to the style sheet, before the chronicle's own rules, and
/// replaces colours of the palette, from which the cards take their colours.
/// </summary>
internal static class LookStyles
{
    /// <summary>The generic names of typefaces. CSS allows no quotes around them.</summary>
    private static readonly string[] Generic = ["serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif",
        "ui-sans-serif", "ui-monospace", "ui-rounded", "math"];

    /// <summary>
    /// The colour of the line under a link, a paler form of the accent colour. The rule is added if the author replaces the accent colour
    /// but not this colour.
    /// </summary>
    private const string Thread = "--thread:color-mix(in srgb,var(--accent) 80%,var(--paper));";

    public static PhaseResult<Theme> Apply(Theme theme, Look look, Folder input)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var picture in new[] { look.Logo, look.Icon }.OfType<Located<string>>())
            CheckPicture(picture, input, diagnostics);
        var palette = theme.Palette.With(look.Colours);
        palette.CheckContrast(colour => look.Colours.Contains(colour) || colour.Name.At.Path.StartsWith(theme.Path + "/",
            StringComparison.Ordinal), diagnostics);
        var rules = Write(look);
        return diagnostics.With(rules.Length == 0 ? theme : theme with
        {
            Palette = palette,
            Stylesheet = (byte[])[.. theme.Stylesheet.Span[..theme.LengthBeforeOwn], .. Encoding.UTF8.GetBytes(rules),
                .. theme.Stylesheet.Span[theme.LengthBeforeOwn..]],
        });
    }

    private static void CheckPicture(Located<string> picture, Folder input, DiagnosticBag diagnostics)
    {
        var names = input.Files.Select(input.NameOf).Where(InputNames.IsAsset).ToArray();
        if (!names.Contains(picture.Value))
            diagnostics.Add(Rules.MissingLookFile, picture.At, hints =>
                $"there is no file {input.Path}/{picture.Value}; put the picture into {input.Path}/assets/ and write assets/NAME"
                + hints.Find(picture.Value, names));
    }

    private static string Write(Look look)
    {
        bool Has(string name) => look.Colours.Any(colour => colour.Name.Value == name);
        var tokens = string.Concat(
            look.Colours.Select(colour => $"--{colour.Name.Value}:light-dark({colour.Light},{colour.Dark});")
                .Concat(Has("accent") && !Has("thread") ? [Thread] : [])
                .Concat(look.Faces.Select(face => $"--{face.Name}:{string.Join(',', face.Families.Select(Quote))};")));
        return (tokens.Length == 0 ? "" : $"@layer tokens{{:root{{{tokens}}}}}")
            + (look.Logo is null ? "" : ".site-name::before{content:none}.site-name img{height:1.75rem;width:auto}");
    }

    private static string Quote(string family) => Generic.Contains(family) ? family : $"\"{family}\"";
}
