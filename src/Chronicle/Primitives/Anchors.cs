using System.Collections.Immutable;
using System.Globalization;

namespace Chronicle.Primitives;

/// <summary>
/// The ids that the generator makes for parts of pages. Each begins with a reserved word, or has the form of a date or of the id of a
/// proof. Headings and milestones cannot have such an id, so each id is unique on its page. An id that contains a name from the input has a
/// second word (<c>section-kind-</c>), so it differs from the ids that layouts contain.
/// </summary>
internal static class Anchors
{
    public static readonly ImmutableArray<string> Reserved = ["section-", "ref-", "cite-"];

    // The prefixes of the anchors of footnotes and of the marks that refer to them. Each page numbers its footnotes. The prefixes need no
    // reservation, because no heading and no id contains a colon.
    private static readonly ImmutableArray<string> Notes = ["fn:", "fnref:"];

    private const string ProofWord = "proof-";

    /// <summary>Whether the generator makes the anchor. Such an anchor may change, so the site does not treat it as permanent.</summary>
    public static bool IsNumbered(string anchor) => IsReserved(anchor)
        || Notes.Any(prefix => anchor.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether the anchor has a form that the generator uses. A heading may not have such an anchor.</summary>
    public static bool IsReserved(string anchor) => HasReservedWord(anchor) || IsProof(anchor);

    /// <summary>
    /// Whether the chronology has, or may have, an anchor of this form: a reserved word, a year (<c>800</c>, <c>2022</c>), a month
    /// (<c>2022-10</c>) or a day. The ids of milestones are anchors on the same pages, so they must have a different form.
    /// </summary>
    public static bool IsOfChronology(string id) => HasReservedWord(id) || IsDate(id.Split('-'));

    /// <summary>The anchor of an entry in the list of references.</summary>
    public static string Reference(int number) => $"ref-{number}";

    /// <summary>The anchor of a part in the table of a component.</summary>
    public static string Part(string name) => $"section-part-{Slug.Create(name)}";

    /// <summary>The anchor of the evidence for a value. <paramref name="number"/> counts the values of the page, from 1.</summary>
    public static string Proof(int number) => string.Create(CultureInfo.InvariantCulture, $"{ProofWord}{number}");

    /// <summary>The anchor of a kind in a list of components or sources.</summary>
    public static string Kind(string id) => $"section-kind-{id}";

    /// <summary>The anchor of a chapter on the page of all chapters.</summary>
    public static string InBook(string chapter) => $"section-chapter-{chapter}";

    /// <summary>
    /// The anchor on the page of all chapters that replaces an anchor of a chapter. No id and no heading has a colon, so two chapters never
    /// give the same anchor.
    /// </summary>
    public static string InBook(string chapter, string anchor) => $"section-{chapter}:{anchor}";

    /// <summary>The anchor of a year of the chronology.</summary>
    public static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>The anchor of a month of the chronology.</summary>
    public static string Month(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");

    /// <summary>The anchor of the text that cites the reference for the <paramref name="use"/>th time.</summary>
    public static string Citation(int number, int use) => $"cite-{number}-{use}";

    private static bool HasReservedWord(string anchor)
    {
        foreach (var prefix in Reserved)
            if (anchor.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool IsProof(string anchor) => anchor.StartsWith(ProofWord, StringComparison.Ordinal)
        && anchor.Length > ProofWord.Length && anchor.AsSpan(ProofWord.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsDate(string[] parts) =>
        parts.Length <= 3 && parts[0].Length is >= 1 and <= 4 && parts.All(part => part.All(char.IsAsciiDigit))
            && parts.Skip(1).All(part => part.Length == 2);
}
