using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;

namespace Chronicle.Extending.Running;

/// <summary>
/// Copies the linked model into a <see cref="LinkedSite"/>, the type that pipelines and checks of other programs can read.
/// </summary>
internal static class LinkedSiteFactory
{
    public static LinkedSite Create(SiteModel site) => new()
    {
        Title = site.Settings.Title,
        Language = site.Settings.Language,
        HomeUrl = site.Url.Absolute(Routes.Home),
        BasePath = site.Url.BasePath,
        Records =
        [
            .. site.Chapters.Select(chapter => Create(site, chapter, SiteRecordKind.Chapter)),
            .. site.Components.Select(component => Create(site, component, SiteRecordKind.Component) with
            {
                Term = component.Kind.Value,
                Status = component.Status.Value,
                People = component.People,
                Organisations = component.Organisations,
                Facts = Facts(component.Fields),
                Related = [.. component.Related.Select(reference => reference.Value.Value)],
            }),
            .. site.Releases.Select(release => Create(site, release, SiteRecordKind.Release) with
            {
                Date = release.Date?.Value.Edtf,
                Facts = Facts(release.Fields),
            }),
            .. site.Milestones.Select(milestone => Create(site, milestone, SiteRecordKind.Milestone) with
            {
                Date = milestone.Date.Value.Edtf,
                Term = milestone.Kind.Value,
                People = milestone.People,
                Facts = Facts(milestone.Fields),
                Related = Related(milestone),
            }),
        ],
        Sources = [.. site.Sources.Select(source =>
            new SiteSource(source.Id.Value, source.Title, source.Url.Value, Routes.Source(source.Id).Value))],
    };

    private static SiteRecord Create(SiteModel site, Record record, SiteRecordKind kind) => new()
    {
        Kind = kind,
        Id = record.Id.Value,
        Title = record.Title,
        Summary = record.Summary,
        Address = site[record].Address.Value,
        Url = site.Url.Link(site[record].Address),
        Sources = [.. record.Sources.Select(source => source.Value.Value)],
        File = record.At.Path,
    };

    private static ImmutableArray<string> Related(Milestone milestone) =>
    [
        .. milestone.Components.Append(milestone.Release).Append(milestone.Supersedes).OfType<Located<RecordId>>()
            .Select(reference => reference.Value.Value).Distinct(),
    ];

    private static ImmutableArray<SiteFact> Facts(ImmutableArray<FieldValue> fields) =>
        [.. fields.Select(field => new SiteFact(field.Field.Id, field.Field.Label, [.. field.Items.Select(item => item.Text)])
        {
            ValueLabels = [.. field.Items.Select(item => item.Label)],
        })];
}
