using System.Collections.Frozen;
using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>
/// Layouts as chains of delegates, instead of the syntax tree that Scriban executes. The compiler supports the simple part of the
/// language: texts, members, conditions, loops, and partials by name. Scriban renders a layout that uses anything else. The saved time is
/// in docs/performance.md.
/// </summary>
internal sealed class CompiledTemplates
{
    private static readonly string[] Functions = ["page", "include", "raw", "fill", "array", "string", "for"];

    private readonly FrozenDictionary<string, Writer> _layouts;

    private CompiledTemplates(Dictionary<string, Writer> layouts, ViewMembers members, int variables) =>
        (_layouts, Members, Variables) = (layouts.ToFrozenDictionary(StringComparer.Ordinal), members, variables);

    public ViewMembers Members { get; }

    /// <summary>The number of variables that the templates assign.</summary>
    public int Variables { get; }

    /// <summary>The compiled layout; null if Scriban renders it.</summary>
    public Writer? Find(string layout) => _layouts.GetValueOrDefault(layout);

    public static CompiledTemplates Create(TemplateSet set, IEnumerable<string> globals, Func<string, string, string, string> fill)
    {
        var layouts = new Dictionary<string, Writer>(StringComparer.Ordinal);
        var members = new ViewMembers();
        string[] names = [.. globals];
        if (NumberVariables(set, [.. Functions, .. names]) is not { } variables)
            return new(layouts, members, 0);
        var compiler = new StatementCompiler(set, new(members, variables, names, fill), variables);
        foreach (var (name, template) in set.Layouts)
            if (compiler.Compile(template) is { } writer)
                layouts.Add(name, writer);
        return new(layouts, members, variables.Count);
    }

    // Gives each variable the number of a slot. Returns null if one name can have two meanings; Scriban then renders all layouts. A name
    // can have two meanings in three cases: a template contains a statement that can change the meaning of a name; a template assigns a
    // name of the generator; or a variable is assigned by one statement and is the loop variable of another.
    private static Dictionary<string, int>? NumberVariables(TemplateSet set, string[] reserved)
    {
        var (assigned, looped) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var template in set.Templates.Values)
        {
            foreach (var node in ScriptNodes.Of(template))
                switch (node)
                {
                    case ScriptFunction or ScriptWithStatement or ScriptCaptureStatement or ScriptImportStatement:
                        return null;
                    case ScriptAssignExpression { Target: ScriptVariableGlobal target }:
                        assigned.Add(target.BaseName);
                        break;
                    case ScriptForStatement { Variable: ScriptVariableGlobal variable }:
                        looped.Add(variable.BaseName);
                        break;
                }
        }
        if (assigned.Overlaps(looped) || assigned.Overlaps(reserved) || looped.Overlaps(reserved))
            return null;
        return assigned.Concat(looped).Select((name, slot) => (name, slot))
            .ToDictionary(entry => entry.name, entry => entry.slot, StringComparer.Ordinal);
    }
}
