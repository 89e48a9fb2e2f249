using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Chronicle.Primitives;

/// <summary>
/// Sorts versions in the usual order: 6.2 before 6.12, v9 before v10, 23H2 before 24H1. Words that mean a pre-release come before the end
/// (6.1-rc1 before 6.1). Other words come after it (1.1 before 1.1b), and numbers after these (6.1 before 6.1.1). Signs between the parts
/// do not count, and neither does a v before the first number.
/// </summary>
internal sealed partial class VersionOrder : IComparer<string>
{
    private static readonly ImmutableHashSet<string> PrereleaseWords = ["alpha", "beta", "rc", "pre", "preview", "prerelease", "dev",
        "nightly", "snapshot", "canary", "next", "insider", "insiders", "milestone", "ea", "cr"];

    public static VersionOrder Instance { get; } = new();

    /// <summary>Whether the form of a version is that of a pre-release.</summary>
    public static bool IsPrerelease(string version) => Parts(version) is { IsEmpty: false } parts && char.IsAsciiDigit(parts[0][0])
        && parts.Any(PrereleaseWords.Contains);

    public int Compare(string? x, string? y)
    {
        var (a, b) = (Parts(x ?? ""), Parts(y ?? ""));
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
            if (CompareParts(a.ElementAtOrDefault(i), b.ElementAtOrDefault(i)) is not 0 and var order)
                return order;
        return string.CompareOrdinal(x ?? "", y ?? "");
    }

    private static int CompareParts(string? a, string? b)
    {
        var byRank = Rank(a).CompareTo(Rank(b));
        if (byRank != 0 || a is null || b is null)
            return byRank;
        if (!char.IsAsciiDigit(a[0]))
            return string.CompareOrdinal(a, b);
        // Without leading zeros, the longer number is the larger one, at any length.
        var byLength = a.TrimStart('0').Length.CompareTo(b.TrimStart('0').Length);
        return byLength != 0 ? byLength : string.CompareOrdinal(a.TrimStart('0'), b.TrimStart('0'));
    }

    private static int Rank(string? part) =>
        part is null ? 1 : char.IsAsciiDigit(part[0]) ? 3 : PrereleaseWords.Contains(part) ? 0 : 2;

    private static ImmutableArray<string> Parts(string version)
    {
        ImmutableArray<string> parts = [.. Part().Matches(version.ToLowerInvariant()).Select(match => match.Value)];
        return parts is ["v", [>= '0' and <= '9', ..], ..] ? parts[1..] : parts;
    }

    [GeneratedRegex(@"[0-9]+|[^0-9._+\s-]+")]
    private static partial Regex Part();
}
