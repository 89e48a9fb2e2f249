using System.Collections.Frozen;
using Scriban;
using Scriban.Syntax;

namespace Site.Render;

/// <summary>Finds what a partial reads beside its values, what it assigns itself, and what is the same for all pages.</summary>
public static class PartialReads
{
    private const string Folder = "partials/";

    private static readonly FrozenSet<string> Same = FrozenSet.Create(StringComparer.Ordinal, ["site", "t", "include", "keep", "raw", "fill", "array", "string"]);

    /// <summary>For each partial that reads, itself or in what it includes, a variable of the page or of the caller: the name of one.</summary>
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
        var assigned = new HashSet<string>(StringComparer.Ordinal);
        Assigned(template.Page, assigned);
        return Foreign(templates, template.Page, assigned, seen);
    }

    /// <summary>The names that a template gives values to.</summary>
    public static void Assigned(ScriptNode? node, HashSet<string> names)
    {
        if (node is ScriptAssignExpression { Target: ScriptVariableGlobal target })
            names.Add(target.BaseName);
        if (node is ScriptForStatement { Variable: ScriptVariableGlobal variable })
            names.Add(variable.BaseName);
        for (var i = 0; i < node?.ChildrenCount; i++)
            Assigned(node.GetChildren(i), names);
    }

    private static string? Foreign(IReadOnlyDictionary<string, Template> templates, ScriptNode? node, HashSet<string> assigned, HashSet<Template> seen)
    {
        switch (node)
        {
            case ScriptVariableGlobal variable when !Same.Contains(variable.BaseName) && !assigned.Contains(variable.BaseName):
                return variable.BaseName;
            case ScriptThisExpression:
                return "this";
            case ScriptMemberExpression member:
                return Foreign(templates, member.Target, assigned, seen);
            case ScriptFunctionCall { Target: ScriptVariableGlobal { BaseName: "include" or "keep" } } call:
                if (call.Arguments.Count == 0 || call.Arguments[0] is not ScriptLiteral { Value: string name })
                    return "include";
                if (templates.TryGetValue(Folder + name, out var inner) && seen.Add(inner) && Foreign(templates, inner, seen) is { } foreign)
                    return foreign;
                break;
        }
        for (var i = 0; i < node?.ChildrenCount; i++)
            if (Foreign(templates, node.GetChildren(i), assigned, seen) is { } found)
                return found;
        return null;
    }
}
