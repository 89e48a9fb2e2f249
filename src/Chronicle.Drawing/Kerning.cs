using System.Collections.Immutable;
using System.Numerics;
using static Chronicle.Drawing.Font;

namespace Chronicle.Drawing;

/// <summary>Adjusts the distance between two neighbouring glyphs, with the pair adjustments in the table <c>GPOS</c> of a font.</summary>
internal sealed class Kerning
{
    private const int PairAdjustment = 2, ByPairs = 1, ByClasses = 2;

    private readonly ImmutableArray<ReadOnlyMemory<byte>> _tables;

    public Kerning(ReadOnlyMemory<byte> table)
    {
        var lookups = table[UInt16(table.Span, 8)..];
        var tables = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        for (var i = 0; i < UInt16(lookups.Span, 0); i++)
        {
            var lookup = lookups[UInt16(lookups.Span, 2 + 2 * i)..];
            for (var j = 0; UInt16(lookup.Span, 0) == PairAdjustment && j < UInt16(lookup.Span, 4); j++)
                tables.Add(lookup[UInt16(lookup.Span, 6 + 2 * j)..]);
        }
        _tables = tables.ToImmutable();
    }

    /// <summary>
    /// The change of the distance between two glyphs, in the units of the font. It comes from the first table that contains the pair; it is
    /// 0 if no table contains the pair.
    /// </summary>
    public int Between(int left, int right)
    {
        foreach (var table in _tables)
        {
            var data = table.Span;
            // In a kerning table, the only value of a pair is the change of the advance of the left glyph (format 4). Other tables are
            // skipped.
            if (UInt16(data, 4) != 4 || Covered(data[UInt16(data, 2)..], left) is not (>= 0 and var index))
                continue;
            var size = 2 + 2 * BitOperations.PopCount((uint)UInt16(data, 6));
            if (UInt16(data, 0) == ByPairs && FindPair(data[UInt16(data, 10 + 2 * index)..], right, size) is { } value)
                return value;
            if (UInt16(data, 0) == ByClasses)
            {
                var (leftClass, rightClass) = (ClassOf(data[UInt16(data, 8)..], left), ClassOf(data[UInt16(data, 10)..], right));
                return Int16(data, 16 + size * (UInt16(data, 14) * leftClass + rightClass));
            }
        }
        return 0;
    }

    private static int? FindPair(ReadOnlySpan<byte> set, int right, int size)
    {
        var entry = Find(set, 2, 2 + size, 0, right).Entry;
        return entry < 0 ? null : Int16(set, entry + 2);
    }

    /// <summary>The index of a glyph in a coverage table; -1 if the table does not contain it.</summary>
    private static int Covered(ReadOnlySpan<byte> coverage, int glyph)
    {
        var isList = UInt16(coverage, 0) == 1;
        var (first, entry) = isList ? Find(coverage, 4, 2, 0, glyph) : Find(coverage, 4, 6, 2, glyph);
        return entry < 0 ? -1 : isList ? (entry - 4) / 2 : UInt16(coverage, entry + 4) + glyph - first;
    }

    private static int ClassOf(ReadOnlySpan<byte> classes, int glyph)
    {
        if (UInt16(classes, 0) == 2)
            return Find(classes, 4, 6, 2, glyph) is { Entry: > 0 and var entry } ? UInt16(classes, entry + 4) : 0;
        var index = glyph - UInt16(classes, 2);
        return index >= 0 && index < UInt16(classes, 4) ? UInt16(classes, 6 + 2 * index) : 0;
    }

    /// <summary>
    /// Finds the entry of a sorted table whose range of glyphs contains this glyph. Returns the first glyph of the range and the offset of
    /// the entry, or the offset -1 if there is no such entry. The number of entries is stored before the entries.
    /// </summary>
    /// <param name="start">The offset of the first entry.</param>
    /// <param name="size">The number of bytes of an entry.</param>
    /// <param name="last">The offset of the last glyph of the range within an entry.</param>
    private static (int First, int Entry) Find(ReadOnlySpan<byte> table, int start, int size, int last, int glyph)
    {
        var (low, high) = (0, UInt16(table, start - 2) - 1);
        while (low <= high)
        {
            var entry = start + size * ((low + high) / 2);
            if (glyph < UInt16(table, entry))
                high = (low + high) / 2 - 1;
            else if (glyph > UInt16(table, entry + last))
                low = (low + high) / 2 + 1;
            else
                return (UInt16(table, entry), entry);
        }
        return (0, -1);
    }
}
