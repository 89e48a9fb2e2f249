using System.Globalization;

namespace Bench;

/// <summary>Tables in Markdown, for a terminal and for the README.</summary>
public static class Tables
{
    /// <summary>Prints one table. A line with fewer cells than the head is filled with empty cells.</summary>
    public static void Print(string[] head, params IEnumerable<string[]> lines)
    {
        Console.WriteLine();
        PrintLine(head);
        PrintLine([.. head.Select(_ => "---")]);
        foreach (var line in lines)
            PrintLine([.. line, .. Enumerable.Repeat("", head.Length - line.Length)]);
    }

    public static string Seconds(double seconds) => Format(seconds, "0.00");

    public static string Ratio(double ours, double theirs) => Format(ours / theirs, "0.00");

    /// <summary>The smallest and the largest value, in seconds.</summary>
    public static string Spread(IReadOnlyCollection<double> values) => $"{Seconds(values.Min())} – {Seconds(values.Max())}";

    public static string Count(long number) => Format(number, "N0");

    public static string Rounded(double number) => Format(number, "0");

    private static string Format(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);

    private static void PrintLine(string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
}
