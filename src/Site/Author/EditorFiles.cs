using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Site.Read;

namespace Site.Author;

/// <summary>
/// Help for editors: a JSON Schema (draft-07, the newest that YAML editors know well) for each kind of file, and snippets for the facts in front
/// of Markdown, where schemas do not reach. Pure functions of the shapes and of what the input holds.
/// </summary>
public static class EditorFiles
{
    private const string Dialect = "http://json-schema.org/draft-07/schema#";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Names below <c>.vscode/</c>, with their texts.</summary>
    public static ImmutableArray<(string Name, string Text)> Create(Catalogue catalogue) =>
    [
        ("schemas/chapter.json", Text(Document(catalogue, Shapes.Chapter))),
        ("schemas/component.json", Text(Document(catalogue, Shapes.Component))),
        ("schemas/milestone.json", Text(Document(catalogue, Shapes.Milestone))),
        ("schemas/redirects.json", Text(Redirects(catalogue))),
        ("schemas/release.json", Text(Document(catalogue, Shapes.Release))),
        ("schemas/site.json", Text(Document(catalogue, Shapes.Settings))),
        ("schemas/sources.json", Text(Sources(catalogue))),
        ("records.code-snippets", Text(Snippets.Create(catalogue))),
    ];

    private static string Text(JsonObject json) => json.ToJsonString(Indented) + "\n";

    private static JsonObject Document(Catalogue catalogue, Shape shape)
    {
        var schema = new JsonObject { ["$schema"] = Dialect, ["title"] = shape.Name };
        foreach (var (name, value) in Keys(catalogue, catalogue.Declared(shape)))
            schema[name] = value?.DeepClone();
        return schema;
    }

    private static JsonObject Sources(Catalogue catalogue) => new()
    {
        ["$schema"] = Dialect,
        ["title"] = "sources",
        ["description"] = "The bibliography: a map of id to source.",
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["pattern"] = "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$" },
        ["additionalProperties"] = Keys(catalogue, Shapes.SourceEntry),
    };

    private static JsonObject Redirects(Catalogue catalogue) => new()
    {
        ["$schema"] = Dialect,
        ["title"] = "redirects",
        ["description"] = "Old addresses, each from its first slash to its last, and where what stood there is now.",
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["pattern"] = "^/.+/(#.+)?$" },
        ["additionalProperties"] = new JsonObject
        {
            ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string", ["pattern"] = "^/" }, Keys(catalogue, Shapes.Gone)),
        },
    };

    private static JsonObject Keys(Catalogue catalogue, Shape shape)
    {
        var properties = new JsonObject();
        foreach (var field in shape.Fields)
        {
            var schema = Value(catalogue, field.Type);
            schema.Insert(0, "description", field.Example == "" ? field.Description : $"{field.Description} Example: {field.Example}");
            properties[field.Name] = schema;
        }
        return new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Strings(shape.Fields.Where(field => field.Required).Select(field => field.Name)),
            ["properties"] = properties,
        };
    }

    private static JsonObject Value(Catalogue catalogue, KeyType type) => type switch
    {
        KeyType.Number => new() { ["type"] = "number" },
        KeyType.Flag => new() { ["type"] = "boolean" },
        // A bare year is a number in YAML.
        KeyType.Date => new() { ["type"] = Strings(["string", "integer"]), ["pattern"] = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?~?$" },
        KeyType.WebAddress => new() { ["type"] = "string", ["pattern"] = "^([Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]):" },
        KeyType.ListOf list => new() { ["type"] = "array", ["items"] = Value(catalogue, list.Item) },
        KeyType.MapOf map => Map(catalogue, map),
        KeyType.Keys keys => Keys(catalogue, keys.Shape),
        _ when catalogue.ChoicesOf(type) is { IsEmpty: false } choices => new()
        {
            ["enum"] = Strings(choices.Select(choice => choice.Value)),
            ["enumDescriptions"] = Strings(choices.Select(choice => choice.Label)),
        },
        _ => new() { ["type"] = Strings(["string", "number", "boolean"]), ["pattern"] = "\\S" },
    };

    private static JsonObject Map(Catalogue catalogue, KeyType.MapOf map)
    {
        var choices = map.Key is null ? [] : catalogue.ChoicesOf(map.Key);
        if (choices.IsEmpty)
            return new() { ["type"] = "object", ["additionalProperties"] = Value(catalogue, map.Item) };
        // Named keys rather than a pattern: editors complete them.
        var properties = new JsonObject();
        foreach (var choice in choices)
        {
            var schema = map.Item is KeyType.TermOf or KeyType.IdOf ? new() { ["enum"] = Strings(catalogue.ChoicesOf(map.Item).Select(item => item.Value)) } : Value(catalogue, map.Item);
            schema.Insert(0, "description", choice.Label);
            properties[choice.Value] = schema;
        }
        return new() { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
    }

    private static JsonArray Strings(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)value)];
}
