using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link.Checks;
using Chronicle.Link.Evidence;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Turns the parsed records into the model of the whole site: resolves ids, makes addresses, numbers citations, collects backlinks.
/// </summary>
internal static class Linker
{
    /// <summary>
    /// The value is null if the settings are unusable, which the reader has reported already, or if there are too many kinds of milestone.
    /// </summary>
    public static PhaseResult<SiteModel?> Run(ParsedSite parsed, BuildOptions options)
    {
        var diagnostics = new DiagnosticBag();
        var site = parsed.Settings is null ? null : Link(FollowRedirects(WithOptions(parsed, options), diagnostics), options, diagnostics);
        return new(site, RepeatedWarnings.Join(diagnostics.ToImmutable()));
    }

    // The settings with the options of this build, which replace settings that site.yml does not state.
    private static ParsedSite WithOptions(ParsedSite parsed, BuildOptions options)
    {
        var settings = parsed.Settings!;
        return parsed with
        {
            Settings = settings with
            {
                Repository = settings.Repository ?? options.Repository,
                Branch = settings.BranchAt is null ? options.Branch ?? settings.Branch : settings.Branch,
                TagAuthority = TagAuthorities.Choose(parsed, options),
            },
        };
    }

    private static ParsedSite FollowRedirects(ParsedSite parsed, DiagnosticBag diagnostics)
    {
        parsed = parsed with { Redirects = RedirectRules.Settle(parsed.Redirects, parsed.Releases, diagnostics) };
        return FormerHeadings.Apply(FormerIds.Apply(parsed, diagnostics), diagnostics);
    }

    private static SiteModel? Link(ParsedSite parsed, BuildOptions options, DiagnosticBag diagnostics)
    {
        var state = StateDay.Of(parsed, options.AsOf);
        var index = RecordReferences.Resolve(RecordIndex.Create(AsOf.Apply(parsed, state.HideAfter), diagnostics), diagnostics);
        index = ReleaseRules.WithoutCircles(index, diagnostics);
        index = ComponentRules.WithoutDeepParts(ComponentRules.WithoutCircles(index, diagnostics), diagnostics);
        var settings = DrawingRules.Resolve(parsed.Settings!, index, diagnostics);
        Check(settings, index, state, options.Limits, diagnostics);
        SettingsRules.CheckState(settings, parsed, diagnostics);
        SettingsRules.CheckNewestDay(settings, parsed, diagnostics);

        var prose = LinkProse(index, parsed.Unusable, diagnostics);
        DrawingRules.CheckProse(settings, prose, diagnostics);
        var citedBy = IncomingReferences.CitedBy(prose);
        SourceRules.ReportUnused(index, citedBy, diagnostics);

        var lines = new ReleaseLines(index.Releases, settings.Lines);
        var statuses = new StatusHistory(index.Releases, index.Milestones.Where(milestone => !state.IsPlanned(milestone)), lines);
        var evidence = EvidenceRules.Judge(settings, index, statuses, parsed.EvidenceFiles, diagnostics);
        if (!SettingsRules.CanShowKinds(settings, diagnostics))
            return null;
        return new()
        {
            Limits = options.Limits,
            State = state,
            Lines = lines,
            Settings = settings,
            Revision = parsed.Revision with { AsOf = options.AsOf },
            Url = options.Url ?? settings.Url,
            Chapters = index.Chapters,
            Components = index.Components,
            Releases = index.Releases,
            Milestones = index.Milestones,
            Sources = index.Sources,
            Retired = index.Retired,
            Permalinks = parsed.Permalinks,
            // A site as of an earlier day lacks the later records. A list that is missing there is not a former list and needs no redirect.
            Redirects = options.AsOf is null ? [.. parsed.Redirects, .. FormerLists.Find(parsed, index, lines, options.Limits)]
                : parsed.Redirects,
            Linked = prose.ToDictionary(linked => linked.Record.Id),
            History = IncomingReferences.Histories(index),
            Statuses = statuses,
            Evidence = evidence,
            CitedBy = citedBy,
            RelatedComponents = IncomingReferences.RelatedComponents(index),
            Children = IncomingReferences.Children(index),
            NamedParts = IncomingReferences.NamedParts(index),
            NamedBy = IncomingReferences.NamedBy(index),
        };
    }

    private static void Check(Settings settings, RecordIndex index, StateDay state, Limits limits, DiagnosticBag diagnostics)
    {
        MilestoneRules.Check(index, state, diagnostics);
        ReleaseRules.ReportManyComparisons(settings, index, limits, diagnostics);
        ReleaseRules.ReportSupportWithoutDay(index, state, diagnostics);
        RetirementRules.Check(index, diagnostics);
        SettingsRules.Check(settings, index, diagnostics);
        TagIds.Check([.. index.Records], diagnostics);
    }

    // Unusable records are only checked, so that one run reports all mistakes.
    private static ImmutableArray<LinkedRecord> LinkProse(RecordIndex index, ImmutableArray<UnusableRecord> unusable,
        DiagnosticBag diagnostics)
    {
        var names = NameIndex.Create(index, diagnostics);
        var prose = LinkedRecords.Create(index, names, diagnostics);
        foreach (var rest in unusable.Select(record => record.Rest).OfType<Record>())
        {
            RecordReferences.Resolve(rest, index, diagnostics);
            LinkedRecords.Check(rest, index, names, diagnostics);
        }
        return prose;
    }
}
