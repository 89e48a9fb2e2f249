using System.Collections.Immutable;

namespace Site.Domain;

/// <summary>What the files say, record by record, before anything is held against anything else.</summary>
public sealed record Draft(
    Settings? Settings,
    ImmutableArray<Chapter> Chapters,
    ImmutableArray<Component> Components,
    ImmutableArray<Release> Releases,
    ImmutableArray<Milestone> Milestones,
    ImmutableArray<Source> Sources,
    ImmutableArray<Redirect> Redirects)
{
    public IEnumerable<Record> Records => [.. Chapters, .. Components, .. Releases, .. Milestones];
}
