using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Validate;

/// <summary>
/// Checks the words of the settings and of each record against the vocabularies, and the order of the dates of each record. The check of a
/// record needs <c>site.yml</c>, but no other record.
/// </summary>
internal static class Validator
{
    public static PhaseResult<ParsedSite> Run(ParsedSite draft)
    {
        var diagnostics = new DiagnosticBag();
        if (draft.Settings is not { } settings)
            return diagnostics.With(draft);
        SettingsTerms.Check(settings, diagnostics);
        foreach (var component in WithUnusable(draft.Components, draft))
        {
            CheckTerm(settings.ComponentKinds, component.Kind, "kind", diagnostics);
            CheckTerm(settings.Statuses, component.Status, "status", diagnostics);
            foreach (var status in component.StatusBy)
            {
                CheckTerm(settings.Statuses, status.Status, "status", diagnostics);
                CheckDimension(settings, status.Dimension, diagnostics);
            }
            CheckParts(component, diagnostics);
        }
        foreach (var milestone in WithUnusable(draft.Milestones, draft))
        {
            CheckTerm(settings.MilestoneKinds, milestone.Kind, "kind", diagnostics);
            foreach (var change in milestone.Changes)
            {
                CheckTerm(settings.Statuses, change.Status, "status", diagnostics);
                if (change.Dimension is { } dimension)
                    CheckDimension(settings, dimension, diagnostics);
            }
            foreach (var correction in milestone.Corrections)
                if (correction.Date.Value.LastDay < milestone.Date.Value.FirstDay)
                    diagnostics.Add(Rules.DatesReversed, correction.Date.At,
                        $"a correction of {correction.Date.Value} is before the milestone itself, {milestone.Date.Value}");
        }
        foreach (var release in WithUnusable(draft.Releases, draft))
            CheckSupport(release, settings.SupportPhases, diagnostics);
        return diagnostics.With(WithKnownTerms(draft, settings));
    }

    // A record that the reader could not use is checked too, so that all mistakes of the record are reported together.
    private static IEnumerable<T> WithUnusable<T>(ImmutableArray<T> records, ParsedSite draft) where T : Record =>
        records.Concat(draft.Unusable.Select(record => record.Rest).OfType<T>());

    private static void CheckParts(Component component, DiagnosticBag diagnostics)
    {
        foreach (var same in component.PartRows.GroupBy(part => part.Anchor, StringComparer.Ordinal))
            foreach (var part in same.Skip(1))
                diagnostics.Add(Rules.PartTwice, part.Name.At, $"the part \"{part.Name.Value}\" has the same anchor as "
                    + $"\"{same.First().Name.Value}\": the letters and digits of a name make its anchor, so give one of them another name");
    }

    private static void CheckSupport(Release release, Vocabulary phases, DiagnosticBag diagnostics)
    {
        if (release is { Date: { } date, EndOfLife: { } end } && end.Value.LastDay < date.Value.FirstDay)
            diagnostics.Add(Rules.DatesReversed, end.At, $"the end of life, {end.Value}, is before the release, {date.Value}");
        foreach (var period in release.Support)
        {
            CheckTerm(phases, period.Phase, "phase of support", diagnostics);
            if (period.To is { } to && release.Date is { } released && to.LastDay < released.Value.FirstDay)
                diagnostics.Add(Rules.DatesReversed, period.Phase.At,
                    $"the support \"{period.Phase.Value}\" ends {to}, before the release, {released.Value}");
            if (release.EndOfLife is { } stated && phases.Terms is [.., var last] && period.Phase.Value == last.Id)
                diagnostics.Add(Rules.TwoEnds, stated.At,
                    "\"end_of_life\" is the end of the last phase of support, and \"support\" states "
                    + $"\"{period.Phase.Value}\" too; take one of the two out");
        }
    }

    public static void CheckTerm(Vocabulary vocabulary, Located<string> word, string key, DiagnosticBag diagnostics)
    {
        // An empty word means a missing key, which the reader has reported.
        if (word.Value.Length > 0 && vocabulary.Find(word.Value) is null)
            diagnostics.Add(Rules.UnknownTerm, word.At, hints => $"unknown {key} \"{word.Value}\"; \"{vocabulary.Key}\" in site.yml has "
                + string.Join(", ", vocabulary.Terms.Select(term => term.Id))
                    + hints.Find(word.Value, vocabulary.Terms.Select(term => term.Id)));
    }

    private static void CheckDimension(Settings settings, Located<string> dimension, DiagnosticBag diagnostics)
    {
        if (settings.Dimension(dimension.Value) is null)
            diagnostics.Add(Rules.UnknownDimension, dimension.At, hints => $"unknown dimension \"{dimension.Value}\"; "
                + (settings.StatusDimensions.IsEmpty ? "declare it in \"status_dimensions\" of site.yml"
                    : $"\"status_dimensions\" in site.yml has {string.Join(", ", settings.StatusDimensions.Select(known => known.Id))}")
                + hints.Find(dimension.Value, settings.StatusDimensions.Select(known => known.Id)));
    }

    private static Milestone WithKnownStatuses(Milestone milestone, Settings settings) => milestone with
    {
        Changes = milestone.Changes.RemoveAll(change => !IsKnown(settings, change.Status, change.Dimension)),
    };

    private static Component WithKnownStatuses(Component component, Settings settings) => component with
    {
        PartRows = [.. component.PartRows.DistinctBy(part => part.Anchor, StringComparer.Ordinal)],
        StatusBy = component.StatusBy.RemoveAll(status => !IsKnown(settings, status.Status, status.Dimension)),
    };

    private static bool IsKnown(Settings settings, Located<string> status, Located<string>? dimension) =>
        settings.Statuses.Find(status.Value) is not null && (dimension is null || settings.Dimension(dimension.Value) is not null);

    /// <summary>
    /// The site without records of an unknown kind or status, and without other values with an unknown word. All of them have been
    /// reported. They are removed, because later phases expect each word in its vocabulary.
    /// </summary>
    private static ParsedSite WithKnownTerms(ParsedSite draft, Settings settings)
    {
        var components = draft.Components.ToLookup(component =>
            settings.ComponentKinds.Find(component.Kind.Value) is not null && settings.Statuses.Find(component.Status.Value) is not null);
        var milestones = draft.Milestones.ToLookup(milestone => settings.MilestoneKinds.Find(milestone.Kind.Value) is not null);
        return draft with
        {
            Releases = [.. draft.Releases.Select(release =>
                release with { Support = release.Support.RemoveAll(period => settings.SupportPhases.Find(period.Phase.Value) is null) })],
            Components = [.. components[true].Select(component => WithKnownStatuses(component, settings))],
            Milestones = [.. milestones[true].Select(milestone => WithKnownStatuses(milestone, settings))],
            Unusable = [.. draft.Unusable, .. components[false].Concat<Record>(milestones[false])
                .Select(record => new UnusableRecord(record.Id, record))],
        };
    }
}
