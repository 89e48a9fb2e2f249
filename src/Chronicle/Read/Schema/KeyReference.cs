using System.Collections.Immutable;

namespace Chronicle.Read.Schema;

/// <summary>The schemas of all objects, for the tables of <c>input/README.md</c> and for <c>help keys</c>.</summary>
internal static class KeyReference
{
    /// <summary>The schemas of whole files and of their first entries.</summary>
    public static readonly ImmutableArray<ObjectSchema> Files = [Schemas.Chapter, Schemas.Component, Schemas.Release, Schemas.Milestone,
        Schemas.SourceEntry, SchemaParts.Gone, Schemas.Settings];

    /// <summary>The schemas of the files, then the schemas of the objects in these files. Each name occurs once.</summary>
    public static readonly ImmutableArray<ObjectSchema> All =
        [.. Files.Concat(Files.SelectMany(WithInner)).DistinctBy(schema => schema.Name, StringComparer.Ordinal)];

    /// <summary>The meaning of a key, with the words that its value can be.</summary>
    public static string Describe(Field field) => field.Description
        + (field.Type is SchemaType.OneOf known ? $" One of {string.Join(", ", known.Known.Select(word => $"`{word}`"))}." : "");

    /// <summary>The keys of a schema, in Markdown: the meaning of each key, and an example.</summary>
    public static string Explain(ObjectSchema schema) => string.Join("\n\n", schema.Fields.Select(field =>
        $"`{field.Name}`{(field.Required ? " (required)" : "")}: {Describe(field)}\n\n    {field.Name}: {field.Example}"));

    /// <summary>A schema, and the schemas of the objects in it.</summary>
    public static IEnumerable<ObjectSchema> WithInner(ObjectSchema schema) =>
        [schema, .. schema.Fields.SelectMany(field => Inner(field.Type)).SelectMany(WithInner)];

    private static IEnumerable<ObjectSchema> Inner(SchemaType type) => type switch
    {
        SchemaType.ObjectOf keys => [keys.Schema],
        SchemaType.ListOf list => Inner(list.Item),
        SchemaType.MapOf map => Inner(map.Item),
        SchemaType.Either either => Inner(either.Keys),
        SchemaType.Stated stated => [stated.Keys, .. Inner(stated.Item)],
        _ => [],
    };
}
