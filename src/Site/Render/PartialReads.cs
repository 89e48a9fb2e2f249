using System.Collections.Frozen;
using Scriban;
using Scriban.Syntax;

namespace Site.Render;

/// <summary>Finds what a partial reads beside its values, the variables of its loops, and what is the same for all pages; and what it assigns.</summary>
public static class PartialReads
{
    private const string Folder = "partials/";

    private static readonly FrozenSet<string> Same = FrozenSet.Create(StringComparer.Ordinal, ["site", "t", "include", "keep", "raw", "fill", "array", "string"]);

    /// <summary>For each partial that reads or assigns, itself or in what it includes, a variable of the page or of the caller: the name of one.</summary>
    public static FrozenDictionary<string, string> Of(IReadOnlyDictionary<string, Template> templates)
    {
        var reads = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, template) in templates)
            if (path.StartsWith(Folder, StringComparison.Ordinal) && Foreign(templates, template, [template]) is { } foreign)
                reads.Add(path[Folder.Length..], foreign);
        return reads.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string? Foreign(IReadOnlyDictionary<string, Template> templates, Template template, HashSet<Template> seen)
    {
        var looped = new HashSet<string>(StringComparer.Ordinal);
        AddNames(template.Page, [], looped);
        return Foreign(templates, template.Page, looped, seen);
    }

    /// <summary>Adds the names that a template gives values to, by assigning or in loops.</summary>
    public static void AddNames(ScriptNode? node, HashSet<string> assigned, HashSet<string> looped)
    {
        if (node is ScriptAssignExpression { Target: ScriptVariableGlobal target })
            assigned.Add(target.BaseName);
        if (node is ScriptForStatement { Variable: ScriptVariableGlobal variable })
            looped.Add(variable.BaseName);
        for (var i = 0; i < node?.ChildrenCount; i++)
            AddNames(node.GetChildren(i), assigned, looped);
    }

    private static string? Foreign(IReadOnlyDictionary<string, Template> templates, ScriptNode? node, HashSet<string> looped, HashSet<Template> seen)
    {
        switch (node)
        {
            // What it assigns is there for whoever comes after it, but only on the page where it ran.
            case ScriptVariableGlobal variable when !Same.Contains(variable.BaseName) && !looped.Contains(variable.BaseName):
                return variable.BaseName;
            case ScriptThisExpression:
                return "this";
            case ScriptMemberExpression member:
                return Foreign(templates, member.Target, looped, seen);
            case ScriptFunctionCall { Target: ScriptVariableGlobal { BaseName: "include" or "keep" } } call:
                if (call.Arguments.Count == 0 || call.Arguments[0] is not ScriptLiteral { Value: string name })
                    return "include";
                if (templates.TryGetValue(Folder + name, out var inner) && seen.Add(inner) && Foreign(templates, inner, seen) is { } foreign)
                    return foreign;
                break;
        }
        for (var i = 0; i < node?.ChildrenCount; i++)
            if (Foreign(templates, node.GetChildren(i), looped, seen) is { } found)
                return found;
        return null;
    }
}
