using System.Collections.Immutable;
using Chronicle.Check;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>The draft to the model of the whole site: ids resolved, addresses given, citations numbered, mentions turned round.</summary>
internal static class Linker
{
    /// <summary>Null without usable settings, of which the reader has told.</summary>
    public static PhaseResult<SiteModel?> Run(ParsedSite draft, BuildOptions options)
    {
        var diagnostics = new DiagnosticBag();
        if (draft.Settings is not { } settings)
            return diagnostics.With<SiteModel?>(null);

        var resolved = RelationRules.Resolve(RecordIndex.Create(AsOf.Apply(draft, options.AsOf), diagnostics), diagnostics);
        var names = NameIndex.Create(resolved, diagnostics);
        Identities.Check([.. resolved.Records], diagnostics);
        var prose = ProseLinker.LinkAll(resolved, names, diagnostics);
        var citedBy = GroupBySource(prose);
        SourceRules.ReportUnused(resolved, citedBy, diagnostics);
        SourceRules.CheckSilences(settings, diagnostics);
        RedirectRules.Check(draft.Redirects, diagnostics);
        RelationRules.CheckNavigation(settings, resolved, diagnostics);

        return diagnostics.With<SiteModel?>(new SiteModel
        {
            Limits = options.Limits,
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
            Statuses = new StatusHistory(resolved.Components, resolved.Releases, resolved.Milestones),
            CitedBy = citedBy,
        });
    }

    private static IReadOnlyDictionary<RecordId, ImmutableArray<Milestone>> Histories(RecordIndex index)
    {
        var histories = new MultiMap<RecordId, Milestone>();
        foreach (var milestone in index.Milestones)
            foreach (var id in Concerned(milestone))
                histories.Add(id, milestone);
        return histories.ToDictionary();
    }

    // Each record once, though an author may list one twice.
    private static IEnumerable<RecordId> Concerned(Milestone milestone)
    {
        var ids = milestone.Components.Append(milestone.Release).OfType<Located<RecordId>>().Select(at => at.Value);
        return milestone.Components.Length > 1 ? ids.Distinct() : ids;
    }

    private static IReadOnlyDictionary<SourceId, ImmutableArray<Record>> GroupBySource(ImmutableArray<LinkedRecord> records)
    {
        var citedBy = new MultiMap<SourceId, Record>();
        foreach (var linked in records)
            foreach (var reference in linked.References)
                citedBy.Add(reference.Source.Id, linked.Record);
        return citedBy.ToDictionary();
    }
}
