using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read.Schema;

namespace Chronicle.Authoring;

/// <summary>A word or an id that a value may be, with what people call it.</summary>
public sealed record Choice(string Value, string Label);

/// <summary>What an input has already: the words and ids that a new record, or an editor, can choose from. In a stated order, whatever the files' order.</summary>
public sealed class KnownValues(ParsedSite draft)
{
    /// <summary>The ids that no new record may have: records share one space, sources have their own.</summary>
    public ImmutableHashSet<string> Taken(bool ofSources) =>
        ofSources ? [.. draft.Sources.Select(source => source.Id.Value)] : [.. draft.Records.Select(record => record.Id.Value), .. draft.Unusable.Select(record => record.Id.Value)];

    /// <summary>The shape of a kind of record with the fields that <c>site.yml</c> declares for it.</summary>
    public ObjectSchema Declared(ObjectSchema shape) =>
        shape == Schemas.Component ? shape.With(draft.Settings?.ComponentFields ?? [])
        : shape == Schemas.Release ? shape.With(draft.Settings?.ReleaseFields ?? [])
        : shape;

    /// <summary>What a value of this type may be; nothing when it may be anything.</summary>
    public ImmutableArray<Choice> ChoicesOf(SchemaType type) => type switch
    {
        SchemaType.OneOf known => [.. known.Known.Select(word => new Choice(word, word))],
        SchemaType.TermOf { Vocabulary: "component_kinds" } => Terms(draft.Settings?.ComponentKinds),
        SchemaType.TermOf { Vocabulary: "statuses" } => Terms(draft.Settings?.Statuses),
        SchemaType.TermOf => Terms(draft.Settings?.MilestoneKinds),
        SchemaType.IdOf { Space: IdSpace.Source } => [.. draft.Sources.OrderBy(source => source.Id).Select(source => new Choice(source.Id.Value, source.Title))],
        SchemaType.IdOf { Space: IdSpace.Figure } => [.. (draft.Settings?.Figures ?? []).Select(figure => new Choice(figure.Id, figure.Label))],
        SchemaType.IdOf { Space: IdSpace.Component } => Ids(draft.Components),
        SchemaType.IdOf { Space: IdSpace.Release } => Ids(draft.Releases),
        SchemaType.IdOf { Space: IdSpace.Milestone } => Ids(draft.Milestones),
        SchemaType.IdOf => Ids(draft.Records),
        _ => [],
    };

    private static ImmutableArray<Choice> Terms(Vocabulary? vocabulary) =>
        vocabulary is null ? [] : [.. vocabulary.Terms.Select(term => new Choice(term.Id, term.Description is null ? term.Label : $"{term.Label}: {term.Description}"))];

    private static ImmutableArray<Choice> Ids(IEnumerable<Record> records) => [.. records.OrderBy(record => record.Id).Select(record => new Choice(record.Id.Value, record.Title))];
}
