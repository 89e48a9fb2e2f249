using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>The components that are parts of other components. They form a tree.</summary>
internal static class ComponentParts
{
    /// <summary>
    /// The index without circles of parts: a component that is a part of itself, directly or through others, has no parent. The error is
    /// reported.
    /// </summary>
    public static RecordIndex WithoutCircles(RecordIndex index, DiagnosticBag diagnostics)
    {
        var parents = index.Components.Where(component => component.Parent is not null)
            .ToDictionary(component => component.Id, component => component.Parent!.Value);
        var circular = Circles.Find(parents);
        if (circular.Count == 0)
            return index;
        foreach (var component in index.Components.Where(component => circular.Contains(component.Id)))
            diagnostics.Add(Rules.CircularParts, component.Parent!.At, component.Parent.Value == component.Id
                ? "a component cannot be a part of itself"
                : $"\"{component.Id}\" is a part of \"{component.Parent.Value}\", which directly or through others is a part "
                    + $"of \"{component.Id}\"; remove one of these references");
        return index.With(index.Chapters,
            [.. index.Components.Select(component => circular.Contains(component.Id) ? component with { Parent = null } : component)],
            index.Releases, index.Milestones, index.Retired);
    }

    /// <summary>The parts of each component, in the order of the components.</summary>
    public static IReadOnlyDictionary<RecordId, ImmutableArray<Component>> Of(RecordIndex index)
    {
        var parts = new MultiMap<RecordId, Component>();
        foreach (var component in index.Components)
            if (component.Parent is { } parent)
                parts.Add(parent.Value, component);
        return parts.ToDictionary();
    }
}
