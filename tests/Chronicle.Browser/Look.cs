using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>The window of a page: width in CSS pixels, colour scheme, scripts on or off, touch or mouse.</summary>
public sealed record Look(int Width, ColorScheme Scheme = ColorScheme.Light, bool Scripts = true, bool Touch = false)
{
    public static readonly Look Wide = new(1280), Narrow = new(360), WithoutScripts = new(1280, Scripts: false),
        Dark = new(1280, ColorScheme.Dark);
}
