using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using Site.Text;

namespace Site.Render;

/// <summary>
/// Runs templates, one page after another, for one worker. The context is kept from page to page, since it remembers how to read the members
/// of the views; a fresh one for each page costs several times as much.
/// </summary>
public sealed class TemplateRunner
{
    private readonly Theme _theme;
    private readonly SharedRendering _kept;
    private readonly Utf8Output _output = new();
    private EscapingContext _context;
    private readonly ScriptObject _shared;

    public TemplateRunner(SharedRendering shared)
    {
        _theme = shared.Theme;
        _kept = shared;
        _shared = new ScriptObject { ["site"] = shared.Site, ["t"] = WordsOf(_theme.Words) };
        _context = CreateContext();
    }

    /// <summary>The page as UTF-8, until <see cref="Forget"/>; null, with a finding at the template's own place, when the template fails.</summary>
    public ReadOnlyMemory<byte>? Run(string layout, object page, Findings found)
    {
        if (!_kept.Templates.TryGetValue("layouts/" + layout, out var template))
        {
            if (!_theme.Broken.Contains("layouts/" + layout))
                found.Add(Rules.MissingTemplate, Layout(layout), "this layout is missing; the pages that need it cannot be made");
            return null;
        }
        _output.Begin();
        if (_kept.Compiled.Find(layout) is { } compiled && TryRun(compiled, page) is { } made)
            return made;
        _output.Clear();
        _context.Begin();
        // What a template assigns lives in these globals and dies with the page.
        _context.PushGlobal(new ScriptObject { ["page"] = page });
        try
        {
            _context.Evaluate(template, aliasReturnedFunction: false);
            _context.PopGlobal();
            return _output.Page;
        }
        catch (ScriptRuntimeException failed) when (failed.InnerException is BrokenPartial)
        {
            return Abandon();
        }
        catch (ScriptRuntimeException failed)
        {
            var path = string.IsNullOrEmpty(failed.Span.FileName) ? template.Span.FileName ?? layout : failed.Span.FileName;
            if (TemplateLimits.Reached(failed) is { } limit)
                found.Add(Rules.EndlessTemplate, Theme.At(path, failed.Span), limit);
            else
                found.Add(Rules.FailedTemplate, Theme.At(path, failed.Span), Describe(failed.OriginalMessage, page));
            return Abandon();
        }
    }

    /// <summary>The pages that were made so far are needed no longer.</summary>
    public void Forget() => _output.Forget();

    private ReadOnlyMemory<byte>? TryRun(Writer layout, object page)
    {
        _context.Begin();
        try
        {
            layout(new(_context, _context.Limits, _output, page, _kept.Compiled.Variables));
            return _output.Page;
        }
        catch (Exception failed) when (failed is UnexpectedException or ScriptRuntimeException)
        {
            return Abandon();
        }
    }

    /// <summary>What a statement writes that reads nothing of a page; null if it fails.</summary>
    public string? TryWrite(ScriptStatement statement) => Try(() =>
    {
        _output.Clear();
        if (_context.Evaluate(statement, aliasReturnedFunction: false) is { } value)
            _context.Write(statement.Span, value);
        return _output.ToString();
    });

    /// <summary>Whether a condition holds that reads nothing of a page; null if it fails.</summary>
    public bool? TryDecide(ScriptExpression condition) => Try<bool?>(() => _context.ToBool(condition.Span, _context.Evaluate(condition)));

    /// <summary>The value of an expression that reads nothing of a page; false if it fails.</summary>
    public bool TryEvaluate(ScriptExpression expression, out object? value)
    {
        var made = Try(() => new { Value = _context.Evaluate(expression) });
        value = made?.Value;
        return made is not null;
    }

    private T? Try<T>(Func<T> evaluate)
    {
        _context.Begin();
        try
        {
            return evaluate();
        }
        catch (ScriptRuntimeException)
        {
            Abandon();
            return default;
        }
    }

    public SourceLocation Layout(string layout) => SourceLocation.StartOf($"{_theme.Path}/layouts/{layout}.html");

    // A failure leaves the context in the middle of something: the next page gets a new one.
    private ReadOnlyMemory<byte>? Abandon()
    {
        _output.Clear();
        _context = CreateContext();
        return null;
    }

    private EscapingContext CreateContext()
    {
        var context = new EscapingContext(TemplateFunctions.Create(_kept, _output), _output, _kept.Members);
        context.PushGlobal(_shared);
        return context;
    }

    // Scriban's message ends with the name that it did not find: hold it against the page's own members and the theme's words.
    private string Describe(string message, object page)
    {
        var known = _kept.Members.NamesOf(page).Concat(_theme.Words.All.Select(word => word.Key));
        var name = message.TrimEnd('.').Split(' ')[^1].Trim('`', '\'', '"');
        return Theme.Sentence(message) + Nearest.Hint(name, known);
    }

    private static ScriptObject WordsOf(Words words)
    {
        var all = new ScriptObject();
        foreach (var (key, word) in words.All)
            all[key] = word;
        // They outlive the page.
        all.IsReadOnly = true;
        return all;
    }

    /// <summary>Escapes what templates write, except finished HTML.</summary>
    private sealed class EscapingContext : TemplateContext
    {
        private readonly Utf8Output _output;
        private readonly ViewMembers _members;
        private readonly TemplateLimits _limits = new();
        private ScriptNode? _last;

        public EscapingContext(ScriptObject builtins, Utf8Output output, ViewMembers members) : base(builtins)
        {
            _output = output;
            _members = members;
            PushOutput(output);
            StrictVariables = true;
            EnableRelaxedMemberAccess = false;
            AutoIndent = false;
            NewLine = "\n";
            LoopLimit = TemplateLimits.Rounds;
            RecursiveLimit = TemplateLimits.Depth;
            LimitToString = TemplateLimits.Text;
        }

        public TemplateLimits Limits => _limits;

        public void Begin() => _limits.Begin();

        public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
        {
            _limits.Step(scriptNode);
            // Scriban would count the characters of all pages together, and cut them off where one text has to end.
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

        protected override IObjectAccessor? GetMemberAccessorImpl(object target) => _members.Of(target) ?? base.GetMemberAccessorImpl(target);

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
                    Html.WriteEscaped(_output, Show(value));
                    break;
            }
            TemplateLimits.CheckPage(SpanOfLast, _output.Length);
            return this;
        }

        private string Show(object value)
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

        // The span that Scriban writes with is that of everything around.
        private SourceSpan SpanOfLast => _last?.Span ?? CurrentSpan;
    }
}
