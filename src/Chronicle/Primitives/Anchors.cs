using System.Collections.Immutable;
using System.Globalization;

namespace Chronicle.Primitives;

/// <summary>The ids that a page makes for itself begin with one of these words; headings in prose may not, so the two never meet.</summary>
internal static class Anchors
{
    public static readonly ImmutableArray<string> Reserved = ["section-", "ref-", "cite-", "fn-"];

    public static bool IsReserved(string anchor)
    {
        foreach (var prefix in Reserved)
            if (anchor.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>The entry of the list of references.</summary>
    public static string Reference(int number) => $"ref-{number}";

    /// <summary>A year of the chronology.</summary>
    public static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>A month of the chronology.</summary>
    public static string Month(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");

    /// <summary>The place in the prose that cites the reference for the <paramref name="use"/>th time.</summary>
    public static string Citation(int number, int use) => $"cite-{number}-{use}";
}
