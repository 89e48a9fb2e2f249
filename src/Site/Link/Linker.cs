using System.Collections.Immutable;
using Site.Domain;
using Site.Text;

namespace Site.Link;

/// <summary>The draft to the model of the whole site: ids resolved, addresses given, citations numbered, mentions turned round.</summary>
public static class Linker
{
    /// <summary>Null without usable settings, of which the reader has told. With a memo, prose is linked again only where it or what it leads to has changed.</summary>
    public static Passed<SiteModel?> Run(Draft draft, BuildOptions options, LinkMemo? memo = null)
    {
        var found = new Findings();
        if (draft.Settings is not { } settings)
            return found.With<SiteModel?>(null);

        var facts = memo?.FactsOf(draft, options.AsOf) ?? ResolveFacts(draft, options.AsOf);
        memo?.Remember(facts);
        found.AddRange(facts.Found);
        var resolved = facts.Index;
        // What needs no prose is found beside it.
        var beside = Task.Run(() => new { History = Histories(resolved), Statuses = new StatusHistory(resolved.Components, resolved.Releases, resolved.Milestones) });
        var prose = ProseLinker.LinkAll(resolved, facts.Names, found, memo);
        var citing = Task.Run(() => Turn(prose));
        var linked = prose.ToDictionary(linked => linked.Record.Id);
        var citedBy = citing.GetAwaiter().GetResult();
        SourceRules.ReportUnused(resolved, citedBy, found);
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
            Linked = linked,
            History = beside.GetAwaiter().GetResult().History,
            Statuses = beside.GetAwaiter().GetResult().Statuses,
            CitedBy = citedBy,
        });
    }

    private static ResolvedFacts ResolveFacts(Draft draft, DateOnly? asOf)
    {
        var found = new Findings();
        var resolved = ReferenceRules.Resolve(RecordIndex.Create(AsOf.Apply(draft, asOf), found), found);
        var names = NameIndex.Create(resolved, found);
        Identities.Check([.. resolved.Records], found);
        return new(draft, asOf, resolved, names, found.ToImmutable());
    }

    private static IReadOnlyDictionary<RecordId, ImmutableArray<Milestone>> Histories(RecordIndex index)
    {
        var histories = new ManyOf<RecordId, Milestone>();
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

    private static IReadOnlyDictionary<SourceId, ImmutableArray<Record>> Turn(ImmutableArray<LinkedRecord> records)
    {
        var citedBy = new ManyOf<SourceId, Record>();
        foreach (var linked in records)
            foreach (var reference in linked.References)
                citedBy.Add(reference.Source.Id, linked.Record);
        return citedBy.ToDictionary();
    }
}
