using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Read.Schema;

/// <summary>The schemas of records with the fields and figures that <c>site.yml</c> declares.</summary>
internal sealed class RecordSchemas(Settings? settings)
{
    public Settings? Settings => settings;

    public ObjectSchema Component { get; } = Schemas.Component
        .WithType("parts", new SchemaType.MapOf(new SchemaType.ObjectOf(SchemaParts.Part.With(settings?.PartFields ?? []))))
        .With(settings?.ComponentFields ?? [], EvidenceSchemas.ComponentValue);

    public ObjectSchema Release { get; } = (settings?.Figures.Any(figure => figure.HasQuestion) is true
        ? Schemas.Release.WithType("figures", EvidenceSchemas.AskedFigures) : Schemas.Release)
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
}
