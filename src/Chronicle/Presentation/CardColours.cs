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
    public static CardColours Create(Func<string, int?> find, Look look)
    {
        return new(
            Find("paper", LightColours.Paper), Find("ink", LightColours.Ink), Find("quiet", LightColours.Quiet),
            Find("good", LightColours.Good), Find("open", LightColours.Open), Find("thread", LightColours.Thread),
            Find("rule", LightColours.Rule), Find("accent", LightColours.Accent), look.Logo is null && look.Icon is null);

        int Find(string name, string usual) =>
            find(name) ?? (Rgb.TryParse(usual, out var rgb) ? rgb.Value : throw new ArgumentException(usual));
    }
}
