using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>Collects, for each record and each source, the records that refer to it.</summary>
internal static class IncomingReferences
{
    /// <summary>For each component and release, the milestones that concern it.</summary>
    public static IReadOnlyDictionary<RecordId, ImmutableArray<Milestone>> Histories(RecordIndex index)
    {
        var histories = new MultiMap<RecordId, Milestone>();
        foreach (var milestone in index.Milestones)
            foreach (var id in Concerned(milestone))
                histories.Add(id, milestone);
        return histories.ToDictionary();
    }

    /// <summary>For each component, the components that it names as related, and those that name it.</summary>
    public static IReadOnlyDictionary<RecordId, ImmutableArray<Component>> RelatedComponents(RecordIndex index)
    {
        // The related components of a component are sorted by name, like the list of all components.
        var indexes = index.Components.Select((component, i) => (component.Id, i)).ToDictionary();
        var named = new MultiMap<RecordId, int>();
        foreach (var component in index.Components)
            foreach (var other in component.Related)
                if (other.Value != component.Id && indexes.TryGetValue(other.Value, out var related))
                {
                    named.Add(component.Id, related);
                    named.Add(other.Value, indexes[component.Id]);
                }
        return named.ToDictionary().ToDictionary(entry => entry.Key, entry => entry.Value.Distinct().Order()
            .Select(i => index.Components[i]).ToImmutableArray());
    }

    /// <summary>For each record, the records that name it in a declared field.</summary>
    public static IReadOnlyDictionary<RecordId, ImmutableArray<Naming>> NamedBy(RecordIndex index)
    {
        var named = new MultiMap<RecordId, Naming>();
        foreach (var record in index.Records)
            foreach (var field in record.AllFields.Where(field => field.Field.Kind == FieldKind.Record).GroupBy(field => field.Field))
                foreach (var id in field.SelectMany(value => value.Items).Select(item => new RecordId(item.Text)).Distinct())
                    named.Add(id, new(record, field.Key));
        return named.ToDictionary();
    }

    /// <summary>For each source, the records that cite it.</summary>
    public static IReadOnlyDictionary<SourceId, ImmutableArray<Record>> CitedBy(ImmutableArray<LinkedRecord> records)
    {
        var citedBy = new MultiMap<SourceId, Record>();
        foreach (var linked in records)
            foreach (var reference in linked.References)
                citedBy.Add(reference.Source.Id, linked.Record);
        return citedBy.ToDictionary();
    }

    /// <summary>The components that are parts of each component, in the order of the components.</summary>
    public static IReadOnlyDictionary<RecordId, ImmutableArray<Component>> Children(RecordIndex index)
    {
        var children = new MultiMap<RecordId, Component>();
        foreach (var component in index.Components)
            if (component.Parent is { } parent)
                children.Add(parent.Value, component);
        return children.ToDictionary();
    }

    /// <summary>
    /// For each release, the parts that first appear in this release. For each component, the parts that the component describes.
    /// </summary>
    public static IReadOnlyDictionary<RecordId, ImmutableArray<NamedPart>> NamedParts(RecordIndex index)
    {
        var named = new MultiMap<RecordId, NamedPart>();
        foreach (var component in index.Components)
            foreach (var part in component.PartRows)
                foreach (var reference in new[] { part.Since, part.Record }.OfType<Located<RecordId>>())
                    named.Add(reference.Value, new(component, part));
        return named.ToDictionary();
    }

    // The components and the release of a milestone. Each is there once, even if an author lists it twice.
    private static IEnumerable<RecordId> Concerned(Milestone milestone) =>
        milestone.Components.Append(milestone.Release).OfType<Located<RecordId>>().Select(reference => reference.Value).Distinct();
}
