using System.Buffers;
using System.Collections.Immutable;

namespace Chronicle.Drawing;

/// <summary>
/// A colour to draw with (<paramref name="Fore"/>), and the colour on which it is drawn (<paramref name="Back"/>). Both have the form
/// <c>0xRRGGBB</c>. The palette of a canvas also contains the shades between the two, for smooth edges.
/// </summary>
public sealed record Ink(int Fore, int Back);

internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static Colour Parse(int rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
}

/// <summary>
/// A picture with a small palette: a background colour, and for each ink the shades between its two colours. All coordinates are in pixels
/// from the top left.
/// </summary>
/// <param name="width">In pixels.</param>
/// <param name="height">In pixels.</param>
/// <param name="background">A colour as <c>0xRRGGBB</c>.</param>
/// <param name="inks">All inks that <see cref="Fill"/> can use: at most 23, because each ink has 11 shades, and a pixel is one
/// byte.</param>
public sealed class Canvas(int width, int height, int background, ImmutableArray<Ink> inks)
{
    /// <summary>
    /// The number of shades of an ink. If an outline covers a pixel only in part, the pixel gets a shade between the two colours.
    /// </summary>
    private const int Shades = 11;

    private readonly byte[] _pixels = new byte[width * height];

    /// <summary>
    /// Identifies the version of the code that draws and compresses. One version always makes the same bytes from the same drawing.
    /// </summary>
    public static string Version { get; } = typeof(Canvas).Module.ModuleVersionId.ToString();

    public int Width => width;

    public int Height => height;

    /// <summary>The palette number of each pixel, row by row from the top.</summary>
    internal ReadOnlySpan<byte> Pixels => _pixels;

    internal ImmutableArray<Colour> Palette => [Colour.Parse(background), .. inks.SelectMany(Shade)];

    /// <summary>The picture as a PNG file.</summary>
    public byte[] ToPng() => Png.Encode(this);

    /// <summary>
    /// Fills the inside of an outline. Parts of the outline that are outside of the canvas are cut off. The ink must be an ink of the
    /// canvas.
    /// </summary>
    public void Fill(Outline outline, Ink ink)
    {
        var index = inks.IndexOf(ink);
        ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(ink));
        var first = 1 + Shades * index;
        var (left, top, right, bottom) = Bounds(outline);
        if (left >= right || top >= bottom)
            return;
        var columns = right - left + 2;
        var size = columns * (bottom - top);
        var cover = ArrayPool<double>.Shared.Rent(size);
        cover.AsSpan(0, size).Clear();
        foreach (var edge in outline.Edges)
            Add(edge, cover, columns, left, top, bottom);
        for (var y = top; y < bottom; y++)
            FillRow(cover.AsSpan((y - top) * columns, right - left), left, y, first);
        ArrayPool<double>.Shared.Return(cover);
    }

    // Each value of `cover` is the covered area of a pixel minus the covered area of the pixel before it. Most values are zero. So the loop
    // goes from one value that is not zero to the next, and paints all pixels between them in one shade.
    private void FillRow(ReadOnlySpan<double> cover, int left, int y, int first)
    {
        var (sum, done) = (0.0, 0);
        while (done < cover.Length)
        {
            var next = cover[done..].IndexOfAnyExcept(0.0);
            var length = next < 0 ? cover.Length - done : next;
            Paint(done, length);
            done += length;
            if (next < 0)
                break;
            sum += cover[done];
            Paint(done++, 1);
        }

        void Paint(int from, int length)
        {
            var (start, end) = (Math.Max(0, left + from), Math.Min(width, left + from + length));
            if (start < end && (int)(Math.Min(1, Math.Abs(sum)) * Shades + 0.5) is > 0 and var shade)
                _pixels.AsSpan(y * width + start, end - start).Fill((byte)(first + shade - 1));
        }
    }

    private (int Left, int Top, int Right, int Bottom) Bounds(Outline outline)
    {
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var edge in outline.Edges)
        {
            (left, right) = (Math.Min(left, Math.Min(edge.X0, edge.X1)), Math.Max(right, Math.Max(edge.X0, edge.X1)));
            (top, bottom) = (Math.Min(top, Math.Min(edge.Y0, edge.Y1)), Math.Max(bottom, Math.Max(edge.Y0, edge.Y1)));
        }
        return ((int)Math.Floor(Math.Max(left, -width)), (int)Math.Floor(Math.Max(top, 0)),
            (int)Math.Ceiling(Math.Min(right, 2 * width)), (int)Math.Ceiling(Math.Min(bottom, height)));
    }

    /// <summary>
    /// Adds an edge to <paramref name="cover"/>, which has one value for each pixel. The part of the edge within a pixel has a height,
    /// which is negative if the edge goes up. This height is divided between the value of the pixel and the value of the next pixel,
    /// according to the horizontal position of the edge. When all edges are added, the sum of the values up to a pixel of a row is the
    /// covered part of this pixel.
    /// </summary>
    private static void Add(Edge edge, double[] cover, int columns, int left, int top, int bottom)
    {
        if (edge.Y0 == edge.Y1)
            return;
        var (direction, (x0, y0, x1, y1)) = edge.Y0 < edge.Y1 ? (1, edge) : (-1, new(edge.X1, edge.Y1, edge.X0, edge.Y0));
        var slope = (x1 - x0) / (y1 - y0);
        for (var row = (int)Math.Floor(Math.Max(y0, top)); row < Math.Min(y1, bottom); row++)
        {
            var (from, to) = (Math.Max(y0, row), Math.Min(y1, row + 1));
            var (a, b) = (Clamp(x0 + (from - y0) * slope), Clamp(x0 + (to - y0) * slope));
            var (low, high) = (Math.Min(a, b), Math.Max(a, b));
            var height = direction * (to - from);
            var start = (row - top) * columns;
            for (var column = (int)low; column <= (int)high; column++)
            {
                var (enter, leave) = (Math.Max(low, column), Math.Min(high, column + 1));
                var share = high > low ? height * (leave - enter) / (high - low) : height;
                var beyond = (enter + leave) / 2 - column;
                cover[start + column] += share * (1 - beyond);
                cover[start + column + 1] += share * beyond;
            }
        }

        double Clamp(double x) => Math.Clamp(x - left, 0, columns - 2);
    }

    private static IEnumerable<Colour> Shade(Ink ink) =>
        Enumerable.Range(1, Shades).Select(step => Between(Colour.Parse(ink.Back), Colour.Parse(ink.Fore), step));

    private static Colour Between(Colour back, Colour fore, int step)
    {
        return new(Mix(back.Red, fore.Red), Mix(back.Green, fore.Green), Mix(back.Blue, fore.Blue));

        byte Mix(int from, int to) => (byte)(from + ((to - from) * step * 2 + Shades * Math.Sign(to - from)) / (Shades * 2));
    }
}
