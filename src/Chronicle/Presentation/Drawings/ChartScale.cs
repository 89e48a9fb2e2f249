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

    private readonly double _from, _span, _low, _range;

    public ChartScale(ChartData chart)
    {
        // The areas of the figures lie on top of each other. A negative value lowers the edge of its own area and all edges above it.
        Stacks = [.. chart.Points.Select(point => Sums(point.Values))];
        _from = chart.Points[0].Day;
        _span = Math.Max(1, chart.Points[^1].Day - _from);
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
