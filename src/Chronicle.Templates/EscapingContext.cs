using System.Buffers.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>
/// Scriban's context with the rules of this project. It escapes each value except <see cref="Html"/>. Unknown names are errors. Limits stop
/// a template with an endless loop. A worker reuses one context for all its pages, because creating a context takes several times as long
/// as rendering a page.
/// </summary>
internal sealed class EscapingContext : TemplateContext
{
    /// <summary>The length of the longest text of an <c>int</c>.</summary>
    private const int LongestInteger = 11;

    private readonly PageOutput _output;
    private readonly ScriptObject _globals;
    private ScriptNode? _last;

    public EscapingContext(
        ScriptObject builtins, ScriptObject globals, PageOutput output, ViewMembers members, TemplateLimits limits) : base(builtins)
    {
        _output = output;
        _globals = globals;
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
        TryGetMember = ReportMissing;
        PushGlobal(globals);
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
            case int number when Utf8Formatter.TryFormat(number, _output.GetSpan(LongestInteger), out var written):
                _output.Advance(written);
                break;
            case var other when !ValueTexts.HasText(other):
                throw WithoutText($"`{(_last as ScriptExpressionStatement)?.Expression ?? _last}`", other);
            default:
                Html.WriteEscaped(_output, ObjectToString(value));
                break;
        }
        Usage.Limits.CheckPage(SpanOfLast, _output.Length);
        return this;
    }

    /// <summary>The text of a value. Scriban calls this method for each value that it writes, compares or joins as a text.</summary>
    public override string? ObjectToString(object? value, bool nested = false) =>
        !ValueTexts.HasText(value) ? throw WithoutText("this value", value!)
        : ValueTexts.OfDate(value) ?? base.ObjectToString(value, nested);

    private ScriptRuntimeException WithoutText(string subject, object value) =>
        new(SpanOfLast, ValueTexts.DescribeWithoutText(subject, value, value is CountedText ? [] : MembersOf(value)));

    private string[] MembersOf(object value) => [.. GetMemberAccessor(value).GetMembers(this, SpanOfLast, value)];

    // Scriban calls this method if an object does not have a member.
    private bool ReportMissing(TemplateContext context, SourceSpan span, object target, string member, out object? value) =>
        throw new UnknownNameException(span, DescribeMissing(target, member), member, MembersOf(target));

    private string DescribeMissing(object target, string member) =>
        BuiltinObject.FirstOrDefault(entry => entry.Value == target) is { Key: { } name } ? $"`{name}` has no `{member}`"
        : target is ScriptObject && _globals.Values.Contains(target) ? $"the theme has no word \"{member}\""
        : $"{ValueTexts.Describe(target)} has no `{member}`";

    // The span of the node that was evaluated last. The span that Scriban passes is less exact, because it belongs to the enclosing
    // statement.
    private SourceSpan SpanOfLast => _last?.Span ?? CurrentSpan;
}
