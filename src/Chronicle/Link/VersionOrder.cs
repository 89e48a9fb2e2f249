using System.Globalization;

namespace Chronicle.Link;

/// <summary>Versions by their numbers: 6.2 before 6.12, 6.1-rc1 before 6.1, 6.1 before 6.1.1.</summary>
internal sealed class VersionOrder : IComparer<string>
{
    public static VersionOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = ((x ?? "").Split('.', '-'), (y ?? "").Split('.', '-'));
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var order = Key(a, i).CompareTo(Key(b, i));
            if (order == 0)
                order = string.CompareOrdinal(a.ElementAtOrDefault(i), b.ElementAtOrDefault(i));
            if (order != 0)
                return order;
        }
        return 0;
    }

    // A word (rc1) comes before the end, a number after it.
    private static (int Rank, long Number) Key(string[] parts, int i) =>
        i >= parts.Length ? (1, 0) : long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (2, number) : (0, 0);
}
