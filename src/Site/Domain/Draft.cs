using System.Collections.Immutable;

namespace Site.Domain;

/// <summary>
/// What the files say, record by record, before anything is held against anything else. <paramref name="Unusable"/> names the records whose
/// mistakes, reported already, keep them out: references to them are no second mistake.
/// </summary>
public sealed record Draft(
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
    public IEnumerable<Record> Records => [.. Chapters, .. Components, .. Releases, .. Milestones];
}
