using System.Collections.Immutable;

namespace Chronicle.Pages;

/// <summary>
/// Gives each name of the drawing a side of its line and a row above the marks, so that no line crosses a name, no two names touch, and the
/// rows are few.
/// </summary>
internal static class TimelineNames
{
    /// <summary>The place of a name. Row 0 is next to the marks.</summary>
    public readonly record struct Place(bool IsLeft, int Row);

    /// <param name="names">Where the line of each name stands, ascending, and how wide the name is.</param>
    /// <param name="width">The width of the drawing. A name that goes over its right edge costs more than a row.</param>
    public static ImmutableArray<Place> Arrange(ImmutableArray<(double X, double Width)> names, double width)
    {
        // Two beginnings, because a single move at a time does not lead from the one to all that the other leads to.
        bool[][] beginnings = [new bool[names.Length], [.. names.Select(name => name.X >= name.Width)]];
        return beginnings.Select(isLeft => Improve(names, isLeft, width)).OfType<(double Cost, ImmutableArray<Place> Places)>()
            .MinBy(found => found.Cost).Places;
    }

    /// <summary>Each turn moves the one name to the other side that saves the most. Null if the beginning is impossible.</summary>
    private static (double Cost, ImmutableArray<Place> Places)? Improve(ImmutableArray<(double X, double Width)> names, bool[] isLeft,
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
                return (cost, [.. best.Select((row, i) => new Place(isLeft[i], row))]);
            isLeft[move] = !isLeft[move];
            best = RowsOf(names, isLeft)!;
        }
    }

    private static double CostOf(ImmutableArray<(double X, double Width)> names, bool[] isLeft, int[] rows, double width)
    {
        var over = names.Select((name, i) => isLeft[i] ? 0 : Math.Max(0, name.X + name.Width - width)).Sum();
        return over * 1000 + rows.DefaultIfEmpty(0).Max() * 100 + rows.Sum();
    }

    /// <summary>Null if two names are each in the way of the other's line.</summary>
    private static int[]? RowsOf(ImmutableArray<(double X, double Width)> names, bool[] isLeft)
    {
        var rows = Enumerable.Repeat(-1, names.Length).ToArray();
        for (var placed = 0; placed < names.Length; placed++)
        {
            // A name comes when all names whose lines it would cross are below it.
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
