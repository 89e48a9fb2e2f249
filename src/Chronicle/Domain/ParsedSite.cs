using System.Collections.Immutable;
using Chronicle.Check;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// What the files say, record by record, before anything is held against anything else. <paramref name="Unusable"/> names the records whose
/// mistakes, reported already, keep them out: references to them are no second mistake.
/// </summary>
public sealed record ParsedSite(
    Revision Revision,
    Settings? Settings,
    ImmutableArray<Chapter> Chapters,
    ImmutableArray<Component> Components,
    ImmutableArray<Release> Releases,
    ImmutableArray<Milestone> Milestones,
    ImmutableArray<Source> Sources,
    ImmutableArray<Redirect> Redirects,
    ImmutableArray<RecordId> Unusable)
{
    public ImmutableArray<Retired> Retired { get; init; } = [];

    /// <summary>Every address that was published before, as the ledger has them.</summary>
    public ImmutableArray<Located<string>> Permalinks { get; init; } = [];

    public IEnumerable<Record> Records => [.. Chapters, .. Components, .. Releases, .. Milestones, .. Retired];
}
