using System.Collections.Immutable;
using Site.Domain;
using Site.Text;

namespace Site.Validate;

/// <summary>Holds each record against the vocabularies and against sense. What it needs of the rest of the site is <c>site.yml</c> alone.</summary>
public static class Validator
{
    public static Passed<Draft> Run(Draft draft)
    {
        var found = new Findings();
        if (draft.Settings is not { } settings)
            return found.With(draft);
        foreach (var component in draft.Components)
        {
            CheckTerm(settings.ComponentKinds, component.Kind, "kind", found);
            CheckTerm(settings.Statuses, component.Status, "status", found);
        }
        foreach (var milestone in draft.Milestones)
        {
            CheckTerm(settings.MilestoneKinds, milestone.Kind, "kind", found);
            foreach (var change in milestone.Changes)
                CheckTerm(settings.Statuses, change.Status, "status", found);
            foreach (var correction in milestone.Corrections)
                if (correction.Date.Value.LastDay < milestone.Date.Value.FirstDay)
                    found.Add(Rules.DatesReversed, correction.Date.At, $"a correction of {correction.Date.Value} lies before the milestone itself, {milestone.Date.Value}");
        }
        foreach (var release in draft.Releases)
            if (release is { Date: { } date, EndOfLife: { } end } && end.Value.LastDay < date.Value.FirstDay)
                found.Add(Rules.DatesReversed, end.At, $"the end of life, {end.Value}, lies before the release, {date.Value}");
        return found.With(WithKnownTerms(draft, settings));
    }

    private static void CheckTerm(Vocabulary vocabulary, Located<string> word, string key, Findings found)
    {
        // An empty word stands for a missing key, which the reader has reported.
        if (word.Value.Length > 0 && vocabulary.Find(word.Value) is null)
            found.Add(Rules.UnknownTerm, word.At, $"unknown {key} \"{word.Value}\"; \"{vocabulary.Key}\" in site.yml has {string.Join(", ", vocabulary.Terms.Select(t => t.Id))}{Nearest.Hint(word.Value, vocabulary.Terms.Select(t => t.Id))}");
    }

    /// <summary>Later phases may rely on every word: records with an unknown one have been reported and are left out.</summary>
    private static Draft WithKnownTerms(Draft draft, Settings settings)
    {
        var components = draft.Components.ToLookup(component => settings.ComponentKinds.Find(component.Kind.Value) is not null && settings.Statuses.Find(component.Status.Value) is not null);
        var milestones = draft.Milestones.ToLookup(milestone => settings.MilestoneKinds.Find(milestone.Kind.Value) is not null);
        return draft with
        {
            Components = [.. components[true]],
            Milestones = [.. milestones[true].Select(milestone => WithKnownChanges(milestone, settings))],
            Unusable = [.. draft.Unusable, .. components[false].Concat<Record>(milestones[false]).Select(record => record.Id)],
        };
    }

    // A record without mistakes goes on as the object that it is: who links again and again knows by that what is the same.
    private static Milestone WithKnownChanges(Milestone milestone, Settings settings)
    {
        if (milestone.Changes.IsEmpty)
            return milestone;
        var known = milestone.Changes.RemoveAll(change => settings.Statuses.Find(change.Status.Value) is null);
        return known == milestone.Changes ? milestone : milestone with { Changes = known };
    }
}
