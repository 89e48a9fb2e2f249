using System.Collections.Immutable;
using Site.Read;

namespace Site.Author;

/// <summary>A kind of record that <c>new</c> can make. <paramref name="Folder"/> is where its file goes; sources share one file and have none.</summary>
public sealed record NewKind(string Name, Shape Shape, string? Folder, string? TitleKey)
{
    public static readonly ImmutableArray<NewKind> All =
    [
        new("milestone", Shapes.Milestone, "milestones", "title"),
        new("component", Shapes.Component, "components", "name"),
        new("release", Shapes.Release, "releases", null),
        new("text", Shapes.Chapter, "text", "title"),
        new("source", Shapes.SourceEntry, null, "title"),
    ];
}
