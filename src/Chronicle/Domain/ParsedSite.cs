using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// The input, record by record, before anything is compared with anything else. <paramref name="Unusable"/> names the records that an
/// error, reported already, keeps out: a reference to one of them is no second error.
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
    ImmutableArray<RecordId> Unusable)
{
    public ImmutableArray<Retired> Retired { get; init; } = [];

    /// <summary>The files that could not be read whole.</summary>
    public UnreadFiles Unread { get; init; } = UnreadFiles.None;

    /// <summary>Every address that was published before, line by line of <c>permalinks.txt</c>.</summary>
    public ImmutableArray<Located<string>> Permalinks { get; init; } = [];

    public IEnumerable<Record> Records => [.. Chapters, .. Components, .. Releases, .. Milestones, .. Retired];
}
