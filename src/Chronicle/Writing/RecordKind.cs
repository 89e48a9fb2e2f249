using System.Collections.Immutable;
using Chronicle.Read.Schema;

namespace Chronicle.Writing;

/// <summary>
/// A kind of record that commands write. <paramref name="Folder"/> contains the files of this kind. An id is made from the value of the key
/// <paramref name="TitleKey"/>; null for releases, whose id is the version. <paramref name="Asked"/> has the optional keys for which the
/// command <c>new</c> asks.
/// </summary>
internal sealed record RecordKind(
    string Name, ObjectSchema ObjectSchema, string Folder, string? TitleKey, ImmutableArray<string> Asked)
{
    /// <summary>The kind with a name, or with the name of its folder; null if there is none.</summary>
    public static RecordKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name || kind.Folder == name);

    /// <summary>Whether the files of this kind contain prose after the facts. The file of a source contains only facts.</summary>
    public bool HasProse => ObjectSchema != Schemas.SourceEntry;

    /// <summary>The extension of the files of this kind.</summary>
    public string Ending => HasProse ? ".md" : ".yml";

    public static readonly ImmutableArray<RecordKind> All =
    [
        new("milestone", Schemas.Milestone, "milestones", "title", ["release", "components", "changes"]),
        new("component", Schemas.Component, "components", "name", ["since"]),
        new("release", Schemas.Release, "releases", null, ["date"]),
        new("chapter", Schemas.Chapter, "text", "title", ["sources"]),
        new("source", Schemas.SourceEntry, "sources", "title", ["publisher", "authors", "date"]),
    ];
}
