using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Chronicle.Primitives;

/// <summary>
/// Sorts versions in the usual order: 6.2 before 6.12, v9 before v10, 23H2 before 24H1. A version with a word for a pre-release comes
/// before the same version without the word (6.1-rc1 before 6.1). Any other word makes a version later (1.1 before 1.1b), and a further
/// number makes it later still (6.1b before 6.1.1). Signs between the parts and a v before the first number have no effect.
/// </summary>
internal sealed partial class VersionOrder : IComparer<string>
{
    private static readonly ImmutableHashSet<string> PrereleaseWords = ["alpha", "beta", "rc", "pre", "preview", "prerelease", "dev",
        "nightly", "snapshot", "canary", "next", "insider", "insiders", "milestone", "ea", "cr"];

    public static VersionOrder Instance { get; } = new();

    /// <summary>Whether a version begins with a number and contains a word for a pre-release.</summary>
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
