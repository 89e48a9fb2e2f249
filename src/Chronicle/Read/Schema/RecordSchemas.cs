using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Read.Schema;

/// <summary>The schemas of records with the fields and figures that <c>site.yml</c> declares.</summary>
internal sealed class RecordSchemas(Settings? settings)
{
    public Settings? Settings => settings;

    public ObjectSchema Component { get; } = WithParts(Schemas.Component, settings?.PartFields ?? [])
        .With(settings?.ComponentFields ?? [], EvidenceSchemas.ComponentValue);

    public ObjectSchema Release { get; } =
        (settings?.Figures.Any(figure => figure.HasQuestion) is true ? WithAskedFigures(Schemas.Release) : Schemas.Release)
            .With(settings?.ReleaseFields ?? [], EvidenceSchemas.ReleaseValue);

    public ObjectSchema Milestone { get; } = Schemas.Milestone.With(settings?.MilestoneFields ?? []);

    public ObjectSchema Source { get; } = (settings is null ? Schemas.SourceEntry
        : Schemas.SourceOf([.. settings.SourceKinds.Terms.Select(kind => kind.Id)])).With(settings?.SourceFields ?? []);

    /// <summary>The schema of the records of a folder.</summary>
    public ObjectSchema Of(string folder) => folder switch
    {
        "text" => Schemas.Chapter,
        "components" => Component,
        "releases" => Release,
        "milestones" => Milestone,
        _ => Source,
    };

    /// <summary>The names of the declared figures.</summary>
    public ImmutableHashSet<string> Figures { get; } = [.. settings?.Figures.Select(figure => figure.Id) ?? []];

    private static ObjectSchema WithParts(ObjectSchema component, ImmutableArray<FieldDeclaration> declared) =>
        WithType(component, "parts", new SchemaType.MapOf(new SchemaType.ObjectOf(SchemaParts.Part.With(declared))));

    private static ObjectSchema WithAskedFigures(ObjectSchema release) => WithType(release, "figures", EvidenceSchemas.AskedFigures);

    private static ObjectSchema WithType(ObjectSchema schema, string key, SchemaType type) =>
        schema with { Fields = [.. schema.Fields.Select(field => field.Name == key ? field with { Type = type } : field)] };
}
