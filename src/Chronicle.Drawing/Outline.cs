using System.Runtime.InteropServices;

namespace Chronicle.Drawing;

/// <summary>A straight piece of an outline, in pixels.</summary>
internal readonly record struct Edge(double X0, double Y0, double X1, double Y1);

/// <summary>
/// Closed outlines of straight edges, in pixels from the top left. Of mathematical functions, the code uses only the four basic operations
/// and the square root, because their results have the same bits on every machine.
/// </summary>
public sealed class Outline
{
    private readonly List<Edge> _edges = [];
    private (double X, double Y) _start;
    private (double X, double Y) _at;

    internal ReadOnlySpan<Edge> Edges => CollectionsMarshal.AsSpan(_edges);

    public void MoveTo(double x, double y) => _start = _at = (x, y);

    public void LineTo(double x, double y)
    {
        _edges.Add(new(_at.X, _at.Y, x, y));
        _at = (x, y);
    }

    /// <summary>Adds a quadratic curve as straight pieces. The error is less than a twentieth of a pixel.</summary>
    public void CurveTo(double controlX, double controlY, double x, double y)
    {
        var (from, bend) = (_at, Math.Abs(_at.X - 2 * controlX + x) + Math.Abs(_at.Y - 2 * controlY + y));
        var pieces = 1 + (int)Math.Sqrt(bend * 5);
        for (var i = 1; i < pieces; i++)
        {
            var t = (double)i / pieces;
            var (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t);
            LineTo(a * from.X + b * controlX + c * x, a * from.Y + b * controlY + c * y);
        }
        LineTo(x, y);
    }

    public void Close()
    {
        if (_at != _start)
            LineTo(_start.X, _start.Y);
    }

    public Outline Rectangle(double left, double top, double width, double height) =>
        Polygon((left, top), (left + width, top), (left + width, top + height), (left, top + height));

    /// <summary>Adds a rectangle. Each corner is one quadratic curve, which is close to a quarter of a circle.</summary>
    public Outline RoundedRectangle(double left, double top, double width, double height, double radius)
    {
        var (right, bottom) = (left + width, top + height);
        MoveTo(left + radius, top);
        LineTo(right - radius, top);
        CurveTo(right, top, right, top + radius);
        LineTo(right, bottom - radius);
        CurveTo(right, bottom, right - radius, bottom);
        LineTo(left + radius, bottom);
        CurveTo(left, bottom, left, bottom - radius);
        LineTo(left, top + radius);
        CurveTo(left, top, left + radius, top);
        return this;
    }

    public Outline Polygon(params ReadOnlySpan<(double X, double Y)> corners)
    {
        MoveTo(corners[0].X, corners[0].Y);
        foreach (var (x, y) in corners[1..])
            LineTo(x, y);
        Close();
        return this;
    }

    /// <summary>
    /// Adds a circle of sixteen curves. A hole has the opposite direction, so that it removes its area from the outline around it.
    /// </summary>
    public Outline Disc(double x, double y, double radius, bool hole = false)
    {
        // The cosine and sine of 22.5 degrees, the angle between two points of the circle. Between two points, the curve has a control
        // point. `reach` is its distance from the centre of a circle with the radius 1.
        const int count = 16;
        var (cosine, sine) = (0.92387953251128674, 0.38268343236508977);
        const double reach = 1.0195911582083184;
        var (dx, dy) = (radius, 0.0);
        var turn = hole ? -1 : 1;
        MoveTo(x + dx, y + dy);
        for (var i = 0; i < count; i++)
        {
            var (nextX, nextY) = (dx * cosine - turn * dy * sine, turn * dx * sine + dy * cosine);
            var (middleX, middleY) = ((dx + nextX) / 2, (dy + nextY) / 2);
            var stretch = reach * radius / Math.Sqrt(middleX * middleX + middleY * middleY);
            CurveTo(x + middleX * stretch, y + middleY * stretch, x + nextX, y + nextY);
            (dx, dy) = (nextX, nextY);
        }
        Close();
        return this;
    }

    public Outline Ring(double x, double y, double radius, double width) => Disc(x, y, radius).Disc(x, y, radius - width, hole: true);
}
