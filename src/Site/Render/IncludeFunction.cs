using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using Site.Text;

namespace Site.Render;

/// <summary>A page asks for a partial that cannot be parsed, of which the theme has told already.</summary>
public sealed class BrokenPartial : Exception;

/// <summary>
/// <c>include "name" value</c> writes the partial where it stands; the partial finds the value in <c>$1</c>. <c>keep "name" value</c> does the same, and
/// writes what it wrote before when it is called with the same again. It is for partials that read nothing but their values, <c>site</c> and <c>t</c>.
/// </summary>
public sealed class IncludeFunction(SharedRendering shared, Utf8Output? keepFrom = null) : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), index == 0 ? "name" : "value");

    public object? Invoke(TemplateContext context, ScriptNode? caller, ScriptArray arguments, ScriptBlockStatement? block)
    {
        var name = context.ObjectToString(arguments[0]) ?? "";
        var theme = shared.Theme;
        if (!theme.Partials.TryGetValue(name, out var path) || !shared.Templates.TryGetValue(path, out var template))
            throw theme.Broken.Contains("partials/" + name) ? new BrokenPartial() : new ScriptRuntimeException(caller?.Span ?? context.CurrentSpan, $"there is no partial \"{name}\"{Nearest.Hint(name, theme.Partials.Keys)}");
        if (keepFrom is not { } output)
        {
            Evaluate(context, arguments, template);
            return null;
        }
        if (theme.ForeignReads.TryGetValue(name, out var foreign))
            throw new ScriptRuntimeException(caller?.Span ?? context.CurrentSpan, $"the partial \"{name}\" reads or sets \"{foreign}\", so what it writes cannot be kept; write include instead of keep");
        var call = new PartialCall([.. arguments]);
        if (!shared.TryWriteKept(call, output))
        {
            var start = output.Length;
            Evaluate(context, arguments, template);
            shared.Keep(call, output.ToArray(start));
        }
        TemplateLimits.CheckPage(caller?.Span ?? context.CurrentSpan, output.Length);
        return null;
    }

    // How deep calls stand within calls Scriban counts itself.
    private static void Evaluate(TemplateContext context, ScriptArray arguments, ScriptPage template)
    {
        context.PushLocal();
        try
        {
            context.SetValue(ScriptVariable.Arguments, arguments, asReadOnly: true, force: true);
            context.Evaluate(template, aliasReturnedFunction: false);
        }
        finally
        {
            context.PopLocal();
        }
    }

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? caller, ScriptArray arguments, ScriptBlockStatement? block) =>
        ValueTask.FromResult(Invoke(context, caller, arguments, block));
}
