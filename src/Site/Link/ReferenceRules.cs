using System.Collections.Immutable;
using Site.Domain;
using Site.Text;

namespace Site.Link;

/// <summary>Resolves the references in the records' facts. What leads nowhere is reported and left out, what is hidden is left out in silence.</summary>
public static class ReferenceRules
{
    public static RecordIndex Resolve(RecordIndex index, Findings found)
    {
        var components = index.Components.Select(component => component with
        {
            Since = One<Release>(component.Since, index, Rules.UnknownRelease, "release", found),
            Related = Many<Record>(component.Related, index, Rules.UnknownRecord, "record", found),
            Sources = Known(component.Sources, index, found),
        }).ToImmutableArray();
        var milestones = index.Milestones.Select(milestone => milestone with
        {
            Release = One<Release>(milestone.Release, index, Rules.UnknownRelease, "release", found),
            Components = WithChanged(milestone, index, found),
            Changes = [.. milestone.Changes.Where(change => index.ById.GetValueOrDefault(change.Component.Value) is Component)],
            Supersedes = One<Milestone>(milestone.Supersedes, index, Rules.UnknownMilestone, "milestone", found),
            Sources = Known(milestone.Sources, index, found),
        }).ToImmutableArray();
        var resolved = index.With(components, milestones) with
        {
            Chapters = [.. index.Chapters.Select(chapter => chapter with { Sources = Known(chapter.Sources, index, found) })],
            Releases = [.. index.Releases.Select(release => release with { Sources = Known(release.Sources, index, found) })],
        };
        CheckStatuses(resolved, found);
        CheckReleaseDates(resolved, found);
        return resolved;
    }

    // A milestone that changes a component concerns it, whether or not its list of components says so.
    private static ImmutableArray<Located<RecordId>> WithChanged(Milestone milestone, RecordIndex index, Findings found)
    {
        var listed = Many<Component>(milestone.Components, index, Rules.UnknownComponent, "component", found);
        var changed = Many<Component>([.. milestone.Changes.Select(change => change.Component)], index, Rules.UnknownComponent, "component", found);
        return [.. listed, .. changed.Where(reference => listed.All(other => other.Value != reference.Value))];
    }

    private static Located<RecordId>? One<T>(Located<RecordId>? reference, RecordIndex index, Rule rule, string what, Findings found) where T : Record =>
        reference is null ? null : Many<T>([reference], index, rule, what, found).FirstOrDefault();

    private static ImmutableArray<Located<RecordId>> Many<T>(ImmutableArray<Located<RecordId>> references, RecordIndex index, Rule rule, string what, Findings found) where T : Record
    {
        if (references.All(reference => index.ById.GetValueOrDefault(reference.Value) is T))
            return references;
        var known = ImmutableArray.CreateBuilder<Located<RecordId>>();
        foreach (var reference in references)
        {
            if (index.ById.GetValueOrDefault(reference.Value) is T)
                known.Add(reference);
            else if (!index.Hidden.ContainsKey(reference.Value))
                found.Add(rule, reference.At, $"unknown {what} \"{reference.Value}\"{Nearest.Hint(reference.Value.Value, index.Records.OfType<T>().Select(record => record.Id.Value))}");
        }
        return known.ToImmutable();
    }

    private static ImmutableArray<Located<SourceId>> Known(ImmutableArray<Located<SourceId>> sources, RecordIndex index, Findings found)
    {
        foreach (var source in sources)
            if (!index.SourceById.ContainsKey(source.Value))
                found.Add(Rules.UnknownSource, source.At, UnknownSource(source.Value, index));
        return [.. sources.Where(source => index.SourceById.ContainsKey(source.Value))];
    }

    public static string UnknownSource(SourceId source, RecordIndex index) =>
        $"unknown source \"{source}\"{Nearest.Hint(source.Value, index.Sources.Select(s => s.Id.Value))}; sources are listed in sources.yml";

    private static void CheckStatuses(RecordIndex index, Findings found)
    {
        var last = new Dictionary<RecordId, (Milestone Milestone, StatusChange Change)>();
        foreach (var milestone in index.Milestones)
            foreach (var change in milestone.Changes)
                last[change.Component.Value] = (milestone, change);
        foreach (var component in index.Components)
            if (last.TryGetValue(component.Id, out var entry) && entry.Change.Status.Value != component.Status.Value)
                found.Add(Rules.StatusDisagrees, component.Status.At,
                    $"the status is \"{component.Status.Value}\", but the last milestone that changes it made it \"{entry.Change.Status.Value}\" ({entry.Change.Status.At}); one of the two must change");
    }

    private static void CheckReleaseDates(RecordIndex index, Findings found)
    {
        foreach (var milestone in index.Milestones)
            if (milestone.Release is { } reference && ((Release)index.ById[reference.Value]).Date is { } date && milestone.Date.Value.FirstDay > date.Value.LastDay)
                found.Add(Rules.AfterItsRelease, milestone.Date.At,
                    $"the milestone is dated {milestone.Date.Value}, after the release it names: \"{reference.Value}\" came out {date.Value} ({date.At})");
    }
}
