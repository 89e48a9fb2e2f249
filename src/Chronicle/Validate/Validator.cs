using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Validate;

/// <summary>
/// Checks the words of each record against the vocabularies, and that its dates are in order. Needs only <c>site.yml</c> from the rest of
/// the site.
/// </summary>
internal static class Validator
{
    public static PhaseResult<ParsedSite> Run(ParsedSite draft)
    {
        var diagnostics = new DiagnosticBag();
        if (draft.Settings is not { } settings)
            return diagnostics.With(draft);
        foreach (var component in draft.Components)
        {
            CheckTerm(settings.ComponentKinds, component.Kind, "kind", diagnostics);
            CheckTerm(settings.Statuses, component.Status, "status", diagnostics);
        }
        foreach (var milestone in draft.Milestones)
        {
            CheckTerm(settings.MilestoneKinds, milestone.Kind, "kind", diagnostics);
            foreach (var change in milestone.Changes)
                CheckTerm(settings.Statuses, change.Status, "status", diagnostics);
            foreach (var correction in milestone.Corrections)
                if (correction.Date.Value.LastDay < milestone.Date.Value.FirstDay)
                    diagnostics.Add(Rules.DatesReversed, correction.Date.At,
                        $"a correction of {correction.Date.Value} lies before the milestone itself, {milestone.Date.Value}");
        }
        foreach (var release in draft.Releases)
            if (release is { Date: { } date, EndOfLife: { } end } && end.Value.LastDay < date.Value.FirstDay)
                diagnostics.Add(Rules.DatesReversed, end.At, $"the end of life, {end.Value}, lies before the release, {date.Value}");
        return diagnostics.With(WithKnownTerms(draft, settings));
    }

    private static void CheckTerm(Vocabulary vocabulary, Located<string> word, string key, DiagnosticBag diagnostics)
    {
        // An empty word stands for a missing key, which the reader has reported.
        if (word.Value.Length > 0 && vocabulary.Find(word.Value) is null)
            diagnostics.Add(Rules.UnknownTerm, word.At, hints => $"unknown {key} \"{word.Value}\"; \"{vocabulary.Key}\" in site.yml has "
                + string.Join(", ", vocabulary.Terms.Select(term => term.Id))
                    + hints.Find(word.Value, vocabulary.Terms.Select(term => term.Id)));
    }

    private static Milestone WithKnownStatuses(Milestone milestone, Vocabulary statuses) =>
        milestone with { Changes = milestone.Changes.RemoveAll(change => statuses.Find(change.Status.Value) is null) };

    private static UnusableRecord Unusable(Record record, string folder) => new(record.Id, folder)
    {
        FirstId = record.FirstId,
        Date = (record as Milestone)?.Date.Value,
        Kind = (record as Milestone)?.Kind.Value,
        Rest = record,
    };

    /// <summary>
    /// The site without the records that have an unknown word: they have been reported, and later phases rely on every word.
    /// </summary>
    private static ParsedSite WithKnownTerms(ParsedSite draft, Settings settings)
    {
        var components = draft.Components.ToLookup(component =>
            settings.ComponentKinds.Find(component.Kind.Value) is not null && settings.Statuses.Find(component.Status.Value) is not null);
        var milestones = draft.Milestones.ToLookup(milestone => settings.MilestoneKinds.Find(milestone.Kind.Value) is not null);
        return draft with
        {
            Components = [.. components[true]],
            Milestones = [.. milestones[true].Select(milestone => WithKnownStatuses(milestone, settings.Statuses))],
            Unusable =
            [
                .. draft.Unusable,
                .. components[false].Select(record => Unusable(record, "components")),
                .. milestones[false].Select(record => Unusable(record, "milestones")),
            ],
        };
    }
}
