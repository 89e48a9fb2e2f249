using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Resolves the references in the facts of records. A reference that leads nowhere is reported and left out; one to a hidden record is left
/// out without a message.
/// </summary>
internal static class RelationRules
{
    public static RecordIndex Resolve(RecordIndex index, DiagnosticBag diagnostics)
    {
        var resolved = index.With(
            [.. index.Chapters.Select(chapter => chapter with { Sources = Known(chapter.Sources, index, diagnostics) })],
            [.. index.Components.Select(component => Resolve(component, index, diagnostics))],
            [.. index.Releases.Select(release => Resolve(release, index, diagnostics))],
            [.. index.Milestones.Select(milestone => Resolve(milestone, index, diagnostics))],
            [.. index.Retired.Select(record => Resolve(record, index, diagnostics))]);
        // A milestone that cannot be used, which was reported, may be the one that gave the status.
        if (index.Hidden.IsEmpty)
            CheckStatuses(resolved, diagnostics);
        CheckReleaseDates(resolved, diagnostics);
        CheckSupersession(resolved, diagnostics);
        RetirementRules.Check(resolved, diagnostics);
        return resolved;
    }

    /// <summary>Reports the references that lead nowhere, of a record that is not on the site.</summary>
    public static void Check(Record record, RecordIndex index, DiagnosticBag diagnostics)
    {
        switch (record)
        {
            case Component component:
                Resolve(component, index, diagnostics);
                break;
            case Release release:
                Resolve(release, index, diagnostics);
                break;
            case Milestone milestone:
                Resolve(milestone, index, diagnostics);
                break;
            case Retired retired:
                Resolve(retired, index, diagnostics);
                break;
            default:
                Known(record.Sources, index, diagnostics);
                break;
        }
    }

    private static Component Resolve(Component component, RecordIndex index, DiagnosticBag diagnostics) => component with
    {
        Since = One<Release>(component.Since, index, Rules.UnknownRelease, "release", diagnostics),
        Fields = [.. component.Fields.Select(field => Resolve(field, index, diagnostics))],
        Related = Limit(
            Many<Record>(component.Related, index, Rules.UnknownRecord, "record", diagnostics), "related", LinkLimits.Related, diagnostics),
        Sources = Known(component.Sources, index, diagnostics),
    };

    private static FieldValue Resolve(FieldValue field, RecordIndex index, DiagnosticBag diagnostics) =>
        field.Lives.All(life => !life.References.Any()) ? field : field with
        {
            Lives = [.. field.Lives.Select(life => life with
            {
                Since = One<Release>(life.Since, index, Rules.UnknownRelease, "release", diagnostics),
                Until = One<Release>(life.Until, index, Rules.UnknownRelease, "release", diagnostics),
                PresentSince = One<Release>(life.PresentSince, index, Rules.UnknownRelease, "release", diagnostics),
            })],
        };

    private static Milestone Resolve(Milestone milestone, RecordIndex index, DiagnosticBag diagnostics) => milestone with
    {
        Release = One<Release>(milestone.Release, index, Rules.UnknownRelease, "release", diagnostics),
        Components = Limit(WithChanged(milestone, index, diagnostics), "components (and changes)", LinkLimits.ComponentsOfMilestone,
            diagnostics),
        Changes = milestone.Changes.RemoveAll(change => index.ById.GetValueOrDefault(change.Component.Value) is not Component),
        Supersedes = One<Milestone>(milestone.Supersedes, index, Rules.UnknownMilestone, "milestone", diagnostics),
        Sources = Known(milestone.Sources, index, diagnostics),
    };

    private static Release Resolve(Release release, RecordIndex index, DiagnosticBag diagnostics) => release with
    {
        Sources = Known(release.Sources, index, diagnostics),
        FiguresSource = release.FiguresSource is { } source && index.SourceById.ContainsKey(source.Value) ? source : null,
    };

    private static Retired Resolve(Retired record, RecordIndex index, DiagnosticBag diagnostics) => record with
    {
        SupersededBy = One<Record>(record.SupersededBy, index, Rules.UnknownRecord, "record", diagnostics),
        SplitInto = Many<Record>(record.SplitInto, index, Rules.UnknownRecord, "record", diagnostics),
        Sources = Known(record.Sources, index, diagnostics),
    };

    // A milestone that changes a component concerns it, whether or not its list of components says so.
    private static ImmutableArray<Located<RecordId>> WithChanged(Milestone milestone, RecordIndex index, DiagnosticBag diagnostics)
    {
        var listed = Many<Component>(milestone.Components, index, Rules.UnknownComponent, "component", diagnostics);
        if (milestone.Changes.IsEmpty)
            return listed;
        var changed = Many<Component>([.. milestone.Changes.Select(change => change.Component)], index, Rules.UnknownComponent,
            "component", diagnostics);
        var known = listed.Select(reference => reference.Value).ToHashSet();
        return listed.AddRange(changed.Where(reference => !known.Contains(reference.Value)));
    }

    private static Located<RecordId>? One<T>(
        Located<RecordId>? reference, RecordIndex index, Rule rule, string what, DiagnosticBag diagnostics) where T : Record =>
        reference is null || index.ById.GetValueOrDefault(reference.Value) is T ? reference
        : Many<T>([reference], index, rule, what, diagnostics).FirstOrDefault();

    private static ImmutableArray<Located<RecordId>> Many<T>(
        ImmutableArray<Located<RecordId>> references, RecordIndex index, Rule rule, string what, DiagnosticBag diagnostics) where T : Record
    {
        if (references.All(reference => index.ById.GetValueOrDefault(reference.Value) is T))
            return references;
        var known = ImmutableArray.CreateBuilder<Located<RecordId>>();
        foreach (var reference in references)
        {
            if (index.ById.GetValueOrDefault(reference.Value) is T)
                known.Add(reference);
            else if (index.ById.GetValueOrDefault(reference.Value) is Retired retired)
            {
                var successor = index.SuccessorOf(retired);
                diagnostics.Add(Rules.RetiredReference, reference.At, $"\"{reference.Value}\" is retired ({retired.At.Path}); "
                    + (successor is null ? "name what took its place, or take it out" : $"write \"{successor.Id}\", which took its place"));
                if (successor is T && known.All(other => other.Value != successor.Id))
                    known.Add(reference with { Value = successor.Id });
            }
            else if (!index.Hidden.ContainsKey(reference.Value))
                diagnostics.Add(rule, reference.At, () => Describe(reference.Value));
        }
        return known.ToImmutable();

        string Describe(RecordId id) =>
            !index.ById.TryGetValue(id, out var other)
                ? $"unknown {what} \"{id}\"{index.HintByName(id.Value)
                    ?? index.Hints.Hint(id.Value, index.Records.OfType<T>().Select(record => record.Id.Value))}"
            : $"\"{id}\" is a {other.GetType().Name.ToLowerInvariant()}, not a {what}";
    }

    private static ImmutableArray<Located<SourceId>> Known(ImmutableArray<Located<SourceId>> sources, RecordIndex index,
        DiagnosticBag diagnostics)
    {
        foreach (var source in sources)
            if (!index.SourceById.ContainsKey(source.Value) && !index.MayMiss(source.Value))
                diagnostics.Add(Rules.UnknownSource, source.At, () => UnknownSource(source.Value, index));
        return sources.RemoveAll(source => !index.SourceById.ContainsKey(source.Value));
    }

    public static string UnknownSource(SourceId source, RecordIndex index) =>
        $"unknown source \"{source}\"; a source is a file sources/ID.yml"
        + $"{index.Hints.Hint(source.Value, index.Sources.Select(known => known.Id.Value))}";

    /// <summary>An address of the site is left to the check of the finished pages, which knows them all.</summary>
    public static void CheckNavigation(Settings settings, RecordIndex index, DiagnosticBag diagnostics)
    {
        foreach (var link in settings.Navigation)
            if (link.To.Value.StartsWith('/') && !WebAddresses.IsRelative(link.To.Value))
                diagnostics.Add(Rules.BadAddress, link.To.At,
                    $"\"{link.To.Value}\" leads out of the site; write an address from its first slash");
            else if (!link.To.Value.StartsWith('/') && !index.ById.ContainsKey(new(link.To.Value))
                && !index.Hidden.ContainsKey(new(link.To.Value)))
                diagnostics.Add(Rules.UnknownRecord, link.To.At, () => $"unknown record \"{link.To.Value}\"; write a record's id, "
                    + $"or an address from its first slash{index.Hints.Hint(link.To.Value, index.ById.Keys.Select(id => id.Value))}");
    }

    private static void CheckStatuses(RecordIndex index, DiagnosticBag diagnostics)
    {
        var last = new Dictionary<RecordId, StatusChange>();
        foreach (var milestone in index.Milestones)
            foreach (var change in milestone.Changes)
                last[change.Component.Value] = change;
        foreach (var component in index.Components)
            if (last.TryGetValue(component.Id, out var change) && change.Status.Value != component.Status.Value)
                diagnostics.Add(Rules.StatusDisagrees, component.Status.At,
                    $"the status is \"{component.Status.Value}\", but the last milestone that changes it made it \"{change.Status.Value}\" "
                    + $"({change.Status.At}); one of the two must change");
    }

    private static void CheckSupersession(RecordIndex index, DiagnosticBag diagnostics)
    {
        var circular = Circular(index);
        foreach (var milestone in index.Milestones)
            if (milestone.Supersedes?.Value == milestone.Id)
                diagnostics.Add(Rules.CircularSupersession, milestone.Supersedes.At, "a milestone cannot supersede itself");
            else if (circular.Contains(milestone.Id))
                diagnostics.Add(Rules.CircularSupersession, milestone.Supersedes!.At,
                    $"\"{milestone.Id}\" supersedes \"{milestone.Supersedes.Value}\", which in the end supersedes "
                    + $"\"{milestone.Id}\"; one of them must give way");
    }

    /// <summary>The milestones whose chain leads back to themselves. Each is followed once, however long the chain.</summary>
    private static HashSet<RecordId> Circular(RecordIndex index)
    {
        var (seen, circular) = (new HashSet<RecordId>(), new HashSet<RecordId>());
        foreach (var milestone in index.Milestones.Where(milestone => milestone.Supersedes is not null))
        {
            var way = new List<RecordId>();
            RecordId? at = milestone.Id;
            for (; at is { } id && seen.Add(id); at = ((Milestone)index.ById[id]).Supersedes?.Value)
                way.Add(id);
            if (at is { } end && way.IndexOf(end) is >= 0 and var start)
                circular.UnionWith(way[start..]);
        }
        return circular;
    }

    private static void CheckReleaseDates(RecordIndex index, DiagnosticBag diagnostics)
    {
        foreach (var milestone in index.Milestones)
            if (milestone.Release is { } reference && ((Release)index.ById[reference.Value]).Date is { } date
                && milestone.Date.Value.FirstDay > date.Value.LastDay)
                diagnostics.Add(Rules.AfterItsRelease, milestone.Date.At,
                    $"the milestone is dated {milestone.Date.Value}, after the release it names: "
                    + $"\"{reference.Value}\" came out {date.Value} ({date.At})");
    }

    // Every page of a list names all its entries, so a list of n entries on n pages takes n times n links. The entries beyond the limit are
    // left out.
    private static ImmutableArray<Located<RecordId>> Limit(ImmutableArray<Located<RecordId>> list, string key, int most,
        DiagnosticBag diagnostics)
    {
        if (list.Length <= most)
            return list;
        diagnostics.Add(Rules.TooManyEntries, list[most].At,
            $"{key} has {list.Length:N0} entries; at most {most:N0} can be shown, so name fewer");
        return list[..most];
    }
}
