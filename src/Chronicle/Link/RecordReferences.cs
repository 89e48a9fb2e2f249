using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Resolves the references in the facts of records. An unknown record is reported and left out. A retired record is reported, and
/// replaced with its successor. A hidden record is left out without a message.
/// </summary>
internal static class RecordReferences
{
    public static RecordIndex Resolve(RecordIndex index, DiagnosticBag diagnostics) =>
        index.With(record => Resolve(record, index, diagnostics)) with
        {
            Sources = [.. index.Sources.Select(source =>
                source with { Fields = FieldReferences.Resolve(source.Fields, index, diagnostics) })],
        };

    /// <summary>The record with its references resolved.</summary>
    public static Record Resolve(Record record, RecordIndex index, DiagnosticBag diagnostics)
    {
        var fields = FieldReferences.Resolve(record.Fields, index, diagnostics);
        var sources = Known(record.Sources, index, diagnostics);
        // Each kind is copied once with all its values, because a site can have tens of thousands of records.
        return record switch
        {
            Component component => component with
            {
                Fields = fields,
                Sources = sources,
                Since = One<Release>(component.Since, index, diagnostics),
                Parent = One<Component>(component.Parent, index, diagnostics),
                PartRows = PartReferences.Resolve(component.PartRows, index, diagnostics),
                Related = Limit(Many<Record>(component.Related, index, diagnostics), "related", LinkLimits.Related,
                    reference => reference.At, diagnostics),
            },
            Milestone milestone => milestone with
            {
                Fields = fields,
                Sources = sources,
                Release = One<Release>(milestone.Release, index, diagnostics),
                Components = Limit(WithChanged(milestone, index, diagnostics), "components (and changes)",
                    LinkLimits.ComponentsOfMilestone, reference => reference.At, diagnostics),
                Changes = Known(milestone.Changes, index),
                Supersedes = One<Milestone>(milestone.Supersedes, index, diagnostics),
            },
            Release release => release with
            {
                Fields = fields,
                Sources = sources,
                Parent = One<Release>(release.Parent, index, diagnostics),
                FiguresSource = release.FiguresSource is { } source && index.SourceById.ContainsKey(source.Value) ? source : null,
            },
            Retired retired => retired with
            {
                Fields = fields,
                Sources = sources,
                // RetirementRules reports a successor that is retired itself.
                SupersededBy = One<Record>(retired.SupersededBy, index, diagnostics, mayBeRetired: true),
                SplitInto = Many<Record>(retired.SplitInto, index, diagnostics, mayBeRetired: true),
            },
            _ => record with { Fields = fields, Sources = sources },
        };
    }

    // A milestone that changes a component concerns that component, even if its list of components does not name it.
    private static ImmutableArray<Located<RecordId>> WithChanged(Milestone milestone, RecordIndex index, DiagnosticBag diagnostics)
    {
        var listed = Many<Component>(milestone.Components, index, diagnostics);
        if (milestone.Changes.IsEmpty)
            return listed;
        var changed = Many<Component>([.. milestone.Changes.Select(change => change.Component)], index, diagnostics);
        var known = listed.Select(reference => reference.Value).ToHashSet();
        // A milestone can change the status of a component as a whole and in several dimensions.
        return listed.AddRange(changed.Where(reference => known.Add(reference.Value)));
    }

    // A change of a retired component becomes a change of its successor, except if the milestone changes the successor itself.
    // WithChanged reports unknown and retired components.
    private static ImmutableArray<StatusChange> Known(ImmutableArray<StatusChange> changes, RecordIndex index) =>
        changes.All(change => index.ById.GetValueOrDefault(change.Component.Value) is Component) ? changes :
        [
            .. changes.OrderBy(change => index.ById.GetValueOrDefault(change.Component.Value) is Retired)
                .Select(change => index.ById.GetValueOrDefault(change.Component.Value) is Retired retired
                    && index.SuccessorOf(retired) is { } successor
                        ? change with { Component = change.Component with { Value = successor.Id } } : change)
                .Where(change => index.ById.GetValueOrDefault(change.Component.Value) is Component)
                .DistinctBy(change => (change.Component.Value, change.Dimension?.Value)),
        ];

    /// <summary>A reference to a record of one kind; null if it is left out.</summary>
    public static Located<RecordId>? One<T>(
        Located<RecordId>? reference, RecordIndex index, DiagnosticBag diagnostics, bool mayBeRetired = false) where T : Record =>
        reference is null || IsKnown<T>(reference, index, mayBeRetired) ? reference
        : Many<T>([reference], index, diagnostics, mayBeRetired).FirstOrDefault();

    /// <summary>
    /// The references to known records of one kind. A reference to a retired record becomes a reference to its successor. Other references
    /// are left out. Each is reported, unless its record is hidden.
    /// </summary>
    public static ImmutableArray<Located<RecordId>> Many<T>(
        ImmutableArray<Located<RecordId>> references, RecordIndex index, DiagnosticBag diagnostics, bool mayBeRetired = false)
        where T : Record
    {
        if (references.All(reference => IsKnown<T>(reference, index, mayBeRetired)))
            return references;
        var known = ImmutableArray.CreateBuilder<Located<RecordId>>();
        foreach (var reference in references)
        {
            if (IsKnown<T>(reference, index, mayBeRetired))
                known.Add(reference);
            else if (index.ById.GetValueOrDefault(reference.Value) is Retired retired)
            {
                var successor = index.SuccessorOf(retired);
                diagnostics.Add(Rules.RetiredReference, reference.At, $"\"{reference.Value}\" is retired ({retired.At.Path}); "
                    + (successor is null ? "name its successor, or take it out" : $"write \"{successor.Id}\", which replaces it"));
                if (successor is T)
                    known.Add(reference with { Value = successor.Id });
            }
            else if (!index.LeftOut.ContainsKey(reference.Value))
                ReportUnknown<T>(reference, index, diagnostics);
        }
        return [.. known.DistinctBy(reference => reference.Value)];
    }

    private static void ReportUnknown<T>(Located<RecordId> reference, RecordIndex index, DiagnosticBag diagnostics) where T : Record
    {
        var (rule, kind) = typeof(T) == typeof(Component) ? (Rules.UnknownComponent, "component")
            : typeof(T) == typeof(Release) ? (Rules.UnknownRelease, "release")
            : typeof(T) == typeof(Milestone) ? (Rules.UnknownMilestone, "milestone")
            : (Rules.UnknownRecord, "record");
        var id = reference.Value;
        diagnostics.Add(rule, reference.At, hints => index.ById.TryGetValue(id, out var other)
            ? $"\"{id}\" is a {other.KindName}, not a {kind}"
            : $"unknown {kind} \"{id}\"" + (index.HintByName(id.Value)
                ?? hints.Find(id.Value, index.Records.OfType<T>().Select(record => record.Id.Value))));
    }

    private static bool IsKnown<T>(Located<RecordId> reference, RecordIndex index, bool mayBeRetired) where T : Record =>
        index.ById.GetValueOrDefault(reference.Value) is T record && (mayBeRetired || record is not Retired);

    private static ImmutableArray<Located<SourceId>> Known(ImmutableArray<Located<SourceId>> sources, RecordIndex index,
        DiagnosticBag diagnostics)
    {
        foreach (var source in sources)
            if (!index.SourceById.ContainsKey(source.Value) && !index.IsLeftOut(source.Value))
                diagnostics.Add(Rules.UnknownSource, source.At, hints => UnknownSource(source.Value, index, hints));
        return sources.RemoveAll(source => !index.SourceById.ContainsKey(source.Value));
    }

    public static string UnknownSource(SourceId source, RecordIndex index, NameHints hints) =>
        $"unknown source \"{source}\"; a source is a file sources/ID.yml"
        + $"{hints.Find(source.Value, index.Sources.Select(known => known.Id.Value))}";

    /// <summary>
    /// The entries up to a limit. Further entries are reported and left out. The page of each entry of a list can show the whole list, so a
    /// list of n entries needs up to n times n links.
    /// </summary>
    public static ImmutableArray<T> Limit<T>(
        ImmutableArray<T> list, string key, int most, Func<T, SourceLocation> locationOf, DiagnosticBag diagnostics)
    {
        if (list.Length <= most)
            return list;
        diagnostics.Add(Rules.TooManyEntries, locationOf(list[most]),
            $"{key} has {list.Length:N0} entries; at most {most:N0} can be shown, so name fewer");
        return list[..most];
    }
}
