using System.Collections.Immutable;
using Chronicle.Read.Schema;

namespace Chronicle.Authoring;

/// <summary>
/// A kind of record that <c>new</c> can make. <paramref name="Folder"/> is the folder of its files; null for sources, which share one file.
/// <paramref name="TitleKey"/> is the key from which an id can be made.
/// </summary>
internal sealed record RecordKind(string Name, ObjectSchema ObjectSchema, string? Folder, string? TitleKey)
{
    public static readonly ImmutableArray<RecordKind> All =
    [
        new("milestone", Schemas.Milestone, "milestones", "title"),
        new("component", Schemas.Component, "components", "name"),
        new("release", Schemas.Release, "releases", null),
        new("text", Schemas.Chapter, "text", "title"),
        new("source", Schemas.SourceEntry, null, "title"),
    ];
}
