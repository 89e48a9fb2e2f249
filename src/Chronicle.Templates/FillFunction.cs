using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>
/// <c>fill pattern "name" value</c> fills the placeholder <c>{name}</c> of a pattern. If the pattern has a form for each kind of number,
/// the value chooses the form.
/// </summary>
/// <param name="fill">The function that fills a pattern without such forms.</param>
internal sealed class FillFunction(Func<string, string, string, string> fill) : IScriptCustomFunction
{
    public int RequiredParameterCount => 3;

    public int ParameterCount => 3;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) =>
        new(typeof(object), index switch { 0 => "pattern", 1 => "placeholder", _ => "value" });

    /// <summary>The filled pattern: finished HTML if the pattern or the value is finished HTML, otherwise a text.</summary>
    public object Fill(TemplateContext context, object? pattern, string placeholder, object? value)
    {
        var text = value as string ?? context.ObjectToString(value) ?? "";
        var chosen = (pattern as CountedText)?.Choose(text) ?? pattern as string ?? context.ObjectToString(pattern) ?? "";
        return pattern is Html || value is Html
            ? new Html(fill(pattern is Html ? chosen : Html.Escape(chosen), placeholder, value is Html ? text : Html.Escape(text)))
            : fill(chosen, placeholder, text);
    }

    public object? Invoke(TemplateContext context, ScriptNode? caller, ScriptArray arguments, ScriptBlockStatement? block) =>
        Fill(context, arguments[0], context.ObjectToString(arguments[1]) ?? "", arguments[2]);

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? caller, ScriptArray arguments, ScriptBlockStatement? block) =>
        ValueTask.FromResult(Invoke(context, caller, arguments, block));
}
