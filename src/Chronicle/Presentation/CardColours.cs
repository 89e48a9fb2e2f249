using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Presentation;

/// <summary>The colours of card pictures, as <c>0xRRGGBB</c>. They are the colours of light pages.</summary>
/// <param name="HasMark">Whether the theme's mark is drawn. If the site has its own logo or icon, the card has no mark, because the
/// generator cannot draw a logo.</param>
internal sealed record CardColours(
    int Paper, int Text, int Quiet, int Good, int Open, int Thread, int Rule, int Accent, bool HasMark)
{
    public static CardColours Default { get; } = Create(_ => null, Look.None);

    /// <param name="find">Finds a colour of the theme by its name in <c>tokens.css</c>; null if the theme does not declare the colour. Then
    /// the colour of the default theme is used.</param>
    /// <param name="look">The look of the site. If it has a logo or an icon, the mark is not drawn.</param>
    public static CardColours Create(Func<string, int?> find, Look look) => new(
        find("paper") ?? ValueOf(LightColours.Paper), find("ink") ?? ValueOf(LightColours.Ink),
        find("quiet") ?? ValueOf(LightColours.Quiet), find("good") ?? ValueOf(LightColours.Good),
        find("open") ?? ValueOf(LightColours.Open), find("thread") ?? ValueOf(LightColours.Thread),
        find("rule") ?? ValueOf(LightColours.Rule), find("accent") ?? ValueOf(LightColours.Accent),
        look.Logo is null && look.Icon is null);

    private static int ValueOf(string colour) => Rgb.TryParse(colour, out var rgb) ? rgb.Value : throw new ArgumentException(colour);
}
