using System.Collections.Immutable;

namespace Chronicle.Pages;

/// <summary>
/// Chooses the position of each name of the drawing: a side of its line, and a row above the marks. No line crosses a name, no two names
/// touch, and the number of rows is small.
/// </summary>
internal static class TimelineNames
{
    /// <summary>The position of a name. Row 0 is next to the marks.</summary>
    public readonly record struct Position(bool IsLeft, int Row);

    /// <param name="names">The horizontal position of the line of each name, and the width of the name. The positions ascend.</param>
    /// <param name="width">The width of the drawing. A name beyond the right edge costs more than an additional row.</param>
    public static ImmutableArray<Position> Arrange(ImmutableArray<(double X, double Width)> names, double width)
    {
        // The search moves one name at a time. From a single start it may not reach the best arrangement, so it has two starts: all names
        // to the right, and all names with enough space to the left.
        bool[][] beginnings = [new bool[names.Length], [.. names.Select(name => name.X >= name.Width)]];
        return beginnings.Select(isLeft => Improve(names, isLeft, width)).OfType<(double Cost, ImmutableArray<Position> Positions)>()
            .MinBy(found => found.Cost).Positions;
    }

    /// <summary>
    /// Improves an arrangement step by step. Each step moves one name to the other side of its line: the name whose move saves the most
    /// cost. Null if the first arrangement is impossible.
    /// </summary>
    private static (double Cost, ImmutableArray<Position> Positions)? Improve(ImmutableArray<(double X, double Width)> names, bool[] isLeft,
        double width)
    {
        if (RowsOf(names, isLeft) is not { } best)
            return null;
        while (true)
        {
            var (cost, move) = (CostOf(names, isLeft, best, width), -1);
            for (var i = 0; i < names.Length; i++)
            {
                if (!isLeft[i] && names[i].X < names[i].Width)
                    continue;
                isLeft[i] = !isLeft[i];
                if (RowsOf(names, isLeft) is { } rows && CostOf(names, isLeft, rows, width) is var other && other < cost)
                    (cost, move) = (other, i);
                isLeft[i] = !isLeft[i];
            }
            if (move < 0)
                return (cost, [.. best.Select((row, i) => new Position(isLeft[i], row))]);
            isLeft[move] = !isLeft[move];
            best = RowsOf(names, isLeft)!;
        }
    }

    private static double CostOf(ImmutableArray<(double X, double Width)> names, bool[] isLeft, int[] rows, double width)
    {
        var over = names.Select((name, i) => isLeft[i] ? 0 : Math.Max(0, name.X + name.Width - width)).Sum();
        return over * 1000 + rows.DefaultIfEmpty(0).Max() * 100 + rows.Sum();
    }

    /// <summary>
    /// The row of each name. Null if there are no such rows, for example because each of two names crosses the line of the other.
    /// </summary>
    private static int[]? RowsOf(ImmutableArray<(double X, double Width)> names, bool[] isLeft)
    {
        var rows = Enumerable.Repeat(-1, names.Length).ToArray();
        for (var n = 0; n < names.Length; n++)
        {
            // A name gets its row after all names whose lines it would cross, so that it is above them.
            var next = Enumerable.Range(0, names.Length).FirstOrDefault(i => rows[i] < 0
                && Enumerable.Range(0, names.Length).All(j => rows[j] >= 0 || !Crosses(names, isLeft, i, j)), -1);
            if (next < 0)
                return null;
            var row = 0;
            for (var j = 0; j < names.Length; j++)
                if (rows[j] >= 0 && Crosses(names, isLeft, next, j))
                    row = Math.Max(row, rows[j] + 1);
            while (Enumerable.Range(0, names.Length).Any(j => rows[j] == row && Touches(names, isLeft, next, j)))
                row++;
            rows[next] = row;
        }
        return rows;
    }

    private static (double From, double To) SpanOf((double X, double Width) name, bool isLeft) =>
        isLeft ? (name.X - name.Width, name.X) : (name.X, name.X + name.Width);

    private static bool Crosses(ImmutableArray<(double X, double Width)> names, bool[] isLeft, int name, int line)
    {
        var (from, to) = SpanOf(names[name], isLeft[name]);
        return name != line && from < names[line].X && names[line].X < to;
    }

    private static bool Touches(ImmutableArray<(double X, double Width)> names, bool[] isLeft, int one, int other)
    {
        var (a, b) = (SpanOf(names[one], isLeft[one]), SpanOf(names[other], isLeft[other]));
        return one != other && a.From <= b.To && b.From <= a.To;
    }
}
