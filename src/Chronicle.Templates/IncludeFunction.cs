using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>Thrown when a page includes a partial that could not be read or parsed. A message about the partial exists already.</summary>
internal sealed class BrokenPartialException : Exception;

/// <summary>Thrown when a page includes a partial that does not exist.</summary>
internal sealed class UnknownPartialException(string name) : Exception($"there is no partial \"{name}\"")
{
    public string Name => name;
}

/// <summary><c>include "name" value</c> writes a partial at its own position. Inside the partial, <c>$1</c> is the value.</summary>
internal sealed class IncludeFunction(TemplateSet set) : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), index == 0 ? "name" : "value");

    public object? Invoke(TemplateContext context, ScriptNode? caller, ScriptArray arguments, ScriptBlockStatement? block)
    {
        var name = context.ObjectToString(arguments[0]) ?? "";
        if (!set.Partials.TryGetValue(name, out var partial))
        {
            Exception cause = set.IsBrokenPartial(name) ? new BrokenPartialException() : new UnknownPartialException(name);
            throw new ScriptRuntimeException(caller?.Span ?? context.CurrentSpan, cause.Message, cause);
        }
        // Scriban itself counts the depth of nested calls.
        context.PushLocal();
        try
        {
            context.SetValue(ScriptVariable.Arguments, arguments, asReadOnly: true, force: true);
            context.Evaluate(partial, aliasReturnedFunction: false);
        }
        finally
        {
            context.PopLocal();
        }
        return null;
    }

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? caller, ScriptArray arguments, ScriptBlockStatement? block) =>
        ValueTask.FromResult(Invoke(context, caller, arguments, block));
}
