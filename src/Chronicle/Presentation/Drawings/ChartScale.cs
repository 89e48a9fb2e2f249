using System.Collections.Immutable;

namespace Chronicle.Presentation.Drawings;

/// <summary>
/// Positions in a chart, as shares of its width and height from 0 to 1. Time runs from left to right. As in SVG, the share 0 of the height
/// is at the top, so larger values have smaller shares. The class uses only basic arithmetic, so that every machine computes the same
/// result.
/// </summary>
internal sealed class ChartScale
{
    /// <summary>
    /// The free space for labels. <c>Top</c> (above the highest value) and <c>Bottom</c> (below the lowest) are shares of the height.
    /// <c>Side</c> is a share of the width, at both sides.
    /// </summary>
    private const double Top = .09, Bottom = .1, Side = .015;

    /// <summary>
    /// As a share of the height. An edge that goes into a rectangle by less than this only touches the rectangle.
    /// </summary>
    private const double Touch = .01;

    private readonly double _from, _span, _low, _range;
    private readonly ImmutableArray<double> _days;

    public ChartScale(ChartData chart)
    {
        // The areas of the figures lie on top of each other. A negative value lowers the edge of its own area and all edges above it.
        Stacks = [.. chart.Points.Select(point => Sums(point.Values))];
        _days = [.. chart.Points.Select(point => point.Day)];
        _from = _days[0];
        _span = Math.Max(1, _days[^1] - _from);
        _low = Math.Min(0, Stacks.Min(stack => stack.Min()));
        var high = Math.Max(0, Stacks.Max(stack => stack.Max()));
        _range = high - _low;
        var (first, last) = (YearOf(chart.Points[0]), YearOf(chart.Points[^1]));
        Years = [.. Enumerable.Range(first, last - first + 1)];
        Ticks = [.. Steps(_low, high)];
    }

    /// <summary>
    /// For each point, the sums of its values in the order of the figures: the first value, the first two values, and so on.
    /// </summary>
    public ImmutableArray<ImmutableArray<double>> Stacks { get; }

    public ImmutableArray<int> Years { get; }

    /// <summary>Round values for the horizontal lines of the chart.</summary>
    public ImmutableArray<decimal> Ticks { get; }

    public double X(double day) => Side + (day - _from) / _span * (1 - 2 * Side);

    public double StartOf(int year) => X(new DateOnly(year, 1, 1).DayNumber);

    public double Y(double value) => _range == 0 ? 1 - Bottom : 1 - Bottom - (value - _low) / _range * (1 - Top - Bottom);

    /// <summary>
    /// Whether the edge of an area passes through a rectangle at the left side of the chart. <paramref name="right"/> is the right side of
    /// the rectangle.
    /// </summary>
    public bool HasEdge(double right, double top, double bottom)
    {
        for (var n = 0; n + 1 < _days.Length && X(_days[n]) < right; n++)
            for (var figure = 0; figure < Stacks[n].Length; figure++)
            {
                var (start, end) = (Y(Stacks[n][figure]), Y(Stacks[n + 1][figure]));
                var share = Math.Min(1, (right - X(_days[n])) / (X(_days[n + 1]) - X(_days[n])));
                var last = start + share * (end - start);
                if (Math.Max(start, last) > top + Touch && Math.Min(start, last) < bottom - Touch)
                    return true;
            }
        return false;
    }

    private static int YearOf(ChartPoint point) => DateOnly.FromDayNumber((int)point.Day).Year;

    private static ImmutableArray<double> Sums(ImmutableArray<decimal> values)
    {
        var sum = 0.0;
        return [.. values.Select(value => sum += (double)value)];
    }

    /// <summary>
    /// Up to five round values. Their distance is 1, 2 or 5 times a power of ten. Empty if the range of the values is too small or too
    /// large for a chart.
    /// </summary>
    private static IEnumerable<decimal> Steps(double low, double high)
    {
        if (high - low is not (> 1e-9 and < 1e24))
            yield break;
        var step = 1e-9m;
        ReadOnlySpan<int> factors = [2, 5, 10];
        for (var i = 0; (high - low) / (double)step > 4.5; i++)
            step = Power(i / 3) * factors[i % 3];
        for (var at = decimal.Ceiling((decimal)low / step) * step; (double)at <= high; at += step)
            yield return at;
    }

    private static decimal Power(int exponent)
    {
        var power = 1e-9m;
        for (var i = 0; i < exponent; i++)
            power *= 10;
        return power;
    }
}
