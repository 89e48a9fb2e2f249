using System.Collections.Immutable;
using Chronicle.Read.Schema;

namespace Chronicle.Authoring;

/// <summary>
/// A kind of record that <c>new</c> can make. <paramref name="Folder"/> is the folder of its files. <paramref name="TitleKey"/> is the key
/// whose value gives the id. <paramref name="Asked"/> are optional keys that link the record or place it in time.
/// </summary>
internal sealed record RecordKind(
    string Name, ObjectSchema ObjectSchema, string Folder, string? TitleKey, ImmutableArray<string> Asked)
{
    /// <summary>The kind with a name, or with the name of its folder; null if there is none.</summary>
    public static RecordKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name || kind.Folder == name);

    /// <summary>Whether its files contain prose after the facts. A file of a source contains only facts.</summary>
    public bool HasProse => ObjectSchema != Schemas.SourceEntry;

    /// <summary>The extension of its files.</summary>
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
