using System.Collections;
using System.Text;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Site.Render;

/// <summary>Compiles the statements of templates. <paramref name="variables"/> numbers the names that they give values to.</summary>
public sealed class StatementCompiler(SharedRendering shared, ExpressionCompiler expressions, IReadOnlyDictionary<string, int> variables)
{
    // Null while a partial is being compiled: one that includes itself is Scriban's.
    private readonly Dictionary<string, Writer?> _partials = new(StringComparer.Ordinal);

    /// <summary>Null if the template says something that is not compiled.</summary>
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
        Writer[] writers = [.. block?.Statements.Where(statement => !statement.CanSkipEvaluation).Select(Statement) ?? []];
        return writers.Length == 1 ? writers[0] : frame =>
        {
            foreach (var write in writers)
                write(frame);
        };
    }

    private Writer Statement(ScriptStatement statement) => statement switch
    {
        ScriptRawStatement raw => Text(raw),
        ScriptIfStatement choice => Choice(choice),
        ScriptElseStatement other => Block(other.Body),
        ScriptForStatement { NamedArguments.Count: 0 } loop => Loop(loop),
        ScriptExpressionStatement { Expression: ScriptAssignExpression assignment } => Assignment(assignment),
        ScriptExpressionStatement { Expression: ScriptFunctionCall { Target: ScriptVariableGlobal { BaseName: "include" or "keep" } function } call } => Partial(call, function.BaseName == "keep"),
        ScriptExpressionStatement { Expression: { } expression } => Value(expression),
        _ => throw new NotCompiledException(),
    };

    private static Writer Text(ScriptRawStatement raw)
    {
        var bytes = Encoding.UTF8.GetBytes(raw.Text.ToString());
        return frame =>
        {
            frame.Step(raw);
            frame.Output.Write(bytes);
        };
    }

    private Writer Value(ScriptExpression expression)
    {
        var value = expressions.Compile(expression);
        return frame =>
        {
            frame.Step(expression);
            frame.Context.Write(expression.Span, value(frame));
        };
    }

    private Writer Choice(ScriptIfStatement choice)
    {
        var condition = expressions.Condition(choice.Condition ?? throw new NotCompiledException());
        var then = Block(choice.Then);
        var other = choice.Else is null ? null : Statement(choice.Else);
        return frame =>
        {
            frame.Step(choice);
            if (condition(frame))
                then(frame);
            else
                other?.Invoke(frame);
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
        return frame =>
        {
            frame.Step(loop);
            switch (items(frame))
            {
                case null:
                    break;
                case IList { Count: 0 }:
                    none?.Invoke(frame);
                    break;
                case IList list:
                    frame.Loop(number, list, body);
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
        return frame => frame.Assign(number, value(frame));
    }

    private Writer Partial(ScriptFunctionCall call, bool isKept)
    {
        if (call.Arguments.Count == 0 || call.Arguments[0] is not ScriptLiteral { Value: string name } || isKept && shared.Theme.ForeignReads.ContainsKey(name))
            throw new NotCompiledException();
        var partial = Partial(name);
        Evaluator[] values = [.. call.Arguments.Select(expressions.Compile)];
        return frame =>
        {
            frame.Step(call);
            var arguments = new object?[values.Length];
            for (var i = 0; i < values.Length; i++)
                arguments[i] = values[i](frame);
            if (!isKept)
            {
                frame.Call(partial, arguments);
                return;
            }
            var kept = new PartialCall(arguments);
            if (shared.TryWriteKept(kept, frame.Output))
                return;
            var start = frame.Output.Length;
            frame.Call(partial, arguments);
            shared.Keep(kept, frame.Output.ToArray(start));
        };
    }

    private Writer Partial(string name)
    {
        if (!_partials.TryGetValue(name, out var known))
        {
            if (!shared.Theme.Partials.TryGetValue(name, out var path) || !shared.Templates.TryGetValue(path, out var template))
                throw new NotCompiledException();
            _partials.Add(name, null);
            _partials[name] = known = Compile(template);
        }
        return known ?? throw new NotCompiledException();
    }
}
