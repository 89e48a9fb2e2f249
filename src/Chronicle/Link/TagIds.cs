using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Creates all identifiers in feeds, calendars and linked data. An identifier is null if the site states no tag authority.
/// </summary>
internal static class TagIds
{
    public static string? Of(SiteModel site, Record record) => Create(site, record.KindName, record.Identity.Value);

    /// <summary>
    /// The identifier of the feed of a page. <paramref name="about"/> has the names of the subject of the page, such as a kind and an id.
    /// It is empty for the feed of the whole site.
    /// </summary>
    public static string? OfFeed(SiteModel site, params ReadOnlySpan<string> about) => Create(site, ["feed", .. about]);

    /// <summary>
    /// The identifier of a correction. A correction has no name of its own, so the identifier contains the record and the day. From the
    /// second correction of a day on, it also contains the number of the correction, in the order of the file.
    /// </summary>
    public static string? Of(SiteModel site, CorrectedRecord corrected) => Create(site, "correction", corrected.Record.KindName,
        corrected.Record.Identity.Value, corrected.Correction.Date.Value.Machine
            + (corrected.NumberOnDay == 1 ? "" : $".{corrected.NumberOnDay}"));

    /// <summary>The identifier of the last day of a phase of the support of a release.</summary>
    public static string? OfSupport(SiteModel site, Release release, Term phase) =>
        Create(site, "support", release.Identity.Value, phase.Id);

    /// <summary>
    /// The identifiers of milestones and releases in feeds and calendars. A retired record keeps its identifier, because its page still
    /// exists.
    /// </summary>
    public static IEnumerable<string> OfEntries(SiteModel site) => site.Milestones.Concat<Record>(site.Releases)
        .Concat(site.Retired.Where(record => record.KindName is "milestone" or "release"))
        .Select(record => Of(site, record)).OfType<string>();

    /// <summary>
    /// The identifier of the milestone or release whose page had this address; null if it cannot be the address of such a page.
    /// </summary>
    public static string? OfAddress(SiteModel site, string address) => address.Trim('/').Split('/') switch
    {
        ["milestones", var id] when Ids.IsValid(id) => Create(site, "milestone", id),
        ["releases", var id] when Ids.IsValid(id) => Create(site, "release", id),
        _ => null,
    };

    /// <summary>Reports two records of one kind that have the same identity.</summary>
    public static void Check(ImmutableArray<Record> records, DiagnosticBag diagnostics)
    {
        // The usual case: all identities differ, so the records need no sorting.
        var names = new HashSet<(string Kind, RecordId Identity)>();
        if (records.All(record => names.Add((record.KindName, record.Identity))))
            return;
        foreach (var group in records.OrderBy(record => record.FirstId is not null).ThenBy(record => record.At)
            .GroupBy(record => (record.KindName, record.Identity)))
            foreach (var record in group.Skip(1))
                diagnostics.Add(Rules.DuplicateIdentity, record.FirstIdAt,
                    $"\"{record.Identity}\" names {group.First().At.Path} in feeds and calendars; "
                    + "\"first_id\" is the id under which this very record was first published, so remove it or correct it");
    }

    private static string? Create(SiteModel site, params ReadOnlySpan<string> segments) =>
        site.Settings.TagAuthority is { } authority ? TagUri.Create(authority, segments) : null;
}
