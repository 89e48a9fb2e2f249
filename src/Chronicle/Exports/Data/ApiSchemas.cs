using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Exports.Data;

/// <summary>
/// A kind of file of the API. <paramref name="Collection"/> is the folder of the files of one record; empty for all other kinds of file.
/// </summary>
internal sealed record ApiShape(string Name, JsonTypeInfo Type, string Collection = "")
{
    /// <summary>
    /// The schema without the declarations of a site. It is made once, and each site gets a copy, because reflection over the types takes
    /// several times longer than a copy. Without the copy, reflection took an eighth of the processor time for a small site.
    /// </summary>
    public Lazy<SchemaForm> Form { get; } = new(() => ApiSchemas.FormOf(Type));
}

/// <summary>
/// A schema and the definitions to which it refers. The nodes never change: each site gets a copy (<see cref="JsonNode.DeepClone"/>).
/// </summary>
internal sealed record SchemaForm(JsonNode Root, ImmutableArray<KeyValuePair<string, JsonNode>> Definitions);

/// <summary>
/// Creates a JSON Schema (2020-12) for every kind of file from the types that write the files. Each record type is a named entry of
/// <c>$defs</c>. The keys that a schema names are required. Other keys are allowed, because later releases of version 1 of the API may add
/// keys.
/// </summary>
internal static class ApiSchemas
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private const string Evidence = "evidence";

    /// <summary>
    /// A temporary key in a generated schema. It marks an object whose keys each site declares. Its value names the declarations:
    /// <see cref="Figures"/>, or the record type to which the declared fields belong.
    /// </summary>
    private const string Declared = "declared";

    private const string Figures = "figures";

    private static readonly Lazy<SchemaForm> DateForm = new(() => FormOf(ApiJson.Default.ApiDate));

    private static readonly Lazy<SchemaForm> LinkForm = new(() => FormOf(ApiJson.Default.ApiLink));

    public static ImmutableArray<ApiShape> RecordShapes { get; } =
    [
        new("chapter", ApiJson.Default.Chapter, "chapters"), new("component", ApiJson.Default.Component, "components"),
        new("release", ApiJson.Default.Release, "releases"),
        new("milestone", ApiJson.Default.Milestone, "milestones"), new("source", ApiJson.Default.Source, "sources"),
    ];

    public static ImmutableArray<ApiShape> All { get; } =
    [
        new("index", ApiJson.Default.Index), new("vocabularies", ApiJson.Default.Vocabularies),
        new("chapters", ApiJson.Default.Chapters), new("components", ApiJson.Default.Components), new("releases", ApiJson.Default.Releases),
        new("milestones", ApiJson.Default.Milestones), new("sources", ApiJson.Default.Sources),
        new("chronology", ApiJson.Default.Chronology), new("chronology-year", ApiJson.Default.ChronologyYear),
        new("support", ApiJson.Default.StatusTable), new("all", ApiJson.Default.All),
        .. RecordShapes, new("moved", ApiJson.Default.Moved),
    ];

    /// <summary>The additional kinds of file of a chronicle whose data is too large for one file.</summary>
    private static readonly ImmutableArray<ApiShape> OfParts = [new(ApiRoutes.AllParts, ApiJson.Default.AllParts),
        new(ApiRoutes.Texts, ApiJson.Default.Texts)];

    public static IEnumerable<DataFile> Files(SiteModel site, Presenter presenter) => All.Concat(JsonApi.IsInParts(site) ? OfParts : [])
        .Select(shape => new DataFile(null, null, null, new(ApiRoutes.Schema(shape.Name), site.Settings.At, () =>
            Write(Create(shape, site.Settings, presenter.Canonical(ApiRoutes.Schema(shape.Name)))))));

    /// <summary>The kinds of file of this site. The kinds for one record come first.</summary>
    public static IEnumerable<ApiShape> Of(SiteModel site) => RecordShapes.Concat(JsonApi.IsInParts(site)
        ? All.Where(shape => shape.Name != "all").Concat(OfParts) : All).Distinct();

    public static JsonObject Create(ApiShape shape, Settings settings, string id)
    {
        var (root, shared) = shape.Form.Value;
        var definitions = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var (name, definition) in shared)
            if (settings.Evidence is not null || name != NameOf(typeof(ApiProof)))
                definitions.Add(name, definition.DeepClone());
        var schema = root.DeepClone().AsObject();
        foreach (var part in definitions.Values.Append(schema).ToArray())
            Complete(part.AsObject(), settings, definitions);
        schema.Insert(0, "$schema", Dialect);
        schema.Insert(1, "$id", id);
        schema.Insert(2, "title", shape.Name);
        if (definitions.Count > 0)
            schema["$defs"] = new JsonObject(definitions.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        return schema;
    }

    /// <summary>The name of a type of the API in the schemas.</summary>
    private static string NameOf(Type type) => JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name["Api".Length..]);

    /// <summary>
    /// The meaning of a key, in English, because it is a text for programmers and the same on every site. Empty for a key without a
    /// description.
    /// </summary>
    public static string Describe(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), false) is [DescriptionAttribute described]
            ? described.Description : "";

    /// <summary>Whether a type has a separate definition in the schema.</summary>
    private static bool IsDefined(Type type) => type is { IsGenericType: false, IsEnum: false, Namespace: { } name }
        && name == typeof(ApiSchemas).Namespace && type != typeof(ApiFields) && type != typeof(ApiFigures);

    /// <summary>
    /// The schema of a type without the declarations of a site. Each object whose keys a site declares has the key <see cref="Declared"/>.
    /// </summary>
    internal static SchemaForm FormOf(JsonTypeInfo type)
    {
        var definitions = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        var root = type.GetJsonSchemaAsNode(new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Transform(context, node, definitions)
        });
        return new(root, [.. definitions]);
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node, SortedDictionary<string, JsonNode> definitions)
    {
        var type = context.TypeInfo.Type;
        var schema = type == typeof(ApiFigures) ? new() { ["type"] = "object", [Declared] = Figures }
            : type == typeof(ApiFields) ? new() { ["type"] = "object", [Declared] = context.PropertyInfo!.DeclaringType.Name }
            : IsDefined(type) ? Define(NameOf(type), node.AsObject(), definitions)
            : node as JsonObject;
        if (schema is null)
            return node;
        if (context.PropertyInfo is not { } property)
            return schema;
        if (property.AttributeProvider?.IsDefined(typeof(UrlAttribute), false) == true)
            schema["format"] = "uri";
        if (Describe(property) is { Length: > 0 } description)
            schema["description"] = description;
        return schema;
    }

    /// <summary>
    /// Adds the declarations of a site to a schema. If the site uses source trees, all records of a kind have the key for evidence.
    /// Otherwise no record has it.
    /// </summary>
    private static void Complete(JsonObject schema, Settings settings, SortedDictionary<string, JsonNode> definitions)
    {
        if (schema["properties"] is not JsonObject properties)
            return;
        if (settings.Evidence is null)
            properties.Remove(Evidence);
        else if (properties[Evidence] is { } evidence)
        {
            evidence["type"] = "array";
            schema["required"]!.AsArray().Add((JsonNode)Evidence);
        }
        foreach (var (_, node) in properties)
            if (node is JsonObject property && property.Remove(Declared, out var of))
            {
                var (values, required) = of!.GetValue<string>() is var name && name == Figures
                    ? FactsSchema(settings.Figures.Select(figure => (figure.Id, figure.Description,
                        new JsonObject { ["type"] = new JsonArray("number", "null") })))
                    : FactsSchema(FieldsOf(name, settings)
                        .Select(field => (field.Id, field.Description, FieldSchema(field, definitions))));
                property.Insert(1, "properties", values);
                property.Insert(2, "required", required);
            }
    }

    private static JsonObject Define(string name, JsonObject schema, SortedDictionary<string, JsonNode> definitions)
    {
        var mayBeNull = schema["type"] is JsonArray;
        if (mayBeNull)
            schema["type"] = "object";
        definitions.TryAdd(name, schema);
        var reference = new JsonObject { ["$ref"] = $"#/$defs/{name}" };
        return mayBeNull ? new() { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
    }

    private static (JsonObject Properties, JsonArray Required) FactsSchema(
        IEnumerable<(string Id, string? Description, JsonObject Schema)> facts)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var (id, description, schema) in facts)
        {
            if (description is not null)
                schema["description"] = description;
            properties[id] = schema;
            required.Add((JsonNode)id);
        }
        return (properties, required);
    }

    private static ImmutableArray<FieldDeclaration> FieldsOf(string record, Settings settings) => record switch
    {
        nameof(ApiComponent) => settings.ComponentFields,
        nameof(ApiPart) => settings.PartFields,
        nameof(ApiRelease) => settings.ReleaseFields,
        nameof(ApiMilestone) => settings.MilestoneFields,
        _ => settings.SourceFields,
    };

    private static JsonObject FieldSchema(FieldDeclaration field, SortedDictionary<string, JsonNode> definitions) => field.Shape switch
    {
        FieldShape.Several => new() { ["type"] = "array", ["items"] = ItemSchema(field.Kind, definitions) },
        FieldShape.Labelled => new() { ["type"] = "object", ["additionalProperties"] = ItemSchema(field.Kind, definitions) },
        _ => new() { ["anyOf"] = new JsonArray(ItemSchema(field.Kind, definitions), new JsonObject { ["type"] = "null" }) },
    };

    private static JsonObject ItemSchema(FieldKind kind, SortedDictionary<string, JsonNode> definitions) => kind switch
    {
        FieldKind.Number => new() { ["type"] = "number" },
        FieldKind.Date => Reference("date", DateForm, definitions),
        FieldKind.FlagOrDate => new()
        {
            ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "boolean" }, Reference("date", DateForm, definitions)),
        },
        FieldKind.Record => Reference("link", LinkForm, definitions),
        FieldKind.Link => new() { ["type"] = "string", ["format"] = "uri" },
        _ => new() { ["type"] = "string" },
    };

    // A declared field may be the only use of this type in a schema, so this method adds the definitions that are missing.
    private static JsonObject Reference(string name, Lazy<SchemaForm> form, SortedDictionary<string, JsonNode> definitions)
    {
        foreach (var (id, definition) in form.Value.Definitions)
            if (!definitions.ContainsKey(id))
                definitions.Add(id, definition.DeepClone());
        return new() { ["$ref"] = $"#/$defs/{name}" };
    }

    private static ReadOnlyMemory<byte> Write(JsonObject schema) => ApiJson.Write(writer => schema.WriteTo(writer), indented: true);
}
