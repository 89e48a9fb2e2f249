using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Read.Schema;

/// <summary>A key, with its meaning in one sentence, and an example of its value in YAML.</summary>
internal sealed record Field(string Name, SchemaType Type, bool Required, string Description, string Example)
{
    /// <summary>
    /// Whether a declared field with the same name replaces this key. This is necessary for a new key, because older chronicles may have
    /// declared such a field.
    /// </summary>
    public bool CanBeReplaced { get; init; }
}

/// <summary>The keys that a mapping may have.</summary>
internal sealed class ObjectSchema(string name, ImmutableArray<Field> fields)
{
    private readonly Dictionary<string, Field> _byName = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);

    public string Name => name;

    public ImmutableArray<Field> Fields => fields;

    /// <summary>
    /// A copy of this schema with the fields that <c>site.yml</c> declares for it. A field with a question to source trees may have values
    /// with the keys of <paramref name="stated"/>.
    /// </summary>
    public ObjectSchema With(ImmutableArray<FieldDeclaration> declared, ObjectSchema? stated = null) => new(Name,
    [
        .. Fields.Where(known => !known.CanBeReplaced || declared.All(field => field.Id != known.Name)),
        .. declared.Where(field => Fields.All(known => known.CanBeReplaced || known.Name != field.Id)).DistinctBy(field => field.Id)
            .Select(field => new Field(field.Id, TypeOf(field, field.HasQuestion ? stated : null), Required: false,
                field.Description ?? field.Label, "")),
    ]);

    /// <summary>A copy of this schema with a different type for one key.</summary>
    public ObjectSchema WithType(string key, SchemaType type) =>
        new(Name, [.. Fields.Select(field => field.Name == key ? field with { Type = type } : field)]);

    /// <summary>Reports unknown keys, missing keys, and values of the wrong type.</summary>
    public void Check(YamlMapping map, DiagnosticBag diagnostics)
    {
        foreach (var entry in map.Entries)
        {
            if (_byName.TryGetValue(entry.Key, out var field))
                ValueCheck.Run(field, entry.Value, diagnostics);
            else
                diagnostics.Add(Rules.UnknownKey, entry.KeyAt, hints => $"unknown key \"{entry.Key}\" in a {Name}"
                    + (IsRestOfText(entry) ? "; between { and } a comma ends a value: put a text with a comma in quotes"
                        : hints.Find(entry.Key, Fields.Select(f => f.Name))));
        }
        foreach (var required in Fields)
            if (required.Required && map[required.Name] is null)
                diagnostics.Add(Rules.MissingKey, map.At, $"a {Name} needs the key \"{required.Name}\"");
    }

    /// <summary>The first key that the mapping must not have; null if it has none.</summary>
    public YamlEntry? FindUnknown(YamlMapping map) => map.Entries.FirstOrDefault(entry => !_byName.ContainsKey(entry.Key));

    /// <summary>Whether the mapping has every required key, and no unknown one.</summary>
    public bool HasKeysOf(YamlMapping map) =>
        FindUnknown(map) is null && Fields.All(field => !field.Required || map[field.Name] is not null);

    // In a mapping between { and }, an unquoted comma ends a value. YAML reads the words after the comma as a key without a value.
    private static bool IsRestOfText(YamlEntry entry) => entry is { Value: YamlScalar { Value: "" } } && entry.Key.Contains(' ');

    private static SchemaType TypeOf(FieldDeclaration field, ObjectSchema? stated)
    {
        SchemaType item = field.Kind switch
        {
            FieldKind.Number => new SchemaType.Number(),
            FieldKind.Date => new SchemaType.Date(),
            FieldKind.FlagOrDate => new SchemaType.FlagOrDate(),
            FieldKind.Link => new SchemaType.WebAddress(),
            FieldKind.Record => new SchemaType.IdOf(IdSpace.Record),
            _ => new SchemaType.AnyText(),
        };
        if (stated is not null)
            item = new SchemaType.Stated(item, stated);
        return field.Shape switch
        {
            FieldShape.Several => new SchemaType.ListOf(item),
            FieldShape.Labelled => new SchemaType.MapOf(item),
            _ => item,
        };
    }
}
