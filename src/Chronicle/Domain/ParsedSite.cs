using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// The records as their files state them, before the site is linked. <paramref name="Unusable"/> names the records that are left out
/// because of errors, which have been reported. References to these records, and their lost addresses, are not reported again.
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

    /// <summary>What was seen in source trees, record by record.</summary>
    public ImmutableArray<Ledger> Ledgers { get; init; } = [];

    /// <summary>The files that could not be read whole.</summary>
    public UnreadFiles Unread { get; init; } = UnreadFiles.None;

    /// <summary>Every address that was published before, line by line of <c>permalinks.txt</c>.</summary>
    public ImmutableArray<Located<string>> Permalinks { get; init; } = [];

    /// <summary>
    /// The lines of <c>permalinks.txt</c> in the input, where the site is held against those of another state of the file; else null.
    /// </summary>
    public ImmutableArray<Located<string>>? OwnPermalinks { get; init; }

    /// <summary>
    /// The names of the files, below the input folder, that hold many records and could not be read: <c>sources.yml</c>,
    /// <c>redirects.yml</c> or another file of redirects, <c>permalinks.txt</c>. Their errors have been reported. A reference to an entry
    /// of these files is not reported again.
    /// </summary>
    public ImmutableHashSet<string> UnreadableFiles { get; init; } = [];

    /// <summary>
    /// The ids of sources whose entry could not be used. The errors of these entries have been reported, so a citation is not reported
    /// again.
    /// </summary>
    public ImmutableHashSet<SourceId> UnusableSources { get; init; } = [];

    public IEnumerable<Record> Records => [.. Chapters, .. Components, .. Releases, .. Milestones, .. Retired];
}

/// <summary>
/// A record that is in the input and cannot be used. The address of its page follows from its folder and id. The rest is read from single
/// lines, as far as they are sound: the id of its feed entry if that differs from its own, the date that gives it a place in the
/// chronology, and its kind.
/// </summary>
internal sealed record UnusableRecord(RecordId Id, string Folder)
{
    public RecordId? FirstId { get; init; }

    public PartialDate? Date { get; init; }

    public string? Kind { get; init; }

    /// <summary>
    /// The parts of the record that could be read, so that its other mistakes are reported too. It is on no page. Null if nothing could be
    /// read.
    /// </summary>
    public Record? Rest { get; init; }
}
