using System.Collections;
using System.Text;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>
/// Compiles the statements of templates. <paramref name="variables"/> contains the slot of each variable that the templates assign.
/// </summary>
internal sealed class StatementCompiler(TemplateSet set, ExpressionCompiler expressions, IReadOnlyDictionary<string, int> variables)
{
    // The compiled partials. The value is null while the partial is being compiled, so Scriban renders a partial that includes itself.
    private readonly Dictionary<string, Writer?> _partials = new(StringComparer.Ordinal);

    /// <summary>Compiles a template. Returns null if the template uses a part of the language that the compiler does not support.</summary>
    public Writer? Compile(ScriptPage template)
    {
        try
        {
            return Block(template.Body);
        }
        catch (NotCompiledException)
        {
            return null;
        }
    }

    private Writer Block(ScriptBlockStatement? block)
    {
        Writer[] writers = [.. block?.Statements.Where(CanWrite).Select(Statement) ?? []];
        return writers.Length == 1 ? writers[0] : state =>
        {
            foreach (var write in writers)
                write(state);
        };
    }

    private static bool CanWrite(ScriptStatement statement) =>
        statement is not (ScriptEscapeStatement or ScriptEndStatement) && !statement.CanSkipEvaluation;

    private Writer Statement(ScriptStatement statement) => statement switch
    {
        ScriptRawStatement raw => Text(raw),
        ScriptIfStatement choice => Choice(choice),
        ScriptElseStatement other => Block(other.Body),
        ScriptForStatement { NamedArguments.Count: 0 } loop => Loop(loop),
        ScriptExpressionStatement { Expression: ScriptAssignExpression assignment } => Assignment(assignment),
        ScriptExpressionStatement { Expression: ScriptFunctionCall { Target: ScriptVariableGlobal { BaseName: "include" } } call } =>
            Partial(call),
        ScriptExpressionStatement { Expression: { } expression } => Value(expression),
        _ => throw new NotCompiledException(),
    };

    private static Writer Text(ScriptRawStatement raw)
    {
        var bytes = Encoding.UTF8.GetBytes(raw.Text.ToString());
        return state =>
        {
            state.Step(raw);
            state.Output.Write(bytes);
        };
    }

    private Writer Value(ScriptExpression expression)
    {
        var value = expressions.Compile(expression);
        return state =>
        {
            state.Step(expression);
            state.Context.Write(expression.Span, value(state));
        };
    }

    private Writer Choice(ScriptIfStatement choice)
    {
        var condition = expressions.Condition(choice.Condition ?? throw new NotCompiledException());
        var then = Block(choice.Then);
        var other = choice.Else is null ? null : Statement(choice.Else);
        return state =>
        {
            state.Step(choice);
            if (condition(state))
                then(state);
            else
                other?.Invoke(state);
        };
    }

    private Writer Loop(ScriptForStatement loop)
    {
        if (loop.Variable is not ScriptVariableGlobal variable || loop.Iterator is not { } iterator)
            throw new NotCompiledException();
        var number = variables[variable.BaseName];
        var items = expressions.Compile(iterator);
        var body = Block(loop.Body);
        var none = loop.Else is null ? null : Statement(loop.Else);
        return state =>
        {
            state.Step(loop);
            switch (items(state))
            {
                case null:
                    break;
                case IList { Count: 0 }:
                    none?.Invoke(state);
                    break;
                case IList list:
                    state.Loop(number, list, body);
                    break;
                default:
                    throw new UnexpectedException();
            }
        };
    }

    private Writer Assignment(ScriptAssignExpression assignment)
    {
        if (assignment is not { Target: ScriptVariableGlobal target, EqualToken.TokenType: TokenType.Equal, Value: { } expression })
            throw new NotCompiledException();
        var number = variables[target.BaseName];
        var value = expressions.Compile(expression);
        return state => state.Assign(number, value(state));
    }

    private Writer Partial(ScriptFunctionCall call)
    {
        if (call.Arguments.Count == 0 || call.Arguments[0] is not ScriptLiteral { Value: string name })
            throw new NotCompiledException();
        var partial = Partial(name);
        Evaluator[] values = [.. call.Arguments.Select(expressions.Compile)];
        return state =>
        {
            state.Step(call);
            var arguments = new object?[values.Length];
            for (var i = 0; i < values.Length; i++)
                arguments[i] = values[i](state);
            state.Call(partial, arguments);
        };
    }

    private Writer Partial(string name)
    {
        if (!_partials.TryGetValue(name, out var known))
        {
            if (!set.Partials.TryGetValue(name, out var template))
                throw new NotCompiledException();
            _partials.Add(name, null);
            _partials[name] = known = Compile(template);
        }
        return known ?? throw new NotCompiledException();
    }
}
