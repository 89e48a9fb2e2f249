using System.Collections.Immutable;
using static Chronicle.Drawing.Font;

namespace Chronicle.Drawing;

/// <summary>Reads the outlines of a TrueType font's table <c>glyf</c>.</summary>
internal static class GlyphReader
{
    private const int OnCurve = 1, ShortX = 2, ShortY = 4, Repeated = 8, SameOrPositiveX = 16, SameOrPositiveY = 32;

    private const int WideArguments = 1, OneScale = 8, MoreParts = 32, TwoScales = 64, Matrix = 128;

    private readonly record struct Point(double X, double Y, bool IsOnCurve)
    {
        public Point HalfWayTo(Point other) => new((X + other.X) / 2, (Y + other.Y) / 2, true);
    }

    /// <summary>Adds the outline of a simple glyph, which has contours and no parts.</summary>
    public static void AddSimple(Outline outline, ReadOnlySpan<byte> data, Placement placement)
    {
        var contours = Int16(data, 0);
        var count = contours == 0 ? 0 : UInt16(data, 10 + 2 * (contours - 1)) + 1;
        var at = 10 + 2 * contours;
        at += 2 + UInt16(data, at);

        var flags = new byte[count];
        for (var i = 0; i < count;)
        {
            var flag = data[at++];
            var times = (flag & Repeated) != 0 ? 1 + data[at++] : 1;
            flags.AsSpan(i, times).Fill(flag);
            i += times;
        }
        var xs = Coordinates(data, flags, ref at, ShortX, SameOrPositiveX);
        var ys = Coordinates(data, flags, ref at, ShortY, SameOrPositiveY);

        var first = 0;
        for (var contour = 0; contour < contours; contour++)
        {
            var end = UInt16(data, 10 + 2 * contour) + 1;
            var points = new Point[end - first];
            for (var i = first; i < end; i++)
            {
                var (x, y) = placement.At(xs[i], ys[i]);
                points[i - first] = new(x, y, (flags[i] & OnCurve) != 0);
            }
            AddContour(outline, points);
            first = end;
        }
    }

    /// <summary>The parts of a composite glyph: the numbers of other glyphs, each with its placement.</summary>
    public static ImmutableArray<(int Glyph, Placement Placement)> Parts(ReadOnlySpan<byte> data)
    {
        var parts = ImmutableArray.CreateBuilder<(int, Placement)>();
        var (at, flags) = (10, MoreParts);
        while ((flags & MoreParts) != 0)
        {
            flags = UInt16(data, at);
            var glyph = UInt16(data, at + 2);
            var wide = (flags & WideArguments) != 0;
            var (x, y) = wide ? (Int16(data, at + 4), Int16(data, at + 6)) : ((sbyte)data[at + 4], (sbyte)data[at + 5]);
            at += wide ? 8 : 6;
            var (xx, xy, yx, yy) = (1.0, 0.0, 0.0, 1.0);
            if ((flags & OneScale) != 0)
                xx = yy = Scale(data, ref at);
            else if ((flags & TwoScales) != 0)
                (xx, yy) = (Scale(data, ref at), Scale(data, ref at));
            else if ((flags & Matrix) != 0)
                (xx, xy, yx, yy) = (Scale(data, ref at), Scale(data, ref at), Scale(data, ref at), Scale(data, ref at));
            parts.Add((glyph, new(xx, xy, yx, yy, x, y)));
        }
        return parts.ToImmutable();
    }

    private static double Scale(ReadOnlySpan<byte> data, ref int at)
    {
        at += 2;
        return Int16(data, at - 2) / 16384.0;
    }

    private static int[] Coordinates(ReadOnlySpan<byte> data, byte[] flags, ref int at, int isShort, int sameOrPositive)
    {
        var (coordinates, value) = (new int[flags.Length], 0);
        for (var i = 0; i < flags.Length; i++)
        {
            var marked = (flags[i] & sameOrPositive) != 0;
            if ((flags[i] & isShort) != 0)
                value += marked ? data[at++] : -data[at++];
            else if (!marked)
            {
                value += Int16(data, at);
                at += 2;
            }
            coordinates[i] = value;
        }
        return coordinates;
    }

    // If two consecutive points are control points, the curve goes through the middle between them. The font does not store this middle
    // point.
    private static void AddContour(Outline outline, Point[] points)
    {
        if (points.Length < 2)
            return;
        var start = points[0].IsOnCurve ? points[0] : points[^1].IsOnCurve ? points[^1] : points[0].HalfWayTo(points[^1]);
        outline.MoveTo(start.X, start.Y);
        for (var i = points[0].IsOnCurve ? 1 : 0; i < points.Length; i++)
        {
            var point = points[i];
            var next = i + 1 < points.Length ? points[i + 1] : start;
            if (point.IsOnCurve)
                outline.LineTo(point.X, point.Y);
            else if (next.IsOnCurve)
            {
                outline.CurveTo(point.X, point.Y, next.X, next.Y);
                i++;
            }
            else
            {
                var between = point.HalfWayTo(next);
                outline.CurveTo(point.X, point.Y, between.X, between.Y);
            }
        }
        outline.Close();
    }
}
