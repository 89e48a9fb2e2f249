using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// The records in the form of their files, before the site is linked. <paramref name="Unusable"/> names the records that are left out
/// because of reported errors. References to these records, and their lost addresses, are not reported again.
/// </summary>
internal sealed record ParsedSite(
    Revision Revision,
    Settings? Settings,
    ImmutableArray<Chapter> Chapters,
    ImmutableArray<Component> Components,
    ImmutableArray<Release> Releases,
    ImmutableArray<Milestone> Milestones,
    ImmutableArray<Source> Sources,
    ImmutableArray<Redirect> Redirects,
    ImmutableArray<UnusableRecord> Unusable)
{
    public ImmutableArray<Retired> Retired { get; init; } = [];

    /// <summary>The findings from source trees, by record.</summary>
    public ImmutableArray<EvidenceFile> EvidenceFiles { get; init; } = [];

    /// <summary>The files that could not be read completely.</summary>
    public UnreadFiles Unread { get; init; } = UnreadFiles.None;

    /// <summary>Every address that was published before: the lines of <c>permalinks.txt</c>.</summary>
    public ImmutableArray<Located<string>> Permalinks { get; init; } = [];

    /// <summary>
    /// The lines of <c>permalinks.txt</c> in the input, if the site is compared with another state of the file; otherwise null.
    /// </summary>
    public ImmutableArray<Located<string>>? OwnPermalinks { get; init; }

    /// <summary>
    /// The ids of sources whose entry could not be used. The errors of these entries have been reported, so a citation is not reported
    /// again.
    /// </summary>
    public ImmutableHashSet<SourceId> UnusableSources { get; init; } = [];

    public IEnumerable<Record> Records => [.. Chapters, .. Components, .. Releases, .. Milestones, .. Retired];

    /// <summary>A copy with other versions of all records. The function keeps the type of a record.</summary>
    public ParsedSite With(Func<Record, Record> change)
    {
        return this with
        {
            Chapters = [.. Chapters.Select(Changed)],
            Components = [.. Components.Select(Changed)],
            Releases = [.. Releases.Select(Changed)],
            Milestones = [.. Milestones.Select(Changed)],
            Retired = [.. Retired.Select(Changed)],
            Unusable = [.. Unusable.Select(record => record with { Rest = record.Rest is { } rest ? change(rest) : null })],
        };

        T Changed<T>(T record) where T : Record => (T)change(record);
    }

}

/// <summary>A record in the input that is unusable because of an error.</summary>
/// <param name="Rest">
/// The readable parts of the record. They are checked, so that the other mistakes of the record are reported too. No page shows them. Null
/// if nothing is readable.
/// </param>
internal sealed record UnusableRecord(RecordId Id, Record? Rest);
