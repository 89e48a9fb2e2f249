using System.Collections.Frozen;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Site.Render;

/// <summary>
/// Writes once what templates say the same on every page: what reads the words of the theme and the site, and nothing else, becomes plain text, and of a choice
/// that such a value makes the branch that is not taken goes.
/// </summary>
public static class ConstantFolding
{
    private static readonly FrozenSet<string> Constants = FrozenSet.Create(StringComparer.Ordinal, ["site", "t"]);
    private static readonly FrozenSet<string> Functions = FrozenSet.Create(StringComparer.Ordinal, ["fill", "raw"]);

    /// <summary>The templates of a theme by name, folded. What fails stays as it is, and fails on the page, with its place.</summary>
    public static FrozenDictionary<string, ScriptPage> Apply(Theme theme, TemplateRunner runner)
    {
        var assigned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var template in theme.Templates.Values)
            PartialReads.AddNames(template.Page, assigned, assigned);
        var isConstant = !assigned.Overlaps(Constants) && !assigned.Overlaps(Functions) && !theme.Templates.Values.Any(template => HasScopes(template.Page));
        return theme.Templates.ToFrozenDictionary(template => template.Key, template => isConstant ? Fold(template.Value.Page!, runner) : template.Value.Page!, StringComparer.Ordinal);
    }

    // The theme's own tree is shared with other builds.
    private static ScriptPage Fold(ScriptPage page, TemplateRunner runner)
    {
        var folded = (ScriptPage)page.Clone()!;
        FoldBlocks(folded, runner);
        return folded;
    }

    private static void FoldBlocks(ScriptNode node, TemplateRunner runner)
    {
        if (node is ScriptBlockStatement block)
        {
            Fold(block, runner);
            return;
        }
        for (var i = 0; i < node.ChildrenCount; i++)
            if (node.GetChildren(i) is { } child)
                FoldBlocks(child, runner);
    }

    private static void Fold(ScriptBlockStatement block, TemplateRunner runner)
    {
        var statements = block.Statements.ToArray();
        block.Statements.Clear();
        foreach (var statement in statements)
            switch (statement)
            {
                case ScriptEscapeStatement or ScriptEndStatement:
                    break;
                case ScriptRawStatement raw:
                    Add(block, raw.Text.ToString(), raw.Span);
                    break;
                case ScriptExpressionStatement { Expression: { } expression } when IsConstant(expression) && runner.TryWrite(statement) is { } text:
                    Add(block, text, statement.Span);
                    break;
                case ScriptIfStatement { Condition: { } condition } choice when IsConstant(condition) && runner.TryDecide(condition) is { } isTrue:
                    Splice(block, isTrue ? choice.Then : choice.Else, runner);
                    break;
                default:
                    FoldBlocks(statement, runner);
                    block.Statements.Add(statement);
                    break;
            }
    }

    // What a branch holds stands where the choice stood.
    private static void Splice(ScriptBlockStatement block, ScriptStatement? branch, TemplateRunner runner)
    {
        var body = branch switch { ScriptElseStatement other => other.Body, ScriptIfStatement next => Wrap(next), _ => branch as ScriptBlockStatement };
        if (body is null)
            return;
        Fold(body, runner);
        var inner = body.Statements.ToArray();
        body.Statements.Clear();
        foreach (var statement in inner)
            if (statement is ScriptRawStatement raw)
                Add(block, raw.Text.ToString(), raw.Span);
            else
                block.Statements.Add(statement);
    }

    private static ScriptBlockStatement Wrap(ScriptIfStatement next)
    {
        var parent = (ScriptIfStatement)next.Parent!;
        parent.Else = null;
        var wrapped = new ScriptBlockStatement();
        wrapped.Statements.Add(next);
        return wrapped;
    }

    private static void Add(ScriptBlockStatement block, string text, SourceSpan span)
    {
        if (text.Length == 0)
            return;
        if (block.Statements.Count > 0 && block.Statements[^1] is ScriptRawStatement before)
            before.Text = new(before.Text + text);
        else
            block.Statements.Add(new ScriptRawStatement { Text = new(text), Span = span });
    }

    /// <summary>Whether a name could mean something else inside of something: our theme has no such thing.</summary>
    public static bool HasScopes(ScriptNode? node)
    {
        if (node is ScriptFunction or ScriptWithStatement or ScriptCaptureStatement or ScriptImportStatement)
            return true;
        for (var i = 0; i < node?.ChildrenCount; i++)
            if (HasScopes(node.GetChildren(i)))
                return true;
        return false;
    }

    /// <summary>Whether an expression is the same on every page.</summary>
    public static bool IsConstant(ScriptNode? node) => node switch
    {
        ScriptLiteral => true,
        ScriptVariableGlobal variable => Constants.Contains(variable.BaseName),
        ScriptMemberExpression member => IsConstant(member.Target),
        ScriptNestedExpression nested => IsConstant(nested.Expression),
        ScriptUnaryExpression unary => IsConstant(unary.Right),
        // A range may be as long as its author likes.
        ScriptBinaryExpression { Operator: not (ScriptBinaryOperator.RangeInclude or ScriptBinaryOperator.RangeExclude) } binary => IsConstant(binary.Left) && IsConstant(binary.Right),
        ScriptConditionalExpression choice => IsConstant(choice.Condition) && IsConstant(choice.ThenValue) && IsConstant(choice.ElseValue),
        ScriptFunctionCall { Target: ScriptVariableGlobal function } call => Functions.Contains(function.BaseName) && call.Arguments.All(IsConstant),
        _ => false,
    };
}
