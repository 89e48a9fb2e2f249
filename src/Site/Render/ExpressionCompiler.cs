using System.Collections;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Site.Render;

/// <summary>A template says something that is not compiled.</summary>
public sealed class NotCompiledException : Exception;

/// <summary>Compiles the expressions of templates. <paramref name="variables"/> numbers the names that they give values to; <paramref name="runner"/> works out what is the same on every page.</summary>
public sealed class ExpressionCompiler(ViewMembers members, IReadOnlyDictionary<string, int> variables, TemplateRunner runner)
{
    public Evaluator Compile(ScriptExpression expression) => expression switch
    {
        _ when ConstantFolding.IsConstant(expression) => runner.TryEvaluate(expression, out var constant) ? _ => constant : throw new NotCompiledException(),
        ScriptVariableGlobal { BaseName: "page" } => static frame => frame.Page,
        ScriptVariableGlobal variable when variables.TryGetValue(variable.BaseName, out var number) => frame => frame.Variable(number),
        ScriptIndexerExpression { Target: ScriptVariableLocal { BaseName: "" }, Index: ScriptLiteral { Value: int number and >= 0 } } => frame => frame.Argument(number),
        ScriptIndexerExpression { Target: { } list, Index: ScriptLiteral { Value: int number and >= 0 } } => Item(Compile(list), number),
        ScriptArrayInitializerExpression list => List([.. list.Values.Select(Compile)]),
        ScriptMemberExpression { Target: { } target, Member: { } member, DotToken.TokenType: TokenType.Dot } path => Member(Compile(target), member.Name, path.Span),
        ScriptNestedExpression { Expression: { } inner } => Compile(inner),
        ScriptUnaryExpression { Operator: ScriptUnaryOperator.Negate or ScriptUnaryOperator.Plus, Right: { } right } unary => Unary(unary, right),
        ScriptUnaryExpression { Operator: ScriptUnaryOperator.Not } or ScriptBinaryExpression { Operator: ScriptBinaryOperator.And or ScriptBinaryOperator.Or } => Boxed(Condition(expression)),
        ScriptBinaryExpression binary => Binary(binary),
        ScriptConditionalExpression { Condition: { } condition, ThenValue: { } then, ElseValue: { } other } => Choice(Condition(condition), Compile(then), Compile(other)),
        ScriptFunctionCall { Target: ScriptVariableGlobal { BaseName: "fill" }, Arguments: { Count: 3 } arguments } => Fill(arguments),
        ScriptFunctionCall { Target: ScriptVariableGlobal { BaseName: "raw" }, Arguments: { Count: 1 } arguments } => Raw(arguments[0]),
        ScriptPipeCall { From: { } list, To: ScriptFunctionCall { Target: ScriptMemberExpression { Target: ScriptVariableGlobal { BaseName: "array" }, Member.Name: "join" }, Arguments: { Count: 1 } arguments } } => Join(list, arguments[0]),
        _ => throw new NotCompiledException(),
    };

    /// <summary>What a choice asks, without a box around each answer.</summary>
    public Func<Frame, bool> Condition(ScriptExpression expression)
    {
        switch (expression)
        {
            case ScriptNestedExpression { Expression: { } inner }:
                return Condition(inner);
            case ScriptUnaryExpression { Operator: ScriptUnaryOperator.Not, Right: { } right }:
                var negated = Condition(right);
                return frame => !negated(frame);
            case ScriptBinaryExpression { Operator: ScriptBinaryOperator.And, Left: { } left, Right: { } right }:
                var (first, second) = (Condition(left), Condition(right));
                return frame => first(frame) && second(frame);
            case ScriptBinaryExpression { Operator: ScriptBinaryOperator.Or, Left: { } left, Right: { } right }:
                var (one, other) = (Condition(left), Condition(right));
                return frame => one(frame) || other(frame);
            default:
                var value = Compile(expression);
                return frame => value(frame) is var found && (found as bool? ?? frame.Context.ToBool(expression.Span, found));
        }
    }

    // A path mostly finds objects of one class: how its member is read is remembered with the class.
    private Evaluator Member(Evaluator target, string name, SourceSpan span)
    {
        Known? known = null;
        return frame =>
        {
            var of = target(frame) ?? throw new UnexpectedException();
            if (known is { } last && last.Type == of.GetType())
                return last.Read(of);
            if (of is IList list && name == "size")
                return list.Count;
            if (members.ReaderOf(of, name) is { } read)
            {
                known = new(of.GetType(), read);
                return read(of);
            }
            return frame.Context.GetMemberAccessor(of).TryGetValue(frame.Context, span, of, name, out var value) ? value : throw new UnexpectedException();
        };
    }

    private sealed record Known(Type Type, Func<object, object?> Read);

    private static Evaluator Item(Evaluator items, int number) =>
        frame => items(frame) is IList list && number < list.Count ? list[number] : throw new UnexpectedException();

    private static Evaluator List(Evaluator[] values) => frame => new ScriptArray(values.Select(value => value(frame)));

    private Evaluator Unary(ScriptUnaryExpression unary, ScriptExpression right)
    {
        var value = Compile(right);
        return frame => ScriptUnaryExpression.Evaluate(frame.Context, right.Span, unary.Operator, value(frame));
    }

    private Evaluator Binary(ScriptBinaryExpression binary)
    {
        // The others can make much of little: lists of numbers, long texts.
        if (binary is not { Left: { } leftSide, Right: { } rightSide } || binary.Operator is not (ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareNotEqual
            or ScriptBinaryOperator.CompareGreater or ScriptBinaryOperator.CompareGreaterOrEqual or ScriptBinaryOperator.CompareLess or ScriptBinaryOperator.CompareLessOrEqual
            or ScriptBinaryOperator.Add or ScriptBinaryOperator.Subtract or ScriptBinaryOperator.EmptyCoalescing))
            throw new NotCompiledException();
        var (left, right, span) = (Compile(leftSide), Compile(rightSide), binary.OperatorToken?.Span ?? binary.Span);
        return frame => (binary.Operator, left(frame), right(frame)) switch
        {
            (ScriptBinaryOperator.CompareEqual, int a, int b) => a == b,
            (ScriptBinaryOperator.CompareGreater, int a, int b) => a > b,
            (ScriptBinaryOperator.CompareEqual, string a, string b) => a == b,
            (ScriptBinaryOperator.CompareNotEqual, string a, string b) => a != b,
            (_, var a, var b) => TemplateLimits.Checked(binary, ScriptBinaryExpression.Evaluate(frame.Context, span, binary.Operator, leftSide.Span, a, rightSide.Span, b)),
        };
    }

    private static Evaluator Boxed(Func<Frame, bool> condition) => frame => condition(frame);

    private static Evaluator Choice(Func<Frame, bool> condition, Evaluator then, Evaluator other) => frame => condition(frame) ? then(frame) : other(frame);

    private Evaluator Fill(ScriptList<ScriptExpression> arguments)
    {
        var (pattern, hole, value) = (Compile(arguments[0]), Compile(arguments[1]), Compile(arguments[2]));
        return frame => Words.FillHoles(Text(pattern(frame)), (Text(hole(frame)), value(frame)?.ToString() ?? ""));
    }

    private Evaluator Raw(ScriptExpression argument)
    {
        var html = Compile(argument);
        return frame => new Html(Text(html(frame)));
    }

    private Evaluator Join(ScriptExpression expression, ScriptExpression argument)
    {
        var (list, delimiter) = (Compile(expression), Compile(argument));
        return frame => ArrayFunctions.Join(frame.Context, expression.Span, list(frame) as IEnumerable ?? throw new UnexpectedException(), Text(delimiter(frame)));
    }

    // What is no text Scriban would make one of.
    private static string Text(object? value) => value as string ?? throw new UnexpectedException();
}
