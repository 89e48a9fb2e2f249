using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;

namespace Chronicle.Authoring;

/// <summary>A word or an id that is allowed as a value, with its label.</summary>
internal sealed record Choice(string Value, string Label)
{
    /// <summary>The choice as one line of the list from which an author chooses.</summary>
    public string Text => Label == Value ? Value : Value.Length == 0 ? Label : $"{Value}  ({Label})";
}

/// <summary>
/// The words and ids of an input that are offered as choices: for a new record, and in the files for text editors. Their order does not
/// depend on the order of the files.
/// </summary>
internal sealed class KnownValues(ParsedSite parsed)
{
    private readonly RecordSchemas _schemas = new(parsed.Settings);
    private readonly RenamedIds _renamed = new(parsed.Redirects);

    /// <summary>
    /// The ids that are in use, so a new record cannot have them. All records share one set of ids. Sources have a separate set.
    /// </summary>
    public ImmutableHashSet<string> Taken(bool ofSources) => ofSources
        ? [.. parsed.Sources.Select(source => source.Id.Value), .. parsed.UnusableSources.Select(id => id.Value)]
        : [.. parsed.Records.Select(record => record.Id.Value), .. parsed.Unusable.Select(record => record.Id.Value)];

    /// <summary>The path of the file that has this id; null if the file is unreadable.</summary>
    public string? PathOf(string id, bool ofSources) => ofSources
        ? parsed.Sources.FirstOrDefault(source => source.Id.Value == id)?.At.Path
        : parsed.Records.FirstOrDefault(record => record.Id.Value == id)?.At.Path;

    /// <summary>The schema of a kind of record with the fields that <c>site.yml</c> declares for it.</summary>
    public ObjectSchema Declared(ObjectSchema schema) =>
        schema == Schemas.Component ? _schemas.Component
        : schema == Schemas.Release ? _schemas.Release
        : schema == Schemas.Milestone ? _schemas.Milestone
        : schema == Schemas.SourceEntry ? _schemas.Source
        : schema;

    /// <summary>
    /// The values that this type allows. Empty if the type allows any value, or if the type needs a word or an id and the input has none.
    /// </summary>
    public ImmutableArray<Choice> ChoicesOf(SchemaType type) => type switch
    {
        SchemaType.OneOf known => [.. known.Known.Select(word => new Choice(word, word))],
        SchemaType.TermOf term => Terms(parsed.Settings?.Vocabulary(term.Vocabulary)),
        SchemaType.IdOf { Space: IdSpace.Source } =>
            [.. parsed.Sources.OrderBy(source => source.Id).Select(source => new Choice(source.Id.Value, source.Title))],
        SchemaType.IdOf { Space: IdSpace.Figure } =>
            [.. (parsed.Settings?.Figures ?? []).Select(figure => new Choice(figure.Id, figure.Label))],
        SchemaType.IdOf { Space: IdSpace.Dimension } =>
            [.. (parsed.Settings?.StatusDimensions ?? []).Select(dimension => new Choice(dimension.Id, dimension.Label))],
        SchemaType.Either either => ChoicesOf(either.Scalar),
        SchemaType.IdOf { Space: IdSpace.Component } => Ids(parsed.Components),
        SchemaType.IdOf { Space: IdSpace.Release } => Ids(parsed.Releases),
        SchemaType.IdOf { Space: IdSpace.Milestone } => Ids(parsed.Milestones),
        SchemaType.IdOf => Ids(parsed.Records),
        _ => [],
    };

    /// <summary>The value with the current id in place of each former id of a record or a source.</summary>
    public YamlNode WithCurrentIds(SchemaType type, YamlNode value) => (type, value) switch
    {
        (SchemaType.ListOf list, YamlSequence sequence) =>
            sequence with { Items = [.. sequence.Items.Select(item => WithCurrentIds(list.Item, item))] },
        (SchemaType.MapOf map, YamlMapping mapping) => mapping with
        {
            Entries = [.. mapping.Entries.Select(entry => entry with
            {
                Key = map.Key is SchemaType.IdOf key && entry.Key != map.OtherKey ? Current(key, entry.Key) : entry.Key,
                Value = WithCurrentIds(map.Item, entry.Value),
            })],
        },
        (SchemaType.Stated stated, not YamlMapping) => WithCurrentIds(stated.Item, value),
        (SchemaType.Stated stated, YamlMapping mapping) => WithCurrentIds(stated.Keys, mapping),
        (SchemaType.ObjectOf keys, YamlMapping mapping) => WithCurrentIds(keys.Schema, mapping),
        (SchemaType.Either either, _) => WithCurrentIds(value is YamlMapping ? either.Keys : either.Scalar, value),
        (SchemaType.IdOf id, YamlScalar word) => word with { Value = Current(id, word.Value) },
        _ => value,
    };

    private YamlMapping WithCurrentIds(ObjectSchema keys, YamlMapping mapping) => mapping with
    {
        Entries = [.. mapping.Entries.Select(entry => keys.Fields.FirstOrDefault(field => field.Name == entry.Key) is { } field
            ? entry with { Value = WithCurrentIds(field.Type, entry.Value) } : entry)],
    };

    private string Current(SchemaType.IdOf type, string id)
    {
        var known = ChoicesOf(type).Select(choice => choice.Value).ToHashSet(StringComparer.Ordinal);
        return _renamed.FindCurrent(type.Space == IdSpace.Source, id, known.Contains) ?? id;
    }

    /// <summary>
    /// The reason why a value is not valid: a word that is in no vocabulary, or an id that the input does not have. Null if there is none.
    /// </summary>
    public string? FindUnknown(SchemaType type, YamlNode value) => (type, value) switch
    {
        (SchemaType.ListOf list, YamlSequence sequence) => sequence.Items.Select(item => FindUnknown(list.Item, item))
            .FirstOrDefault(wrong => wrong is not null),
        (SchemaType.MapOf map, YamlMapping mapping) => mapping.Entries
            .Select(entry => (map.Key is null || entry.Key == map.OtherKey ? null
                    : FindUnknown(map.Key, new YamlScalar(entry.Key, entry.KeyAt)))
                ?? FindUnknown(map.Item, entry.Value))
            .FirstOrDefault(wrong => wrong is not null),
        (SchemaType.Stated stated, YamlMapping mapping) => FindUnknown(stated.Keys, mapping),
        (SchemaType.Stated stated, _) => FindUnknown(stated.Item, value),
        (SchemaType.ObjectOf keys, YamlMapping mapping) => FindUnknown(keys.Schema, mapping),
        (SchemaType.Either either, _) => FindUnknown(value is YamlMapping ? either.Keys : either.Scalar, value),
        (SchemaType.TermOf term, YamlScalar word) => FindUnknown(type, word.Value, $"no word of {term.Vocabulary}"),
        (SchemaType.IdOf id, YamlScalar word) => FindUnknown(type, word.Value,
            $"no {id.Space.ToString().ToLowerInvariant()} that the input has"),
        _ => null,
    };

    private string? FindUnknown(ObjectSchema keys, YamlMapping mapping) => keys.Fields
        .Select(key => mapping[key.Name] is { } inside ? FindUnknown(key.Type, inside) : null)
        .FirstOrDefault(wrong => wrong is not null);

    private string? FindUnknown(SchemaType type, string word, string what)
    {
        var words = ChoicesOf(type).Select(choice => choice.Value).ToArray();
        return words.Contains(word) ? null : $"\"{word}\" is {what}{Nearest.Hint(word, words)}";
    }

    private static ImmutableArray<Choice> Terms(Vocabulary? vocabulary) =>
        [.. (vocabulary?.Terms ?? []).Select(term => new Choice(term.Id, term.Description is null ? term.Label
            : $"{term.Label}: {term.Description}"))];

    private static ImmutableArray<Choice> Ids(IEnumerable<Record> records) =>
        [.. records.OrderBy(record => record.Id).Select(record => new Choice(record.Id.Value, record.Title))];
}
