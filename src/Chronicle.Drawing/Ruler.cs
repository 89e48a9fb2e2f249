namespace Chronicle.Drawing;

/// <summary>
/// Measures texts in one font, and remembers the width of each text. A caller that breaks a text into lines tries many sizes and widths,
/// but each piece of the text is measured only once.
/// </summary>
public sealed class Ruler
{
    private readonly Dictionary<string, int> _units = new(StringComparer.Ordinal);
    private readonly Func<string, int> _measure;
    private readonly double _unitsPerEm;

    internal Ruler(Func<string, int> measure, double unitsPerEm) => (_measure, _unitsPerEm) = (measure, unitsPerEm);

    /// <summary>
    /// The width of a line of text in pixels, at a size in pixels. It is equal to the result of <see cref="Font.Measure"/>.
    /// </summary>
    public double Measure(string text, double size)
    {
        if (!_units.TryGetValue(text, out var units))
            _units.Add(text, units = _measure(text));
        return units * (size / _unitsPerEm);
    }
}
