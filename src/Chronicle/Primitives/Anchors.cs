using System.Collections.Immutable;
using System.Globalization;

namespace Chronicle.Primitives;

/// <summary>
/// The ids that pages make by themselves. Each begins with a reserved word or looks like a date. Headings and milestones cannot have such
/// an id, so that no id is on a page twice.
/// </summary>
internal static class Anchors
{
    public static readonly ImmutableArray<string> Reserved = ["section-", "ref-", "cite-", "fn-"];

    // Notes and their calls, which the page numbers. No heading and no id has a colon.
    private static readonly ImmutableArray<string> Notes = ["fn:", "fnref:"];

    /// <summary>Whether a page makes the anchor by itself, so that nobody is promised that it stays.</summary>
    public static bool IsNumbered(string anchor) => IsReserved(anchor)
        || Notes.Any(prefix => anchor.StartsWith(prefix, StringComparison.Ordinal));

    public static bool IsReserved(string anchor)
    {
        foreach (var prefix in Reserved)
            if (anchor.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>
    /// Whether the chronology has, or may have, an anchor that looks like this: a reserved word, a year (<c>800</c>, <c>2022</c>), a month
    /// (<c>2022-10</c>) or a day. The anchor of a milestone in the chronology is its id.
    /// </summary>
    public static bool IsOfChronology(string id) => IsReserved(id) || IsDate(id.Split('-'));

    /// <summary>The entry of the list of references.</summary>
    public static string Reference(int number) => $"ref-{number}";

    /// <summary>A part in the table of a component.</summary>
    public static string Part(string name) => $"section-part-{Slug.Create(name)}";

    /// <summary>A year of the chronology.</summary>
    public static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>A month of the chronology.</summary>
    public static string Month(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");

    /// <summary>The place in the prose that cites the reference for the <paramref name="use"/>th time.</summary>
    public static string Citation(int number, int use) => $"cite-{number}-{use}";

    private static bool IsDate(string[] parts) =>
        parts.Length <= 3 && parts[0].Length is >= 1 and <= 4 && parts.All(part => part.All(char.IsAsciiDigit))
            && parts.Skip(1).All(part => part.Length == 2);
}
