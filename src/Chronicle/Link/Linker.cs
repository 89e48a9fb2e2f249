using System.Collections.Immutable;
using Chronicle.Domain;
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
        var site = Link(parsed, options);
        return site with { Diagnostics = RepeatedWarnings.Join(site.Diagnostics) };
    }

    private static PhaseResult<SiteModel?> Link(ParsedSite parsed, BuildOptions options)
    {
        var diagnostics = new DiagnosticBag();
        if (parsed.Settings is not { } stated)
            return diagnostics.With<SiteModel?>(null);
        var settings = stated with
        {
            Repository = stated.Repository ?? options.Repository,
            Branch = stated.BranchAt is null ? options.Branch ?? stated.Branch : stated.Branch,
            TagAuthority = Authorities.Choose(parsed, options),
        };

        parsed = parsed with { Settings = settings, Redirects = RedirectRules.Settle(parsed.Redirects, parsed.Releases, diagnostics) };
        parsed = FormerHeadings.Apply(FormerIds.Apply(parsed, diagnostics), diagnostics);
        settings = parsed.Settings!;
        var state = StateDay.Of(parsed, options.AsOf);
        var resolved = RecordReferences.Resolve(RecordIndex.Create(AsOf.Apply(parsed, state.HideAfter), diagnostics), state, diagnostics);
        var lines = new ReleaseLines(resolved.Releases, settings.Lines);
        ReportManyComparisons(settings, resolved.Releases, options.Limits, diagnostics);
        ReportSupportWithoutDay(resolved.Releases, state, diagnostics);
        var names = NameIndex.Create(resolved, diagnostics);
        Identities.Check([.. resolved.Records], diagnostics);
        var prose = ProseLinker.LinkAll(resolved, names, diagnostics);
        foreach (var rest in parsed.Unusable.Select(record => record.Rest).OfType<Record>())
        {
            RecordReferences.Check(rest, resolved, diagnostics);
            ProseLinker.Check(rest, resolved, names, diagnostics);
        }
        var citedBy = GroupBySource(prose);
        SourceRules.ReportUnused(resolved, citedBy, diagnostics);
        SourceRules.CheckSuppressions(settings, diagnostics);
        NavigationRules.Check(settings, resolved, diagnostics);
        SettingsRules.Check(settings, resolved, diagnostics);
        settings = SettingsRules.Resolve(settings, resolved, diagnostics);
        SettingsRules.CheckDiagrams(settings, resolved, diagnostics);
        SettingsRules.CheckCharts(settings, prose, resolved, diagnostics);
        var statuses = new StatusHistory(resolved.Releases,
            resolved.Milestones.Where(milestone => !state.IsPlanned(milestone)), lines);
        var evidence = EvidenceRules.Judge(settings, resolved, statuses, parsed.EvidenceFiles, diagnostics);
        // Each page of the chronology would link to all kinds, so no page is made.
        if (settings.MilestoneKinds.Terms.Length > LinkLimits.MilestoneKinds)
        {
            diagnostics.Add(Rules.TooManyEntries, settings.At, $"milestone_kinds has {settings.MilestoneKinds.Terms.Length:N0} entries; "
                + $"at most {LinkLimits.MilestoneKinds:N0} can be shown, so name fewer");
            return diagnostics.With<SiteModel?>(null);
        }

        return diagnostics.With<SiteModel?>(new SiteModel
        {
            Limits = options.Limits,
            State = state,
            Lines = lines,
            Settings = settings,
            Revision = parsed.Revision with { AsOf = options.AsOf },
            Url = options.Url ?? settings.Url,
            Chapters = resolved.Chapters,
            Components = resolved.Components,
            Releases = resolved.Releases,
            Milestones = resolved.Milestones,
            Sources = resolved.Sources,
            Retired = resolved.Retired,
            Permalinks = parsed.Permalinks,
            // A site as of an earlier day lacks the later records. A list that is missing there is not a former list and needs no redirect.
            Redirects = options.AsOf is null ? RedirectRules.WithFormerLists(parsed, resolved, lines, options.Limits) : parsed.Redirects,
            Linked = prose.ToDictionary(linked => linked.Record.Id),
            History = Histories(resolved),
            Statuses = statuses,
            Evidence = evidence,
            CitedBy = citedBy,
            RelatedComponents = RelatedComponents(resolved),
            Parts = ComponentParts.Of(resolved),
            NamedParts = PartRules.NamedBy(resolved),
            NamedBy = NamedBy(resolved),
        });
    }

    private static void ReportManyComparisons(Settings settings, ImmutableArray<Release> releases, Limits limits,
        DiagnosticBag diagnostics)
    {
        var longTerm = releases.Count(release => release is { LongTerm: true, IsPrerelease: false });
        if (Comparisons.CountLongTerm(longTerm) > limits.LongTermComparisons)
            diagnostics.Add(Rules.ManyComparisons, settings.At, $"{longTerm:N0} long-term releases make "
                + $"{Comparisons.CountLongTerm(longTerm):N0} comparisons with each other, more than {limits.LongTermComparisons:N0}; "
                + "each is compared with the newest one alone");
    }

    private static void ReportSupportWithoutDay(ImmutableArray<Release> releases, StateDay state, DiagnosticBag diagnostics)
    {
        if (state.Day is null && releases.FirstOrDefault(release => !release.Support.IsEmpty || release.EndOfLife is not null) is { } first)
            diagnostics.Add(Rules.SupportWithoutDay, first.At, "the release states its support, and nothing states the day of the data, "
                + "so that no page can say which releases are supported; state as_of in site.yml");
    }

    private static IReadOnlyDictionary<RecordId, ImmutableArray<Milestone>> Histories(RecordIndex index)
    {
        var histories = new MultiMap<RecordId, Milestone>();
        foreach (var milestone in index.Milestones)
            foreach (var id in Concerned(milestone))
                histories.Add(id, milestone);
        return histories.ToDictionary();
    }

    private static IReadOnlyDictionary<RecordId, ImmutableArray<Component>> RelatedComponents(RecordIndex index)
    {
        var named = new Dictionary<RecordId, HashSet<RecordId>>();
        foreach (var component in index.Components)
            foreach (var other in component.Related)
                if (other.Value != component.Id && index.ById[other.Value] is Component)
                {
                    Add(component.Id, other.Value);
                    Add(other.Value, component.Id);
                }
        // The related components of a component are sorted by name, like the list of all components.
        var places = index.Components.Select((component, place) => (component.Id, Place: place))
            .ToDictionary(entry => entry.Id, entry => entry.Place);
        return named.ToDictionary(entry => entry.Key, entry => entry.Value.Select(id => places[id]).Order()
            .Select(place => index.Components[place]).ToImmutableArray());

        void Add(RecordId one, RecordId other)
        {
            if (!named.TryGetValue(one, out var others))
                named.Add(one, others = []);
            others.Add(other);
        }
    }

    /// <summary>For each record, the records that name it in a declared field.</summary>
    private static IReadOnlyDictionary<RecordId, ImmutableArray<Naming>> NamedBy(RecordIndex index)
    {
        var named = new MultiMap<RecordId, Naming>();
        foreach (var record in index.Records)
            foreach (var field in record.AllFields.Where(field => field.Field.Kind == FieldKind.Record).GroupBy(field => field.Field))
                foreach (var id in field.SelectMany(value => value.Items).Select(item => new RecordId(item.Text)).Distinct())
                    named.Add(id, new(record, field.Key));
        return named.ToDictionary();
    }

    // The components and the release of a milestone. Each is there once, even if an author lists it twice.
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
