using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>Collects, for each record and each source, the records that refer to it.</summary>
internal static class IncomingReferences
{
    /// <summary>For each component and release, the milestones that concern it.</summary>
    public static IReadOnlyDictionary<RecordId, ImmutableArray<Milestone>> Histories(RecordIndex index) =>
        MultiMap.Create(index.Milestones.SelectMany(Concerned));

    /// <summary>For each component, the components that it names as related, and the components that name it.</summary>
    public static IReadOnlyDictionary<RecordId, ImmutableArray<Component>> RelatedComponents(RecordIndex index)
    {
        var indexes = index.Components.Select((component, i) => (component.Id, i)).ToDictionary();
        var named = (
            from component in index.Components
            from other in component.Related
            where other.Value != component.Id && indexes.ContainsKey(other.Value)
            select (From: component.Id, To: other.Value)).ToArray();
        // The related components of a component are sorted by name, like the list of all components.
        return MultiMap.Create(named.Concat(named.Select(pair => (pair.To, pair.From)))).ToDictionary(entry => entry.Key, entry =>
            entry.Value.Distinct().Select(id => indexes[id]).Order().Select(i => index.Components[i]).ToImmutableArray());
    }

    /// <summary>For each record, the records that name it in a declared field.</summary>
    public static IReadOnlyDictionary<RecordId, ImmutableArray<Naming>> NamedBy(RecordIndex index) => MultiMap.Create(
        from record in index.Records
        where !record.AllFields.IsEmpty
        from field in record.AllFields.Where(field => field.Field.Kind == FieldKind.Record).GroupBy(field => field.Field)
        from id in field.SelectMany(value => value.Items).Select(item => new RecordId(item.Text)).Distinct()
        select (id, new Naming(record, field.Key)));

    /// <summary>For each source, the records that cite it.</summary>
    public static IReadOnlyDictionary<SourceId, ImmutableArray<Record>> CitedBy(ImmutableArray<LinkedRecord> records) => MultiMap.Create(
        from linked in records
        from reference in linked.References
        select (reference.Source.Id, linked.Record));

    /// <summary>The components that are parts of each component, in the order of the components.</summary>
    public static IReadOnlyDictionary<RecordId, ImmutableArray<Component>> Children(RecordIndex index) => MultiMap.Create(
        from component in index.Components
        where component.Parent is not null
        select (component.Parent!.Value, component));

    /// <summary>
    /// For each release, the parts that first appear in this release. For each component, the parts that the component describes.
    /// </summary>
    public static IReadOnlyDictionary<RecordId, ImmutableArray<NamedPart>> NamedParts(RecordIndex index) => MultiMap.Create(
        from component in index.Components
        from part in component.PartRows
        from reference in new[] { part.Since, part.Record }.OfType<Located<RecordId>>()
        select (reference.Value, new NamedPart(component, part)));

    // The components and the release of a milestone. Each is there once, even if an author lists it twice.
    private static IEnumerable<(RecordId, Milestone)> Concerned(Milestone milestone)
    {
        foreach (var component in milestone.Components.DistinctBy(reference => reference.Value))
            yield return (component.Value, milestone);
        if (milestone.Release is { } release)
            yield return (release.Value, milestone);
    }
}
