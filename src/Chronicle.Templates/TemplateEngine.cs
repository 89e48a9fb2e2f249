using Scriban.Runtime;

namespace Chronicle.Templates;

/// <summary>
/// Renders pages with the layouts of a set. The layouts are compiled when the first worker is created, and all workers share the result.
/// Many sites can share one engine. Scriban defines the meaning of templates. So Scriban renders a layout that the compiler does not
/// support, and each page on which a compiled layout fails.
/// </summary>
/// <param name="set">The templates.</param>
/// <param name="globals">The names of the values that templates can use on every page.</param>
/// <param name="fill">The function <c>fill</c>. It takes a pattern, the name of a placeholder and a value, and returns the filled
/// pattern.</param>
public sealed class TemplateEngine(TemplateSet set, IReadOnlyCollection<string> globals, Func<string, string, string, string> fill)
{
    private readonly Lazy<CompiledTemplates> _compiled = new(() => CompiledTemplates.Create(set, globals, fill));

    /// <summary>The templates.</summary>
    public TemplateSet Set => set;

    internal CompiledTemplates Compiled => _compiled.Value;

    internal TemplateLimits Limits { get; init; } = TemplateLimits.Default;

    /// <summary>Returns a renderer for one thread.</summary>
    /// <param name="values">A value for each name of the globals. A map of words becomes an object with one member for each word: a text or
    /// a <see cref="CountedText"/>.</param>
    /// <exception cref="ArgumentException">The names of the values differ from the names of the globals.</exception>
    public Worker CreateWorker(IReadOnlyDictionary<string, object> values) =>
        values.Count == globals.Count && globals.All(values.ContainsKey)
        ? new(set, _compiled, ToScript(values), fill, Limits)
        : throw new ArgumentException($"the values must be {string.Join(", ", globals)}", nameof(values));

    private static ScriptObject ToScript(IReadOnlyDictionary<string, object> values)
    {
        var script = new ScriptObject();
        foreach (var (name, value) in values)
            script[name] = value is IReadOnlyDictionary<string, object> words ? ToWords(words) : value;
        return script;
    }

    private static ScriptObject ToWords(IReadOnlyDictionary<string, object> words)
    {
        var script = new ScriptObject();
        foreach (var (key, word) in words)
            script[key] = word;
        // Pages must not change this object, because it is used for all pages.
        script.IsReadOnly = true;
        return script;
    }

    /// <summary>Renders pages one after another, on one thread at a time.</summary>
    public sealed class Worker
    {
        private readonly PageOutput _output = new();
        private readonly TemplateSet _set;
        private readonly Lazy<CompiledTemplates> _compiled;
        private readonly ScriptObject _globals;
        private readonly Func<string, string, string, string> _fill;
        private readonly TemplateLimits _limits;
        private EscapingContext _context;

        internal Worker(TemplateSet set, Lazy<CompiledTemplates> compiled, ScriptObject globals, Func<string, string, string, string> fill,
            TemplateLimits limits)
        {
            (_set, _compiled, _globals, _fill, _limits) = (set, compiled, globals, fill, limits);
            _context = CreateContext();
        }

        /// <summary>
        /// Returns the page as UTF-8, in memory that is valid until <see cref="Reset"/>; null if the page cannot be rendered.
        /// </summary>
        /// <param name="layout">The name of the layout without its folder.</param>
        /// <param name="page">The view, which templates read as <c>page</c>.</param>
        /// <param name="error">The fault; null if the page was rendered. Also null if the template could not be read or parsed, because
        /// that fault has been reported already.</param>
        public ReadOnlyMemory<byte>? Render(string layout, object page, out TemplateError? error)
        {
            error = null;
            if (!_set.Layouts.TryGetValue(layout, out var template))
            {
                if (!_set.IsBrokenLayout(layout))
                    error = new(TemplateError.Category.Missing, _set.PathOf(layout), 1, 1,
                        "this layout is missing; the pages that need it cannot be made");
                return null;
            }
            _output.Begin();
            if (_compiled.Value.Find(layout) is { } compiled && RunCompiled(compiled, page) is { } made)
                return made;
            return RunScriban(template, layout, page, out error);
        }

        /// <summary>Makes the memory of all rendered pages available for new pages. The rendered pages become invalid.</summary>
        public void Reset() => _output.Reset();

        private ReadOnlyMemory<byte>? RunCompiled(Writer layout, object page)
        {
            _output.Clear();
            _context.Usage.Begin();
            try
            {
                layout(new(_context, _context.Usage, _output, page, _globals, _compiled.Value.Variables));
                return _output.Page;
            }
            catch (Exception failed) when (failed is UnexpectedException or Scriban.Syntax.ScriptRuntimeException)
            {
                return Abandon();
            }
        }

        private ReadOnlyMemory<byte>? RunScriban(Scriban.Syntax.ScriptPage template, string layout, object page, out TemplateError? error)
        {
            error = null;
            _output.Clear();
            _context.Usage.Begin();
            // Variables that a template assigns are stored in these globals. They are removed with these globals after the page.
            _context.PushGlobal(new ScriptObject { ["page"] = page });
            try
            {
                _context.Evaluate(template, aliasReturnedFunction: false);
                _context.PopGlobal();
                return _output.Page;
            }
            catch (Scriban.Syntax.ScriptRuntimeException failed)
            {
                if (failed.InnerException is not BrokenPartialException)
                    error = Describe(failed, layout);
                return Abandon();
            }
        }

        private TemplateError Describe(Scriban.Syntax.ScriptRuntimeException failed, string layout)
        {
            var path = string.IsNullOrEmpty(failed.Span.FileName) ? _set.PathOf(layout) : failed.Span.FileName;
            if (_limits.Reached(failed) is { } limit)
                return TemplateSet.ErrorAt(TemplateError.Category.Endless, path, failed.Span, limit);
            var (message, name, known) = (failed.InnerException ?? failed) switch
            {
                UnknownPartialException unknown => (unknown.Message, unknown.Name, _set.Partials.Keys),
                UnknownNameException unknown => (unknown.OriginalMessage, unknown.Name, unknown.Known),
                _ when ScribanMessages.UnknownVariable(failed.OriginalMessage) is { } variable => DescribeUnknown(variable),
                _ => (ScribanMessages.Translate(failed.OriginalMessage), null, (IReadOnlyCollection<string>?)null),
            };
            return TemplateSet.ErrorAt(TemplateError.Category.Failed, path, failed.Span, message, name, known);
        }

        private (string Message, string? Name, IReadOnlyCollection<string>? Known) DescribeUnknown(string variable)
        {
            var message = $"the variable or function `{variable}` was not found";
            return _set.Partials.ContainsKey(variable)
                    ? ($"{message}; the name of a partial is in quotes: include \"{variable}\"", null, null)
                : TemplateFunctions.IsLeftOut(variable)
                    ? ($"{message}; templates have the functions array.* and string.*, and no other functions of Scriban", null, null)
                : (message, variable, ["page", .. _globals.Keys, .. _context.BuiltinObject.Keys]);
        }

        // A failure leaves the context in an unknown state, so the next page gets a new one.
        private ReadOnlyMemory<byte>? Abandon()
        {
            _output.Clear();
            _context = CreateContext();
            return null;
        }

        private EscapingContext CreateContext() =>
            new(TemplateFunctions.Create(_set, _fill), _globals, _output, _compiled.Value.Members, _limits);
    }
}
