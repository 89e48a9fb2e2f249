using System.Globalization;

namespace Bench;

/// <summary>
/// Doubles every list of the model until a check takes seconds, and prints the exponent of the last doubling: 1 is linear, 2 is quadratic.
/// A pull request from outside can make a list very long, so a time that grows much faster than its list is a fault.
/// </summary>
public static class Growth
{
    public const string Row = "growth";

    private const int Smallest = 125, Largest = 16_000;

    /// <summary>
    /// In seconds of processor time. Below <see cref="ShortestCheck"/>, the start of the program takes most of the time, so no exponent is
    /// printed. When a check takes <see cref="LongestCheck"/>, the list is not doubled again.
    /// </summary>
    private const double ShortestCheck = 0.5, LongestCheck = 6;

    /// <param name="program">The published program, or its assembly.</param>
    /// <param name="only">A part of the names of the lists to measure; empty for all lists.</param>
    public static void Run(string program, string theme, string work, string only)
    {
        string[] command = program.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", program] : [program];
        var floor = Measure(command, theme, work, _ => [], 0).Processor;
        Tables.Print(["list", "size: seconds of processor time", "MiB", "exponent at the last doubling"], GrowingLists.All
            .Where(list => list.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
                .Select(list => Line(command, theme, work, list, floor)));
    }

    private static string[] Line(string[] command, string theme, string work, GrowingList list, double floor)
    {
        var runs = new List<(int Size, double Seconds, double Memory)>();
        for (var size = Smallest; size <= Largest && (runs.Count == 0 || runs[^1].Seconds < LongestCheck); size *= 2)
        {
            var run = Measure(command, theme, work, list.Make, size);
            runs.Add((size, Math.Max(run.Processor - floor, 0.01), run.Memory));
        }
        var last = runs.TakeLast(2).ToArray();
        var exponent = last[^1].Seconds < ShortestCheck ? "–" : Math.Log2(last[1].Seconds / last[0].Seconds)
            .ToString("0.0", CultureInfo.InvariantCulture);
        return
        [
            list.Name, string.Join(" · ", runs.TakeLast(3).Select(run => $"{Tables.Count(run.Size)}: {Tables.Seconds(run.Seconds)}")),
            Tables.Rounded(last[^1].Memory), exponent,
        ];
    }

    private static Measured Measure(string[] command, string theme, string work, Func<int, IEnumerable<(string Path, string Text)>> make,
        int size)
    {
        var input = Path.Join(work, "input");
        if (Directory.Exists(input))
            Directory.Delete(input, recursive: true);
        foreach (var (path, text) in GrowingLists.Basis().Concat(make(size)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(input, path))!);
            File.WriteAllText(Path.Join(input, path), text);
        }
        return Measured.Run(mayFail: true, [.. command, "check", "--quiet", "--root", work, "--input", input, "--theme", theme]);
    }
}
