using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Validate;

/// <summary>Holds each record against the vocabularies and against sense. What it needs of the rest of the site is <c>site.yml</c> alone.</summary>
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
                    diagnostics.Add(Rules.DatesReversed, correction.Date.At, $"a correction of {correction.Date.Value} lies before the milestone itself, {milestone.Date.Value}");
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
            diagnostics.Add(Rules.UnknownTerm, word.At, () => $"unknown {key} \"{word.Value}\"; \"{vocabulary.Key}\" in site.yml has {string.Join(", ", vocabulary.Terms.Select(t => t.Id))}{Nearest.Hint(word.Value, vocabulary.Terms.Select(t => t.Id))}");
    }

    /// <summary>Later phases may rely on every word: records with an unknown one have been reported and are left out.</summary>
    private static ParsedSite WithKnownTerms(ParsedSite draft, Settings settings)
    {
        var components = draft.Components.ToLookup(component => settings.ComponentKinds.Find(component.Kind.Value) is not null && settings.Statuses.Find(component.Status.Value) is not null);
        var milestones = draft.Milestones.ToLookup(milestone => settings.MilestoneKinds.Find(milestone.Kind.Value) is not null);
        return draft with
        {
            Components = [.. components[true]],
            Milestones = [.. milestones[true].Select(milestone => milestone with { Changes = milestone.Changes.RemoveAll(change => settings.Statuses.Find(change.Status.Value) is null) })],
            Unusable = [.. draft.Unusable, .. components[false].Concat<Record>(milestones[false]).Select(record => record.Id)],
        };
    }
}
