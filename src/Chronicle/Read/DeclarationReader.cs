using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;

namespace Chronicle.Read;

/// <summary>Reads the vocabularies, fields, figures and dimensions that <c>site.yml</c> declares.</summary>
internal static class DeclarationReader
{
    public static Vocabulary Vocabulary(YamlMapping map, string key, DiagnosticBag diagnostics)
    {
        foreach (var (id, at, _) in map.NamedMappings(key))
            if (!Ids.IsValid(id))
                diagnostics.Add(Rules.BadId, at, $"\"{id}\" is no id: {Ids.Rule}");
        return new(key, Declarations(map, key, (id, entry) =>
        {
            var label = entry.Text("label") ?? id;
            return new Term(id, label, entry.Text("plural") ?? label, entry.Text("description"), entry.Text("tone") ?? "neutral");
        }));
    }

    public static Vocabulary SourceKinds(YamlMapping map, DiagnosticBag diagnostics) => map["source_kinds"] is YamlMapping
        ? Vocabulary(map, "source_kinds", diagnostics)
        : new("source_kinds", [.. Schemas.SourceKinds.Select(kind => new Term(kind, "", "", null, "neutral"))]);

    public static ImmutableArray<StatusDimension> Dimensions(YamlMapping map, DiagnosticBag diagnostics)
    {
        const string Key = "status_dimensions";
        CheckNames(map, Key, diagnostics);
        foreach (var (id, at, _) in map.NamedMappings(Key))
            if (id == StatusChange.Whole)
                diagnostics.Add(Rules.BadId, at, $"\"{id}\" is no dimension: in \"changes\", it is the key of the status as a whole; "
                    + "choose a different word");
        return Declarations(map, Key, (id, entry) => new StatusDimension(id, entry.Text("label") ?? id, entry.Text("description")));
    }

    public static ImmutableArray<FigureDeclaration> Figures(YamlMapping map, DiagnosticBag diagnostics)
    {
        const string Key = "figures";
        CheckNames(map, Key, diagnostics);
        return Declarations(map, Key, (id, entry) => new FigureDeclaration(id, entry.Text("label") ?? id, entry.Text("description")));
    }

    private static void CheckNames(YamlMapping map, string key, DiagnosticBag diagnostics)
    {
        foreach (var (id, at, _) in map.NamedMappings(key))
            if (!Ids.IsName(id))
                diagnostics.Add(Rules.BadId, at, $"\"{id}\" is not a valid name. {Ids.RuleOfNames}");
    }

    public static ImmutableArray<FieldDeclaration> Fields(YamlMapping map, string key, ObjectSchema shape, DiagnosticBag diagnostics)
    {
        CheckNames(map, key, diagnostics);
        foreach (var (id, at, _) in map.NamedMappings(key))
            if (shape.Fields.Any(field => field.Name == id && !field.CanBeReplaced))
                diagnostics.Add(Rules.DuplicateKey, at, $"\"{id}\" is a key that every {shape.Name} has; give the field another name");
        return Declarations(map, key, (id, entry) =>
            new FieldDeclaration(id, entry.Text("label") ?? id, KindOf(entry.Text("type")), entry.Text("description"), ShapeOf(entry),
                entry.Text("unit")));
    }

    private static FieldKind KindOf(string? type) => type switch
    {
        "code" or "code-list" => FieldKind.Code,
        "number" => FieldKind.Number,
        "version" => FieldKind.Version,
        "date" => FieldKind.Date,
        "flag-or-date" => FieldKind.FlagOrDate,
        "link" => FieldKind.Link,
        "record" => FieldKind.Record,
        _ => FieldKind.Text,
    };

    private static FieldShape ShapeOf(YamlMapping declaration) =>
        declaration.Text("labelled") == "true" ? FieldShape.Labelled
        : declaration.Text("several") == "true" || declaration.Text("type") is "list" or "code-list" ? FieldShape.Several
        : FieldShape.One;

    private static ImmutableArray<T> Declarations<T>(YamlMapping map, string key, Func<string, YamlMapping, T> declare) =>
        // An entry with an empty key can have no address, so it is left out. The mistake has been reported.
        [.. map.NamedMappings(key).Where(entry => entry.Key.Length > 0).Select(entry => declare(entry.Key, entry.Map))];
}
