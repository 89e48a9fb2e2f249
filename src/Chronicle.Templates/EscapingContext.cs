using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>
/// Scriban's context with our rules: each value is escaped unless it is <see cref="Html"/>, unknown names are errors, and limits end a
/// template that does not end by itself. A worker keeps one from page to page, because a new one for each page costs several times the
/// page.
/// </summary>
internal sealed class EscapingContext : TemplateContext
{
    private readonly PageOutput _output;
    private ScriptNode? _last;

    public EscapingContext(ScriptObject builtins, PageOutput output, ViewMembers members) : base(builtins)
    {
        _output = output;
        Members = members;
        PushOutput(output);
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        AutoIndent = false;
        NewLine = "\n";
        LoopLimit = TemplateLimits.Rounds;
        RecursiveLimit = TemplateLimits.Depth;
        LimitToString = TemplateLimits.Text;
    }

    public ViewMembers Members { get; }

    public TemplateLimits Limits { get; } = new();

    public void Begin() => Limits.Begin();

    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        Limits.Step(scriptNode);
        // Scriban adds up the characters of all pages, and would cut a page in the middle of a text.
        if (scriptNode is ScriptRawStatement { Text: var text })
        {
            Output.Write(text.FullText ?? "", text.Index, text.Length);
            TemplateLimits.CheckPage(scriptNode.Span, _output.Length);
            return null;
        }
        var made = TemplateLimits.Checked(scriptNode, base.Evaluate(scriptNode, aliasReturnedFunction));
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
        TemplateLimits.CheckPage(SpanOfLast, _output.Length);
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

    // Scriban passes the span of the enclosing statement.
    private SourceSpan SpanOfLast => _last?.Span ?? CurrentSpan;
}
