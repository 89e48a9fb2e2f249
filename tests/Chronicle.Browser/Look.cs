using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>The window in which a page is shown: width in CSS pixels, colour scheme, scripts on or off, a finger or a mouse.</summary>
public sealed record Look(int Width, ColorScheme Scheme = ColorScheme.Light, bool Scripts = true, bool Touch = false)
{
    public static readonly Look Wide = new(1280), Narrow = new(360), Narrowest = new(320), WithoutScripts = new(1280, Scripts: false);

    /// <summary>Wide and narrow, light and dark.</summary>
    public static readonly Look[] All = [Wide, Wide with { Scheme = ColorScheme.Dark }, Narrow, Narrow with { Scheme = ColorScheme.Dark }];
}
