using Scriban.Syntax;

namespace Chronicle.Templates;

internal static class ScriptNodes
{
    /// <summary>A node and all nodes below it, in the order of the template.</summary>
    public static IEnumerable<ScriptNode> Of(ScriptNode root)
    {
        var open = new Stack<ScriptNode>([root]);
        while (open.TryPop(out var node))
        {
            yield return node;
            for (var i = node.ChildrenCount - 1; i >= 0; i--)
                if (node.GetChildren(i) is { } child)
                    open.Push(child);
        }
    }
}
