using System.Collections.Immutable;
using Site.Domain;
using Site.Text;

namespace Site.Link;

/// <summary>The draft to the model of the whole site: ids resolved, addresses given, citations numbered, mentions turned round.</summary>
public static class Linker
{
    /// <summary>Null without usable settings, of which the reader has told.</summary>
    public static Passed<SiteModel?> Run(Draft draft, BuildOptions options)
    {
        var found = new Findings();
        if (draft.Settings is not { } settings)
            return found.With<SiteModel?>(null);

        var visible = AsOf.Apply(draft, options.AsOf);
        var index = RecordIndex.Create(visible, found);
        var resolved = ReferenceRules.Resolve(index, found);
        var names = NameIndex.Create(resolved, found);
        var prose = ProseLinker.LinkAll(resolved, names, found);
        var citedBy = Turn(prose);
        SourceRules.ReportUnused(resolved, citedBy, found);
        Identities.Check(resolved.Records, found);
        SourceRules.CheckSilences(settings, found);
        RedirectRules.Check(draft.Redirects, found);
        ReferenceRules.CheckNavigation(settings, resolved, found);

        return found.With<SiteModel?>(new SiteModel
        {
            Settings = settings,
            Revision = draft.Revision with { AsOf = options.AsOf },
            Url = options.Url ?? settings.Url,
            Chapters = resolved.Chapters,
            Components = resolved.Components,
            Releases = resolved.Releases,
            Milestones = resolved.Milestones,
            Sources = resolved.Sources,
            Retired = resolved.Retired,
            Permalinks = draft.Permalinks,
            Redirects = draft.Redirects,
            Linked = prose.ToDictionary(linked => linked.Record.Id),
            History = Histories(resolved),
            Statuses = new(resolved.Components, resolved.Releases, resolved.Milestones),
            CitedBy = citedBy,
        });
    }

    private static IReadOnlyDictionary<RecordId, ImmutableArray<Milestone>> Histories(RecordIndex index) =>
        index.Milestones
            .SelectMany(milestone => milestone.Components.Append(milestone.Release).OfType<Located<RecordId>>().Select(at => at.Value).Distinct()
                .Select(id => new { Id = id, Milestone = milestone }))
            .GroupBy(entry => entry.Id)
            .ToDictionary(group => group.Key, group => group.Select(entry => entry.Milestone).ToImmutableArray());

    private static IReadOnlyDictionary<SourceId, ImmutableArray<Record>> Turn(ImmutableArray<LinkedRecord> records) =>
        records
            .SelectMany(linked => linked.References.Select(reference => new { reference.Source.Id, linked.Record }))
            .GroupBy(entry => entry.Id)
            .ToDictionary(group => group.Key, group => group.Select(entry => entry.Record).ToImmutableArray());
}
