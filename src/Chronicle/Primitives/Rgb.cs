using System.Globalization;

namespace Chronicle.Primitives;

/// <summary>An opaque colour, written as in style sheets, with # and three or six digits.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public int Value => Red << 16 | Green << 8 | Blue;

    public static bool TryParse(string text, out Rgb colour)
    {
        colour = default;
        if (text is not ['#', ..] || text.Length is not (4 or 7)
            || !int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        colour = text.Length == 7 ? new((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : new Rgb((byte)(value >> 8 & 15), (byte)(value >> 4 & 15), (byte)(value & 15)).Doubled();
        return true;
    }

    /// <summary>The contrast of two colours by WCAG 2.2: from 1 to 21.</summary>
    public double ContrastTo(Rgb other)
    {
        var (one, two) = (Luminance(), other.Luminance());
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private Rgb Doubled() => new((byte)(Red * 17), (byte)(Green * 17), (byte)(Blue * 17));

    private double Luminance() => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private static double Linear(byte channel) =>
        channel / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
}
