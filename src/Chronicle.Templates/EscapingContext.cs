using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>
/// Scriban's context with the rules of this project. It escapes each value except <see cref="Html"/>. Unknown names are errors. Limits stop
/// a template that runs for ever. A worker reuses one context for all its pages, because creating a context takes several times as long as
/// rendering a page.
/// </summary>
internal sealed class EscapingContext : TemplateContext
{
    private readonly PageOutput _output;
    private ScriptNode? _last;

    public EscapingContext(ScriptObject builtins, PageOutput output, ViewMembers members, TemplateLimits limits) : base(builtins)
    {
        _output = output;
        Members = members;
        Usage = new(limits);
        PushOutput(output);
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        AutoIndent = false;
        NewLine = "\n";
        LoopLimit = limits.Rounds;
        RecursiveLimit = limits.Depth;
        LimitToString = limits.Text;
    }

    public ViewMembers Members { get; }

    public PageUsage Usage { get; }

    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        Usage.Step(scriptNode);
        // This code writes the text of a template itself. Scriban would count the characters of all pages together, and cut a page in the
        // middle of a text.
        if (scriptNode is ScriptRawStatement { Text: var text })
        {
            Output.Write(text.FullText ?? "", text.Index, text.Length);
            Usage.Limits.CheckPage(scriptNode.Span, _output.Length);
            return null;
        }
        var made = Usage.Limits.Checked(scriptNode, base.Evaluate(scriptNode, aliasReturnedFunction));
        _last = scriptNode;
        return made;
    }

    protected override IObjectAccessor? GetMemberAccessorImpl(object target) =>
        Members.AccessorOf(target) ?? base.GetMemberAccessorImpl(target);

    public override TemplateContext Write(SourceSpan span, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                Html.WriteEscaped(_output, text);
                break;
            case Html html:
                html.WriteTo(_output);
                break;
            default:
                Html.WriteEscaped(_output, Format(value));
                break;
        }
        Usage.Limits.CheckPage(SpanOfLast, _output.Length);
        return this;
    }

    private string Format(object value)
    {
        try
        {
            return ObjectToString(value) ?? "";
        }
        catch (InvalidOperationException failed)
        {
            throw new ScriptRuntimeException(SpanOfLast, failed.Message, failed);
        }
    }

    // The span of the node that was evaluated last. The span that Scriban passes is less exact, because it belongs to the enclosing
    // statement.
    private SourceSpan SpanOfLast => _last?.Span ?? CurrentSpan;
}
