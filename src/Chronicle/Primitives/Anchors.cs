using System.Collections.Immutable;
using System.Globalization;

namespace Chronicle.Primitives;

/// <summary>
/// The ids that the generator makes for parts of pages. Each begins with a reserved word or looks like a date. Headings and milestones
/// cannot have such an id, so each id is unique on its page.
/// </summary>
internal static class Anchors
{
    public static readonly ImmutableArray<string> Reserved = ["section-", "ref-", "cite-"];

    // The prefixes of the anchors of footnotes and of the marks that refer to them. Each page numbers its footnotes. The prefixes need no
    // reservation, because no heading and no id contains a colon.
    private static readonly ImmutableArray<string> Notes = ["fn:", "fnref:"];

    /// <summary>
    /// Whether the generator makes the anchor. Such an anchor may change, so it is not promised to be permanent.
    /// </summary>
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
    /// Whether the chronology has, or may have, an anchor of this form: a reserved word, a year (<c>800</c>, <c>2022</c>), a month
    /// (<c>2022-10</c>) or a day. The ids of milestones are anchors on the same pages, so they must have a different form.
    /// </summary>
    public static bool IsOfChronology(string id) => IsReserved(id) || IsDate(id.Split('-'));

    /// <summary>The anchor of an entry in the list of references.</summary>
    public static string Reference(int number) => $"ref-{number}";

    /// <summary>The anchor of a part in the table of a component.</summary>
    public static string Part(string name) => $"section-part-{Slug.Create(name)}";

    /// <summary>The anchor of a chapter on the page of all chapters.</summary>
    public static string InBook(string chapter) => $"section-{chapter}";

    /// <summary>The anchor, on the page of all chapters, of a place in a chapter.</summary>
    public static string InBook(string chapter, string anchor) => $"{InBook(chapter)}-{anchor}";

    /// <summary>The anchor of a year of the chronology.</summary>
    public static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>The anchor of a month of the chronology.</summary>
    public static string Month(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");

    /// <summary>The anchor of the place that cites the reference for the <paramref name="use"/>th time.</summary>
    public static string Citation(int number, int use) => $"cite-{number}-{use}";

    private static bool IsDate(string[] parts) =>
        parts.Length <= 3 && parts[0].Length is >= 1 and <= 4 && parts.All(part => part.All(char.IsAsciiDigit))
            && parts.Skip(1).All(part => part.Length == 2);
}
