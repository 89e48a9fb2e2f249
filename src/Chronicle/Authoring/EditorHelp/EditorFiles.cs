using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Read;
using Chronicle.Read.Schema;

namespace Chronicle.Authoring.EditorHelp;

/// <summary>
/// Files for text editors. Each kind of file has a JSON Schema (draft-07, the newest draft that YAML editors support well). Editors apply
/// no schema to the facts of Markdown files, so these facts have snippets. The functions are pure: they depend only on the schemas and the
/// input.
/// </summary>
internal static class EditorFiles
{
    private const string Dialect = "http://json-schema.org/draft-07/schema#";

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ImmutableArray<(string Name, Func<KnownValues, JsonObject> Create)> Files =
    [
        ("schemas/chapter.json", known => Document(known, Schemas.Chapter)),
        ("schemas/component.json", known => Document(known, Schemas.Component)),
        ("schemas/milestone.json", known => Document(known, Schemas.Milestone)),
        ("schemas/redirects.json", Redirects),
        ("schemas/release.json", known => Document(known, Schemas.Release)),
        ("schemas/site.json", known => Document(known, Schemas.Settings)),
        ("schemas/source.json", known => Document(known, Schemas.SourceEntry)),
        ("records.code-snippets", Snippets.Create),
    ];

    public static IEnumerable<string> Names => Files.Select(file => file.Name);

    /// <summary>The files of the folder <c>.vscode/</c>, by name, with their texts.</summary>
    public static ImmutableArray<(string Name, string Text)> Create(InputFiles files) => Create(Reader.Run(files).Value);

    /// <summary>The files of the folder <c>.vscode/</c> for an input that is read already.</summary>
    internal static ImmutableArray<(string Name, string Text)> Create(ParsedSite parsed)
    {
        var known = new KnownValues(parsed);
        return [.. Files.Select(file => (file.Name, file.Create(known).ToJsonString(Indented) + "\n"))];
    }

    private static JsonObject Document(KnownValues known, ObjectSchema source)
    {
        var schema = new JsonObject { ["$schema"] = Dialect, ["title"] = source.Name };
        foreach (var (name, value) in Keys(known, known.Declared(source)))
            schema[name] = value?.DeepClone();
        return schema;
    }

    private static JsonObject Redirects(KnownValues known) => new()
    {
        ["$schema"] = Dialect,
        ["title"] = "redirects",
        ["description"] = "Old addresses, each from its first slash, and the addresses that took their place.",
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["pattern"] = "^/.+(/|\\.html)(#.+)?$" },
        ["additionalProperties"] = new JsonObject
        {
            ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string", ["pattern"] = "^/" }, Keys(known, SchemaParts.Gone)),
        },
    };

    private static JsonObject Keys(KnownValues known, ObjectSchema source)
    {
        var properties = new JsonObject();
        foreach (var field in source.Fields)
        {
            var schema = Value(known, field.Type);
            schema.Insert(0, "description", field.Example == "" ? field.Description : $"{field.Description} Example: {field.Example}");
            properties[field.Name] = schema;
        }
        return new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Strings(source.Fields.Where(field => field.Required).Select(field => field.Name)),
            ["properties"] = properties,
        };
    }

    private const string Day = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

    private const string Single = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?~?";

    private const string Bound = "(" + Single + "|[0-9]{4}-(2[1-4]|3[3-6])~?)";

    private const string AnyDate =
        Bound + "|(" + Bound + @"|\.\.)?/(" + Bound + @"|\.\.)?|\[\.\." + Bound + @"\]|\[" + Bound + @"\.\.\]|([≤≥]|[<>]=) ?"
        + Bound;

    private static JsonObject Value(KnownValues known, SchemaType type) => type switch
    {
        SchemaType.Number => new() { ["type"] = "number" },
        SchemaType.Flag => new() { ["type"] = "boolean" },
        // A year alone is a number in YAML.
        SchemaType.Date date => new()
        {
            ["type"] = Strings(["string", "integer"]),
            ["pattern"] = date.Form switch { DateForm.Day => $"^{Day}$", DateForm.Single => $"^{Single}$", _ => $"^({AnyDate})$" },
        },
        SchemaType.WebAddress address => new()
        {
            ["type"] = "string",
            ["pattern"] = address.MayBeMail ? "^(https?://|mailto:)" : "^https?://",
        },
        SchemaType.Colour => new() { ["type"] = "string", ["pattern"] = "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$", ["format"] = "color-hex" },
        SchemaType.ListOf list => new() { ["type"] = "array", ["items"] = Value(known, list.Item), ["uniqueItems"] = true },
        SchemaType.MapOf map => Map(known, map),
        SchemaType.Either either => new() { ["anyOf"] = new JsonArray(Value(known, either.Scalar), Map(known, either.Keys)) },
        SchemaType.FlagOrDate => new()
        {
            ["type"] = Strings(["string", "integer", "boolean"]),
            ["pattern"] = $"^(true|false|{AnyDate})$",
        },
        SchemaType.ObjectOf keys => Keys(known, keys.Schema),
        SchemaType.Stated stated => new() { ["anyOf"] = new JsonArray(Value(known, stated.Item), Keys(known, stated.Keys)) },
        _ when known.ChoicesOf(type) is { IsEmpty: false } choices => new()
        {
            ["enum"] = Strings(choices.Select(choice => choice.Value)),
            ["enumDescriptions"] = Strings(choices.Select(choice => choice.Label)),
        },
        _ => new() { ["type"] = Strings(["string", "number", "boolean"]), ["pattern"] = "\\S" },
    };

    private static JsonObject Map(KnownValues known, SchemaType.MapOf map)
    {
        var choices = map.Key is null ? [] : known.ChoicesOf(map.Key);
        if (choices.IsEmpty)
            return new() { ["type"] = "object", ["additionalProperties"] = Value(known, map.Item) };
        // The schema names each key and uses no pattern, because editors complete only named keys.
        var properties = new JsonObject();
        if (map.OtherKey is { } other)
            choices = choices.Insert(0, new(other, "As a whole"));
        foreach (var choice in choices)
        {
            var schema = map.Item is SchemaType.TermOf or SchemaType.IdOf
                ? new() { ["enum"] = Strings(known.ChoicesOf(map.Item).Select(item => item.Value)) } : Value(known, map.Item);
            schema.Insert(0, "description", choice.Label);
            properties[choice.Value] = schema;
        }
        return new() { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
    }

    private static JsonArray Strings(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)value)];
}
