using Chronicle.Domain;

namespace Chronicle.Presentation;

/// <summary>The colours of card pictures, as <c>0xRRGGBB</c>. They are the colours of light pages.</summary>
/// <param name="HasMark">Whether the theme's mark is drawn. If the site has its own logo or icon, the card has no mark, because the
/// generator cannot draw a logo.</param>
internal sealed record CardColours(
    int Paper, int Text, int Quiet, int Good, int Open, int Thread, int Rule, int Accent, bool HasMark)
{
    public static CardColours Default { get; } = Create(_ => null, Look.None);

    /// <param name="find">Finds a colour of the theme by its name in <c>tokens.css</c>; null if the theme does not declare the
    /// colour.</param>
    /// <param name="look">The look of the site. If it has a logo or an icon, the mark is not drawn.</param>
    public static CardColours Create(Func<string, int?> find, Look look) => new(
        find("paper") ?? 0xfcfcfa, find("ink") ?? 0x1d1f22, find("quiet") ?? 0x565b61, find("good") ?? 0x1c6638, find("open") ?? 0x8a4f00,
        find("thread") ?? 0x9cb7d3, find("rule") ?? 0xd8d8d2, find("accent") ?? 0x14508c, look.Logo is null && look.Icon is null);
}
