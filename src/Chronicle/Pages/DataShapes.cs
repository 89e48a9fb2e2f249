using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Chronicle.Pages;

/// <summary>
/// The tables of keys on the page about the data. They are made from the schemas that the site publishes, so the page and the schemas
/// cannot differ.
/// </summary>
internal static class DataShapes
{
    /// <summary>
    /// Every type that has keys: the types that are the content of a file, in the order of the schemas, then all others by name.
    /// </summary>
    public static ImmutableArray<DataPage.ShapeView> Create(IEnumerable<JsonObject> schemas)
    {
        var definitions = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        var first = new List<string>();
        foreach (var schema in schemas)
        {
            foreach (var (name, definition) in schema["$defs"]!.AsObject())
                definitions.TryAdd(name, definition!);
            first.AddRange(schema["properties"]!.AsObject().Select(key => TypeOf(key.Value!).Shape).OfType<string>());
        }
        return [.. first.Concat(definitions.Keys).Distinct().Select(name => new DataPage.ShapeView(name, AnchorOf(name),
            [.. definitions[name]["properties"]!.AsObject().Select(key => Key(key.Key, key.Value!))]))];
    }

    private static DataPage.KeyView Key(string name, JsonNode schema)
    {
        var (type, shape) = TypeOf(schema);
        return new(name, type, shape is null ? null : "#" + AnchorOf(shape), schema["description"]?.GetValue<string>() ?? "");
    }

    /// <summary>The type of a value in the form that the page shows, and the name of the type; null if the type has no keys.</summary>
    private static (string Type, string? Shape) TypeOf(JsonNode schema)
    {
        // A value with keys that may be null.
        if (schema["anyOf"] is { } anyOf)
        {
            var (known, of) = TypeOf(anyOf[0]!);
            return (known + "?", of);
        }
        if (schema["$ref"]?.GetValue<string>()["#/$defs/".Length..] is { } name)
            return (name, name);
        // A value of a list of words has no type in the schema.
        var types = schema["type"] is JsonArray several ? [.. several.Select(type => type!.GetValue<string>())]
            : ImmutableArray.Create(schema["type"]?.GetValue<string>() ?? "string");
        var mark = types.Contains("null") || schema["enum"] is JsonArray words && words.Contains(null) ? "?" : "";
        var type = types.First(type => type != "null");
        if (type != "array")
            return (type + mark, null);
        var (item, shape) = TypeOf(schema["items"]!);
        return ($"{item}[]{mark}", shape);
    }

    private static string AnchorOf(string name) => "section-" + name;
}
