using System.Buffers.Binary;
using System.Text;

namespace Chronicle.Drawing;

/// <summary>
/// One weight of Inter, a TrueType font (ISO/IEC 14496-22) with Latin, Greek and Cyrillic letters. This class measures text, and adds the
/// outlines of text to a drawing. It puts the glyphs side by side from left to right, so it cannot draw scripts such as Arabic. It does
/// not validate the font file, because the file is a part of the program.
/// </summary>
public sealed class Font
{
    private readonly ReadOnlyMemory<byte> _glyphs;
    private readonly ReadOnlyMemory<byte> _locations;
    private readonly ReadOnlyMemory<byte> _widths;
    private readonly ReadOnlyMemory<byte> _groups;
    private readonly Kerning _kerning;
    private readonly int _widthCount;
    private readonly bool _longLocations;
    private readonly double _unitsPerEm;

    internal Font(ReadOnlyMemory<byte> file)
    {
        var head = Table(file, "head").Span;
        _unitsPerEm = UInt16(head, 18);
        _longLocations = UInt16(head, 50) == 1;
        _widthCount = UInt16(Table(file, "hhea").Span, 34);
        (_glyphs, _locations, _widths) = (Table(file, "glyf"), Table(file, "loca"), Table(file, "hmtx"));
        _kerning = new(Table(file, "GPOS"));
        _groups = Groups(Table(file, "cmap"));
    }

    public static Font Regular => Inter.Regular;

    public static Font Medium => Inter.Medium;

    public static Font SemiBold => Inter.SemiBold;

    /// <summary>Whether the font has a glyph for every character of the text.</summary>
    public bool CanShow(string text)
    {
        foreach (var character in text.EnumerateRunes())
            if (GlyphOf(character) == 0)
                return false;
        return true;
    }

    /// <summary>The width of a line of text in pixels, at a size in pixels.</summary>
    public double Measure(string text, double size) => Walk(text, size, null, 0, 0);

    /// <summary>Creates an object that measures texts and caches the width of each text. Only one thread may use it.</summary>
    public Ruler CreateRuler() => new(text => (int)Walk(text, _unitsPerEm, null, 0, 0), _unitsPerEm);

    /// <summary>Adds the outlines of a line of text, from its left end on its baseline.</summary>
    public void AddText(Outline outline, string text, double size, double x, double baseline) => Walk(text, size, outline, x, baseline);

    private double Walk(string text, double size, Outline? outline, double x, double baseline)
    {
        var (scale, advance, before) = (size / _unitsPerEm, 0, 0);
        foreach (var character in text.EnumerateRunes())
        {
            var glyph = GlyphOf(character);
            advance += before == 0 ? 0 : _kerning.Between(before, glyph);
            if (outline is not null)
                AddGlyph(outline, glyph, new(scale, 0, 0, -scale, x + advance * scale, baseline));
            advance += UInt16(_widths.Span, 4 * Math.Min(glyph, _widthCount - 1));
            before = glyph;
        }
        return advance * scale;
    }

    private int GlyphOf(Rune character)
    {
        var groups = _groups.Span;
        var (low, high) = (0, groups.Length / 12 - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var group = groups[(12 * middle)..];
            if (character.Value < Int32(group, 0))
                high = middle - 1;
            else if (character.Value > Int32(group, 4))
                low = middle + 1;
            else
                return Int32(group, 8) + character.Value - Int32(group, 0);
        }
        return 0;
    }

    private void AddGlyph(Outline outline, int glyph, Placement placement)
    {
        var (from, to) = (Location(glyph), Location(glyph + 1));
        if (from == to)
            return;
        var data = _glyphs.Span[from..to];
        if (Int16(data, 0) >= 0)
            GlyphReader.AddSimple(outline, data, placement);
        else
            foreach (var part in GlyphReader.Parts(data))
                AddGlyph(outline, part.Glyph, placement.Combine(part.Placement));
    }

    private int Location(int glyph) => _longLocations ? Int32(_locations.Span, 4 * glyph) : 2 * UInt16(_locations.Span, 2 * glyph);

    // Finds the character map in format 12, which maps groups of consecutive characters to glyphs. The font files of this assembly have it.
    private static ReadOnlyMemory<byte> Groups(ReadOnlyMemory<byte> table)
    {
        for (var i = 0; i < UInt16(table.Span, 2); i++)
        {
            var groups = table[Int32(table.Span, 8 + 8 * i)..];
            if (UInt16(groups.Span, 0) == 12)
                return groups.Slice(16, 12 * Int32(groups.Span, 12));
        }
        throw new InvalidOperationException("the font has no table of characters that is understood");
    }

    private static ReadOnlyMemory<byte> Table(ReadOnlyMemory<byte> file, string tag)
    {
        for (var entry = 12; entry < 12 + 16 * UInt16(file.Span, 4); entry += 16)
            if (Encoding.ASCII.GetString(file.Span.Slice(entry, 4)) == tag)
                return file.Slice(Int32(file.Span, entry + 8), Int32(file.Span, entry + 12));
        throw new InvalidOperationException($"the font has no table {tag}");
    }

    internal static int UInt16(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadUInt16BigEndian(table[at..]);

    internal static int Int16(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadInt16BigEndian(table[at..]);

    internal static int Int32(ReadOnlySpan<byte> table, int at) => BinaryPrimitives.ReadInt32BigEndian(table[at..]);
}

/// <summary>An affine transformation of the points of a glyph: a matrix of two by two, then a translation.</summary>
internal readonly record struct Placement(double XX, double XY, double YX, double YY, double X, double Y)
{
    public (double X, double Y) At(double x, double y) => (XX * x + YX * y + X, XY * x + YY * y + Y);

    /// <summary>
    /// Returns the transformation of a part of a composite glyph. The transformation of the part is applied first, then this transformation
    /// of the glyph.
    /// </summary>
    public Placement Combine(Placement part)
    {
        var (x, y) = At(part.X, part.Y);
        return new(XX * part.XX + YX * part.XY, XY * part.XX + YY * part.XY,
            XX * part.YX + YX * part.YY, XY * part.YX + YY * part.YY, x, y);
    }
}
