using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Read.Schema;

/// <summary>The schemas of records with the fields and figures that <c>site.yml</c> declares.</summary>
internal sealed class RecordSchemas(Settings? settings)
{
    public Settings? Settings => settings;

    public ObjectSchema Component { get; } = EvidenceSchemas.Declared(Schemas.Component, settings);

    public ObjectSchema Release { get; } = EvidenceSchemas.Declared(Schemas.Release, settings);

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

    public ImmutableHashSet<string> Figures { get; } = [.. settings?.Figures.Select(figure => figure.Id) ?? []];
}
