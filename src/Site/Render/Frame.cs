using System.Collections;
using Scriban;
using Scriban.Syntax;

namespace Site.Render;

/// <summary>Writes what a piece of a template says for the page of the frame.</summary>
public delegate void Writer(Frame frame);

/// <summary>Works out an expression of a template for the page of the frame.</summary>
public delegate object? Evaluator(Frame frame);

/// <summary>Something is not as a compiled template expects it. Scriban says what, when it makes the page once more.</summary>
public sealed class UnexpectedException : Exception;

/// <summary>One page on its way through a compiled layout: what its templates read, and what they gave values to.</summary>
/// <param name="context">Does what is Scriban's to decide: what equals what, and how a value reads.</param>
public sealed class Frame(TemplateContext context, TemplateLimits limits, Utf8Output output, object page, int variables)
{
    private static readonly object Unset = new();

    private readonly object?[] _variables = AllUnset(variables);
    private int _rounds;

    public TemplateContext Context => context;

    public Utf8Output Output => output;

    public object Page => page;

    /// <summary>The name of the partial that is running and the values after it, <c>$0</c>, <c>$1</c> and so on; null in a layout.</summary>
    public object?[]? Arguments { get; private set; }

    public object? Argument(int number) => Arguments is not { } given ? throw new UnexpectedException() : number < given.Length ? given[number] : null;

    public object? Variable(int number) => _variables[number] is var value && value != Unset ? value : throw new UnexpectedException();

    public void Assign(int number, object? value) => _variables[number] = value;

    /// <summary>Counts a step of a template against its limits.</summary>
    public void Step(ScriptNode node)
    {
        limits.Step(node);
        TemplateLimits.CheckPage(node.Span, output.Length);
    }

    public void Call(Writer partial, object?[] arguments)
    {
        var outer = Arguments;
        Arguments = arguments;
        partial(this);
        Arguments = outer;
    }

    /// <summary>After the loop its variable is what it was before: that of a loop around it, or nothing.</summary>
    public void Loop(int variable, IList items, Writer body)
    {
        if ((_rounds += items.Count) > TemplateLimits.Rounds)
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
