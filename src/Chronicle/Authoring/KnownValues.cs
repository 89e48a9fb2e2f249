using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Read;
using Chronicle.Read.Schema;

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

    public static KnownValues Read(InputFiles files) => new(Reader.Run(files).Value);

    /// <summary>
    /// The ids that are in use, so a new record cannot have them. All records share one set of ids. Sources have a separate set.
    /// </summary>
    public ImmutableHashSet<string> Taken(bool ofSources) => ofSources
        ? [.. parsed.Sources.Select(source => source.Id.Value), .. parsed.UnusableSources.Select(id => id.Value)]
        : [.. parsed.Records.Select(record => record.Id.Value), .. parsed.Unusable.Select(record => record.Id.Value)];

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

    private static ImmutableArray<Choice> Terms(Vocabulary? vocabulary) =>
        [.. (vocabulary?.Terms ?? []).Select(term => new Choice(term.Id, term.Description is null ? term.Label
            : $"{term.Label}: {term.Description}"))];

    private static ImmutableArray<Choice> Ids(IEnumerable<Record> records) =>
        [.. records.OrderBy(record => record.Id).Select(record => new Choice(record.Id.Value, record.Title))];
}
