using System.Collections.Immutable;
using Chronicle.Import.Mappings;
using Chronicle.Read.Schema;

namespace Chronicle.Authoring.EditorHelp;

/// <summary>
/// Explains the keys of all files that an author writes, for <c>help keys</c>: the keys of the input, and the keys of the mappings of
/// imports.
/// </summary>
internal static class KeyHelp
{
    private static readonly ImmutableArray<ObjectSchema> Schemas = [.. KeyReference.All, .. KeyReference.WithInner(ImportSchemas.Mapping)];

    public static ImmutableArray<string> Names { get; } = [.. Schemas.Select(schema => schema.Name)];

    /// <summary>The keys of the file or the entry with this name, in Markdown.</summary>
    public static string Explain(string name) => KeyReference.Explain(Schemas.Single(schema => schema.Name == name));
}
