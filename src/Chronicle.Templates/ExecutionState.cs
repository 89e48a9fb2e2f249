using System.Collections;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>Writes a part of a template for one page.</summary>
internal delegate void Writer(ExecutionState state);

/// <summary>Evaluates an expression of a template for one page.</summary>
internal delegate object? Evaluator(ExecutionState state);

/// <summary>
/// Thrown when a compiled template cannot continue: a value is missing, a value has a type that is not supported, or the loops have too
/// many rounds. Scriban then renders the page again, and reports the fault.
/// </summary>
internal sealed class UnexpectedException : Exception;

/// <summary>
/// The state of one page while a compiled layout renders it: the view, the globals, and the variables that its templates assign.
/// </summary>
/// <param name="context">Scriban's context, which compares and formats values.</param>
internal sealed class ExecutionState(
    TemplateContext context, PageUsage usage, PageOutput output, object page, ScriptObject globals, int variables)
{
    private static readonly object Unset = new();

    private readonly object?[] _variables = AllUnset(variables);
    private int _rounds;

    public TemplateContext Context => context;

    public TemplateLimits Limits => usage.Limits;

    public PageOutput Output => output;

    public object Page => page;

    public object Global(string name) => globals[name] ?? throw new UnexpectedException();

    /// <summary>
    /// The arguments of the partial that is running: <c>$0</c> is its name; <c>$1</c>, <c>$2</c> and so on are the values after the name.
    /// Null in a layout.
    /// </summary>
    public object?[]? Arguments { get; private set; }

    public object? Argument(int number) =>
        Arguments is not { } given ? throw new UnexpectedException() : number < given.Length ? given[number] : null;

    public object? Variable(int number) =>
        _variables[number] is var value && value != Unset ? value : throw new UnexpectedException();

    public void Assign(int number, object? value) => _variables[number] = value;

    /// <summary>Counts a step of the page, and checks the limits of the page.</summary>
    public void Step(ScriptNode node)
    {
        usage.Step(node);
        Limits.CheckPage(node.Span, output.Length);
    }

    public void Call(Writer partial, object?[] arguments)
    {
        var outer = Arguments;
        Arguments = arguments;
        partial(this);
        Arguments = outer;
    }

    /// <summary>
    /// Runs the body of a loop for each item. Afterwards the variable has its earlier value again, because an enclosing loop may use the
    /// same name.
    /// </summary>
    public void Loop(int variable, IList items, Writer body)
    {
        if ((_rounds += items.Count) > Limits.Rounds)
            throw new UnexpectedException();
        var outer = _variables[variable];
        for (var i = 0; i < items.Count; i++)
        {
            _variables[variable] = items[i];
            body(this);
        }
        _variables[variable] = outer;
    }

    private static object?[] AllUnset(int count)
    {
        var variables = new object?[count];
        Array.Fill(variables, Unset);
        return variables;
    }
}
