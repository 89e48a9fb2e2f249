using System.Collections.Immutable;
using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;
using Chronicle.Writing;

namespace Chronicle.Authoring.Drafts;

/// <summary>The form of a value: a text, one of the choices, several of them, or pairs of a choice and a value.</summary>
internal enum QuestionForm { Text, Choice, List, Map }

/// <summary>A key without a value, as a question to the author.</summary>
/// <param name="Example">A value in the form in which an author types it.</param>
/// <param name="Choices">The allowed words or ids: of the value, of the entries of a list, or of the keys of a map. Empty if any text is
/// allowed.</param>
/// <param name="Values">The allowed words or ids of the values of a map; empty for other forms, or if any text is allowed.</param>
internal sealed record KeyQuestion(string Key, string Description, string Example, bool IsRequired, QuestionForm Form,
    ImmutableArray<Choice> Choices, ImmutableArray<Choice> Values);

/// <summary>
/// A new record. Each value is checked when it is set. It must be valid in a file, and the ids and the words of vocabularies in it must
/// exist in the input. The class does no I/O: the caller writes the file.
/// </summary>
internal sealed class NewRecord
{
    private readonly RecordKind _kind;
    private readonly KnownValues _known;
    private readonly ObjectSchema _schema;
    private readonly ImmutableHashSet<string> _taken;
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);

    /// <summary>A record without any value.</summary>
    public NewRecord(RecordKind kind, InputFiles files)
    {
        _kind = kind;
        _known = new(Reader.Run(files).Value);
        _schema = _known.Declared(kind.ObjectSchema);
        _taken = _known.Taken(kind);
    }

    /// <summary>Whether the file contains prose after the facts.</summary>
    public bool HasProse => _kind.HasProse;

    /// <summary>The required keys that have no value yet.</summary>
    public ImmutableArray<string> MissingKeys =>
        [.. _schema.Fields.Where(known => known.Required && !_values.ContainsKey(known.Name)).Select(known => known.Name)];

    /// <summary>
    /// The keys without a value for which the author is asked: the required keys, and the optional keys of <see cref="RecordKind.Asked"/>.
    /// An optional key is left out if it names records of a kind that the input does not have.
    /// </summary>
    public ImmutableArray<KeyQuestion> Questions => [.. _schema.Fields
        .Where(known => !_values.ContainsKey(known.Name) && (known.Required || _kind.Asked.Contains(known.Name) && CanRefer(known.Type)))
        .Select(ToQuestion)];

    /// <summary>
    /// Sets the value of a key from the text that an author typed. For a list or a map, a second value is added to the first. Returns the
    /// reason if the value is refused, otherwise null.
    /// </summary>
    public string? Give(string key, string text)
    {
        if (_schema.Fields.FirstOrDefault(field => field.Name == key) is not { } field)
            return $"a {_schema.Name} has no key \"{key}\"{Nearest.Hint(key, _schema.Fields.Select(known => known.Name))}";
        if (Parse(field, text.Trim()) is not { } value)
            return $"\"{key}\" cannot be read; write " + (field.Type is SchemaType.ListOf
                ? "words with commas between them, or [a, \"b\"]" : "key:value with commas between them, or { key: \"value\" }");
        var diagnostics = new DiagnosticBag();
        ValueCheck.Run(field, value, diagnostics);
        if (diagnostics.ToImmutable() is [var first, ..])
            return first.Message;
        value = _known.WithCurrentIds(field.Type, value);
        if (_known.FindUnknown(field.Type, value) is { } unknown)
            return $"\"{key}\": {unknown}";
        if (_values.TryGetValue(key, out var before))
        {
            if (Join(before, value) is not { } joined)
                return $"\"{key}\" was given twice";
            value = joined;
        }
        if ((value as YamlMapping)?.Entries.GroupBy(entry => entry.Key).FirstOrDefault(same => same.Count() > 1) is { } repeated)
            return $"\"{key}\" has the key \"{repeated.Key}\" twice";
        _values[key] = value;
        return null;
    }

    /// <summary>
    /// A free id, made from the title; null if there is no title, or if no letter or digit of the title can be written in ASCII.
    /// </summary>
    public string? SuggestId() => Title is { } title ? NewId.Suggest(title, _taken) : null;

    /// <summary>The reason why the record cannot have this id; null if it can.</summary>
    public string? ExplainId(string id) => _known.ExplainId(id, _kind, _taken);

    /// <summary>The reason why there is no suggested id, and the next step for the author.</summary>
    public string NoIdMessage =>
        _kind.TitleKey is not { } key ? $"a {_kind.Name} is called by its version: new {_kind.Name} ID"
        : Title is not null ? $"no id can be made from this {key}, which has no letter from a to z and no digit; "
            + $"give one: new {_kind.Name} ID"
        : $"no id can be made without a {key}: new {_kind.Name} ID, or --set {key}=…";

    /// <summary>The text of the record's file.</summary>
    public string ToText() => HasProse ? RecordText.Record(_schema, _values) : RecordText.Source(_schema, _values);

    /// <summary>The file of the record under this id. The caller writes it.</summary>
    public InputFile ToFile(string id, InputFiles files) =>
        new($"{files.Input.Path}/{_kind.Folder}/{id}{_kind.Ending}", Encoding.UTF8.GetBytes(ToText()));

    private string? Title => _kind.TitleKey is { } key && _values.GetValueOrDefault(key) is YamlScalar title ? title.Value : null;

    private KeyQuestion ToQuestion(Field field)
    {
        var (form, choices, values) = field.Type switch
        {
            SchemaType.ListOf list => (QuestionForm.List, list.Item, null),
            SchemaType.MapOf map => (QuestionForm.Map, map.Key, map.Item is SchemaType.Either either ? either.Scalar : map.Item),
            SchemaType.TermOf or SchemaType.OneOf or SchemaType.IdOf => (QuestionForm.Choice, field.Type, (SchemaType?)null),
            _ => (QuestionForm.Text, field.Type, null),
        };
        // An example in a schema is YAML. The question shows it without brackets and quotes, because an author can type it without them.
        return new(field.Name, field.Description, field.Example.Trim('[', ']', '{', '}', '"', ' '), field.Required, form,
            choices is null ? [] : _known.ChoicesOf(choices), values is null ? [] : _known.ChoicesOf(values));
    }

    // Whether the input has a record that a value of this type can name. If it has no release, for example, a question for a release is
    // useless.
    private bool CanRefer(SchemaType type) => type switch
    {
        SchemaType.IdOf => _known.ChoicesOf(type).Length > 0,
        SchemaType.ListOf list => CanRefer(list.Item),
        SchemaType.MapOf { Key: { } key } => CanRefer(key),
        _ => true,
    };

    // Reads the text that an author typed. A list can be words with commas between them, and a map can be key:value pairs with commas
    // between them. A text that begins with a bracket is read as YAML; the result is null if the YAML is not valid.
    private static YamlNode? Parse(Field field, string text)
    {
        var at = SourceLocation.StartOf(field.Name);
        text = text.ReplaceLineEndings(" ");
        if (field.Type is SchemaType.ListOf or SchemaType.MapOf or SchemaType.ObjectOf or SchemaType.Stated && text is ['[' or '{', ..])
        {
            var diagnostics = new DiagnosticBag();
            var map = YamlReader.ReadMapping(new SourceText(field.Name, $"value: {text}\n"), .., diagnostics);
            return diagnostics.ToImmutable().IsEmpty && map is { Entries: [{ Key: "value", Value: var value }] } ? value : null;
        }
        const StringSplitOptions Clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        return field.Type switch
        {
            SchemaType.ListOf => new YamlSequence([.. text.Split(',', Clean).Select(item => new YamlScalar(item, at))], at),
            SchemaType.MapOf => new YamlMapping([.. text.Split(',', Clean).Select(entry => ToEntry(entry, at))], at),
            _ => new YamlScalar(text, at),
        };
    }

    private static YamlEntry ToEntry(string text, SourceLocation at)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        return new(parts[0], at, new YamlScalar(parts.ElementAtOrDefault(1) ?? "", at));
    }

    private static YamlNode? Join(YamlNode before, YamlNode after) => (before, after) switch
    {
        (YamlSequence a, YamlSequence b) => a with { Items = a.Items.AddRange(b.Items) },
        (YamlMapping a, YamlMapping b) => a with { Entries = a.Entries.AddRange(b.Entries) },
        _ => null,
    };
}
