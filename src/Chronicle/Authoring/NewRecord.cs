using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;

namespace Chronicle.Authoring;

/// <summary>
/// What an author gave for the keys of a new record, each checked as it comes: by the reader's own rules, and by the words and ids that the input
/// has. Holds the values as YAML, in the order of the shape.
/// </summary>
public sealed class NewRecord(ObjectSchema shape, KnownValues known)
{
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);

    public ObjectSchema ObjectSchema { get; } = known.Declared(shape);

    public YamlNode? this[string key] => _values.GetValueOrDefault(key);

    /// <summary>Takes a value as it is typed; a second one for a list or a map is added to the first. What is wrong with it, or null.</summary>
    public string? Give(string key, string text)
    {
        var field = ObjectSchema.Fields.FirstOrDefault(field => field.Name == key);
        if (field is null)
            return $"a {ObjectSchema.Name} has no key \"{key}\"{Nearest.Hint(key, ObjectSchema.Fields.Select(known => known.Name))}";
        var diagnostics = new DiagnosticBag();
        var value = Parse(field, text.Trim(), diagnostics);
        if (value is not null)
            ObjectSchema.CheckValue(field, value, diagnostics);
        if (diagnostics.ToImmutable() is [var first, ..])
            return first.Message;
        if (Unknown(field.Type, value!) is { } unknown)
            return unknown;
        if (_values.TryGetValue(key, out var before) && !TryJoin(before, value!, out value))
            return $"\"{key}\" was given twice";
        _values[key] = value!;
        return null;
    }

    // A list may be written as words between commas, a map as key:value; what begins with a bracket is YAML.
    private static YamlNode? Parse(Field field, string text, DiagnosticBag diagnostics)
    {
        var at = SourceLocation.StartOf(field.Name);
        if (field.Type is SchemaType.ListOf or SchemaType.MapOf or SchemaType.ObjectOf && text is ['[' or '{', ..])
            return YamlReader.ReadMapping(new SourceText(field.Name, $"value: {text}\n"), .., diagnostics)?["value"];
        return field.Type switch
        {
            SchemaType.ListOf => new YamlSequence([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => new YamlScalar(item, at))], at),
            SchemaType.MapOf => new YamlMapping([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(entry => Entry(entry, at))], at),
            _ => new YamlScalar(text.ReplaceLineEndings(" "), at),
        };
    }

    private static YamlEntry Entry(string text, SourceLocation at)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        return new(parts[0], at, new YamlScalar(parts.ElementAtOrDefault(1) ?? "", at));
    }

    private static bool TryJoin(YamlNode before, YamlNode after, out YamlNode? joined)
    {
        joined = (before, after) switch
        {
            (YamlSequence a, YamlSequence b) => a with { Items = a.Items.AddRange(b.Items) },
            (YamlMapping a, YamlMapping b) => a with { Entries = a.Entries.AddRange(b.Entries) },
            _ => null,
        };
        return joined is not null;
    }

    private string? Unknown(SchemaType type, YamlNode value) => (type, value) switch
    {
        (SchemaType.ListOf list, YamlSequence sequence) => sequence.Items.Select(item => Unknown(list.Item, item)).FirstOrDefault(wrong => wrong is not null),
        (SchemaType.MapOf map, YamlMapping mapping) => mapping.Entries
            .Select(entry => (map.Key is null ? null : Unknown(map.Key, new YamlScalar(entry.Key, entry.KeyAt))) ?? Unknown(map.Item, entry.Value)).FirstOrDefault(wrong => wrong is not null),
        (SchemaType.TermOf term, YamlScalar word) => Unknown(type, word.Value, $"no word of {term.Vocabulary}"),
        (SchemaType.IdOf id, YamlScalar word) => Unknown(type, word.Value, $"no {id.Space.ToString().ToLowerInvariant()} that the input has"),
        _ => null,
    };

    private string? Unknown(SchemaType type, string word, string what)
    {
        var words = known.ChoicesOf(type).Select(choice => choice.Value).ToArray();
        return words.Contains(word) ? null : $"\"{word}\" is {what}{Nearest.Hint(word, words)}";
    }
}
