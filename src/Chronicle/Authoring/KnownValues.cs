using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;
using Chronicle.Writing;

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
    /// The ids that a new record of a kind cannot have, because an id or its address is in use. All records share one set of ids. Sources
    /// have a separate set.
    /// </summary>
    public ImmutableHashSet<string> Taken(RecordKind kind) =>
    [
        .. kind.HasProse
            ? parsed.Records.Select(record => record.Id.Value).Concat(parsed.Unusable.Select(record => record.Id.Value))
            : parsed.Sources.Select(source => source.Id.Value).Concat(parsed.UnusableSources.Select(id => id.Value)),
        .. TakenAddress.IdsIn(kind.Folder, parsed),
    ];

    /// <summary>The reason why a new record of a kind cannot have this id; null if it can.</summary>
    public string? ExplainId(string id, RecordKind kind, ImmutableHashSet<string> taken) => NewId.ExplainForm(id)
        ?? (!taken.Contains(id) ? kind.Name == "milestone" ? NewId.ExplainReserved(id) : null
            : TakenAddress.Explain(parsed, Routes.Of(kind.Folder, id)) is { } reason ? $"{reason}; choose another id"
            : $"\"{id}\" is taken{(PathOf(id, kind) is { } path ? $" by {path}" : "")}: nothing is ever overwritten");

    /// <summary>The path of the file that has this id; null if the file is unreadable.</summary>
    private string? PathOf(string id, RecordKind kind) => kind.HasProse
        ? parsed.Records.FirstOrDefault(record => record.Id.Value == id)?.At.Path
        : parsed.Sources.FirstOrDefault(source => source.Id.Value == id)?.At.Path;

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
    public YamlNode WithCurrentIds(SchemaType type, YamlNode value) => NamedValues.Change(type, value,
        (kind, name) => kind is SchemaType.IdOf id ? name with { Value = Current(id, name.Value) } : name) ?? value;

    private string Current(SchemaType.IdOf type, string id)
    {
        var known = ChoicesOf(type).Select(choice => choice.Value).ToHashSet(StringComparer.Ordinal);
        return _renamed.FindCurrent(type.Space == IdSpace.Source, id, known.Contains) ?? id;
    }

    /// <summary>
    /// The reason why a value is not valid: a word that is in no vocabulary, or an id that the input does not have. Null if there is none.
    /// </summary>
    public string? FindUnknown(SchemaType type, YamlNode value)
    {
        string? unknown = null;
        NamedValues.Change(type, value, (kind, name) =>
        {
            unknown ??= ExplainUnknown(kind, name.Value);
            return name;
        });
        return unknown;
    }

    private string? ExplainUnknown(SchemaType type, string name)
    {
        var names = ChoicesOf(type).Select(choice => choice.Value).ToArray();
        return names.Contains(name) ? null : $"\"{name}\" is " + (type is SchemaType.IdOf id
            ? $"no {id.Space.ToString().ToLowerInvariant()} that the input has" : $"no word of {((SchemaType.TermOf)type).Vocabulary}")
            + Nearest.Hint(name, names);
    }

    private static ImmutableArray<Choice> Terms(Vocabulary? vocabulary) =>
        [.. (vocabulary?.Terms ?? []).Select(term => new Choice(term.Id, term.Description is null ? term.Label
            : $"{term.Label}: {term.Description}"))];

    private static ImmutableArray<Choice> Ids(IEnumerable<Record> records) =>
        [.. records.OrderBy(record => record.Id).Select(record => new Choice(record.Id.Value, record.Title))];
}
