using System.Collections;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>Thrown when a template uses a part of the language that the compiler does not support.</summary>
internal sealed class NotCompiledException : Exception;

/// <summary>Compiles the expressions of templates.</summary>
/// <param name="members">Reads the members of views.</param>
/// <param name="variables">The slot of each variable that the templates assign.</param>
/// <param name="globals">The names that have the same value on every page.</param>
/// <param name="fill">The function that templates call as <c>fill</c>. <see cref="TemplateEngine"/> describes it.</param>
internal sealed class ExpressionCompiler(
    ViewMembers members, IReadOnlyDictionary<string, int> variables, string[] globals, Func<string, string, string, string> fill)
{
    private readonly FillFunction _fill = new(fill);

    public Evaluator Compile(ScriptExpression expression) => expression switch
    {
        ScriptLiteral { Value: null or bool or int or long or double or decimal or string } literal => _ => literal.Value,
        ScriptVariableGlobal { BaseName: "page" } => static state => state.Page,
        ScriptVariableGlobal { BaseName: var name } when globals.Contains(name) => state => state.Global(name),
        ScriptVariableGlobal variable when variables.TryGetValue(variable.BaseName, out var number) => state => state.Variable(number),
        ScriptIndexerExpression { Target: ScriptVariableLocal { BaseName: "" }, Index: ScriptLiteral { Value: int number and >= 0 } } =>
            state => state.Argument(number),
        ScriptIndexerExpression { Target: { } list, Index: ScriptLiteral { Value: int number and >= 0 } } => Item(Compile(list), number),
        ScriptArrayInitializerExpression list => List([.. list.Values.Select(Compile)]),
        ScriptMemberExpression { Target: { } target, Member: { } member, DotToken.TokenType: TokenType.Dot } path =>
            Member(Compile(target), member.Name, path.Span),
        ScriptNestedExpression { Expression: { } inner } => Compile(inner),
        ScriptUnaryExpression { Operator: ScriptUnaryOperator.Negate or ScriptUnaryOperator.Plus, Right: { } right } unary =>
            Unary(unary, right),
        ScriptUnaryExpression { Operator: ScriptUnaryOperator.Not }
            or ScriptBinaryExpression { Operator: ScriptBinaryOperator.And or ScriptBinaryOperator.Or } => Boxed(Condition(expression)),
        ScriptBinaryExpression binary => Binary(binary),
        ScriptConditionalExpression { Condition: { } condition, ThenValue: { } then, ElseValue: { } other } =>
            Choice(Condition(condition), Compile(then), Compile(other)),
        ScriptFunctionCall { Target: ScriptVariableGlobal { BaseName: "fill" }, Arguments: { Count: 3 } arguments } => Fill(arguments),
        ScriptFunctionCall { Target: ScriptVariableGlobal { BaseName: "raw" }, Arguments: { Count: 1 } arguments } => Raw(arguments[0]),
        ScriptPipeCall { From: { } list, To: ScriptFunctionCall { Target: { } target, Arguments: { Count: 1 } arguments } }
            when IsArrayJoin(target) => Join(list, arguments[0]),
        _ => throw new NotCompiledException(),
    };

    private static bool IsArrayJoin(ScriptExpression function) =>
        function is ScriptMemberExpression { Target: ScriptVariableGlobal { BaseName: "array" }, Member.Name: "join" };

    /// <summary>Compiles a condition, without boxing its value.</summary>
    public Func<ExecutionState, bool> Condition(ScriptExpression expression)
    {
        switch (expression)
        {
            case ScriptNestedExpression { Expression: { } inner }:
                return Condition(inner);
            case ScriptUnaryExpression { Operator: ScriptUnaryOperator.Not, Right: { } right }:
                var negated = Condition(right);
                return state => !negated(state);
            case ScriptBinaryExpression { Operator: ScriptBinaryOperator.And, Left: { } left, Right: { } right }:
                var (first, second) = (Condition(left), Condition(right));
                return state => first(state) && second(state);
            case ScriptBinaryExpression { Operator: ScriptBinaryOperator.Or, Left: { } left, Right: { } right }:
                var (one, other) = (Condition(left), Condition(right));
                return state => one(state) || other(state);
            default:
                var value = Compile(expression);
                return state => value(state) is var found && (found as bool? ?? state.Context.ToBool(expression.Span, found));
        }
    }

    // One expression of a template usually gets objects of one class, so the code keeps the member reader of the last class.
    private Evaluator Member(Evaluator target, string name, SourceSpan span)
    {
        Known? known = null;
        return state =>
        {
            var of = target(state) ?? throw new UnexpectedException();
            if (known is { } last && last.Type == of.GetType())
                return last.Read(of);
            if (of is IList list && name == "size")
                return list.Count;
            if (members.ReaderOf(of, name) is { } read)
            {
                known = new(of.GetType(), read);
                return read(of);
            }
            return state.Context.GetMemberAccessor(of).TryGetValue(state.Context, span, of, name, out var value)
                ? value : throw new UnexpectedException();
        };
    }

    private sealed record Known(Type Type, Func<object, object?> Read);

    private static Evaluator Item(Evaluator items, int number) =>
        state => items(state) is IList list && number < list.Count ? list[number] : throw new UnexpectedException();

    private static Evaluator List(Evaluator[] values) => state => new ScriptArray(values.Select(value => value(state)));

    private Evaluator Unary(ScriptUnaryExpression unary, ScriptExpression right)
    {
        var value = Compile(right);
        return state => ScriptUnaryExpression.Evaluate(state.Context, right.Span, unary.Operator, value(state));
    }

    private Evaluator Binary(ScriptBinaryExpression binary)
    {
        if (binary is not { Left: { } leftSide, Right: { } rightSide } || !IsBounded(binary.Operator))
            throw new NotCompiledException();
        var (left, right, span) = (Compile(leftSide), Compile(rightSide), binary.OperatorToken?.Span ?? binary.Span);
        return state => (binary.Operator, left(state), right(state)) switch
        {
            (ScriptBinaryOperator.CompareEqual, int a, int b) => a == b,
            (ScriptBinaryOperator.CompareGreater, int a, int b) => a > b,
            (ScriptBinaryOperator.CompareEqual, string a, string b) => a == b,
            (ScriptBinaryOperator.CompareNotEqual, string a, string b) => a != b,
            (_, var a, var b) => state.Limits.Checked(
                binary, ScriptBinaryExpression.Evaluate(state.Context, span, binary.Operator, leftSide.Span, a, rightSide.Span, b)),
        };
    }

    // Other operators, such as the operators for ranges and repeated texts, are not supported, because they can allocate memory without
    // limit.
    private static bool IsBounded(ScriptBinaryOperator operation) => operation
        is ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareNotEqual
        or ScriptBinaryOperator.CompareGreater or ScriptBinaryOperator.CompareGreaterOrEqual
        or ScriptBinaryOperator.CompareLess or ScriptBinaryOperator.CompareLessOrEqual
        or ScriptBinaryOperator.Add or ScriptBinaryOperator.Subtract or ScriptBinaryOperator.EmptyCoalescing;

    private static Evaluator Boxed(Func<ExecutionState, bool> condition) => state => condition(state);

    private static Evaluator Choice(Func<ExecutionState, bool> condition, Evaluator then, Evaluator other) =>
        state => condition(state) ? then(state) : other(state);

    private Evaluator Fill(ScriptList<ScriptExpression> arguments)
    {
        var (pattern, placeholder, value) = (Compile(arguments[0]), Compile(arguments[1]), Compile(arguments[2]));
        return state => _fill.Fill(state.Context, pattern(state), Text(placeholder(state)), value(state));
    }

    private Evaluator Raw(ScriptExpression argument)
    {
        var html = Compile(argument);
        return state => new Html(Text(html(state)));
    }

    private Evaluator Join(ScriptExpression expression, ScriptExpression argument)
    {
        var (list, delimiter) = (Compile(expression), Compile(argument));
        return state => ArrayFunctions.Join(
            state.Context, expression.Span, list(state) as IEnumerable ?? throw new UnexpectedException(), Text(delimiter(state)));
    }

    // Scriban converts a value of another type to a text. This code leaves such a page to Scriban.
    private static string Text(object? value) => value as string ?? throw new UnexpectedException();
}
