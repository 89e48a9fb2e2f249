using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link.Checks;

/// <summary>Checks the components that are parts of other components: they form a tree, which is not too deep.</summary>
internal static class ComponentRules
{
    /// <summary>
    /// The index without circles of parts: a component that is a part of itself, directly or through other components, has no
    /// parent. The error is reported.
    /// </summary>
    public static RecordIndex WithoutCircles(RecordIndex index, DiagnosticBag diagnostics)
    {
        var circular = Circles.Report(index.Components, component => component.Parent, Rules.CircularParts,
            "a component cannot be a part of itself", "is a part of", diagnostics);
        return WithoutParents(index, circular);
    }

    /// <summary>The index without parts on a level that is too deep: such a component has no parent. The error is reported.</summary>
    public static RecordIndex WithoutDeepParts(RecordIndex index, DiagnosticBag diagnostics)
    {
        var levels = new Dictionary<RecordId, int>();
        var deep = new HashSet<RecordId>();
        foreach (var component in index.Components)
        {
            // This component and the components above it whose level is not known yet.
            var way = new Stack<Component>();
            for (var at = component; !levels.ContainsKey(at.Id); at = (Component)index.ById[at.Parent.Value])
            {
                way.Push(at);
                if (at.Parent is null)
                    break;
            }
            foreach (var at in way)
            {
                var level = at.Parent is { } parent ? levels[parent.Value] + 1 : 0;
                if (level > LinkLimits.LevelsOfParts)
                {
                    diagnostics.Add(Rules.TooManyEntries, at.Parent!.At, $"\"{at.Id}\" is a part on the level {level}; "
                        + $"at most {LinkLimits.LevelsOfParts} can be shown, so name a component that is less deep");
                    deep.Add(at.Id);
                }
                levels.Add(at.Id, deep.Contains(at.Id) ? 0 : level);
            }
        }
        return WithoutParents(index, deep);
    }

    private static RecordIndex WithoutParents(RecordIndex index, HashSet<RecordId> ids) =>
        ids.Count == 0 ? index : index.With(record =>
            record is Component component && ids.Contains(component.Id) ? component with { Parent = null } : record);
}
