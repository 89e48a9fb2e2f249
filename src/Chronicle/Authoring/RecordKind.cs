using System.Collections.Immutable;
using Chronicle.Read.Schema;

namespace Chronicle.Authoring;

/// <summary>
/// A kind of record that <c>new</c> can make. <paramref name="Folder"/> is the folder of its files.
/// <paramref name="TitleKey"/> is the key from which an id can be made. <paramref name="Asked"/> are keys that a record can do without,
/// and that link it or place it in time.
/// </summary>
internal sealed record RecordKind(
    string Name, ObjectSchema ObjectSchema, string Folder, string? TitleKey, ImmutableArray<string> Asked)
{
    /// <summary>Whether its files hold prose below the facts. A file of a source holds facts alone.</summary>
    public bool HasProse => ObjectSchema != Schemas.SourceEntry;

    /// <summary>The ending of its files.</summary>
    public string Ending => HasProse ? ".md" : ".yml";

    public static readonly ImmutableArray<RecordKind> All =
    [
        new("milestone", Schemas.Milestone, "milestones", "title", ["release", "components", "changes"]),
        new("component", Schemas.Component, "components", "name", ["since"]),
        new("release", Schemas.Release, "releases", null, ["date"]),
        new("text", Schemas.Chapter, "text", "title", ["sources"]),
        new("source", Schemas.SourceEntry, "sources", "title", ["publisher", "authors", "date"]),
    ];
}
