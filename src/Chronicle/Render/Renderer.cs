using System.Collections.Immutable;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Templates;

namespace Chronicle.Render;

/// <summary>Renders a plan to finished files, sorted by address. If a template fails, only its page is missing.</summary>
internal static class Renderer
{
    /// <summary>
    /// The number of files that a worker makes before it stores them together. Storing each file alone takes a tenth more time, because the
    /// system and the templates then compete for the caches of the processor.
    /// </summary>
    private const int StoredAtOnce = 64;

    /// <summary>
    /// Renders all documents. Calls <paramref name="onFinished"/> for each finished file, on the worker that made it. If there is a store,
    /// the bytes of a file leave the memory soon afterwards.
    /// </summary>
    public static PhaseResult<RenderedSite> Run(RenderPlan plan, Action<int, RenderedFile> onFinished, Store? store = null,
        CancellationToken stop = default)
    {
        var documents = plan.Documents;
        var rendered = new RenderedFile?[documents.Length];
        var problems = new ImmutableArray<Diagnostic>[documents.Length];
        var last = documents.Length;
        Workers.For(documents.Length, () => new Worker(plan.CreateWorker(), []), (worker, i) =>
        {
            if (i > Volatile.Read(ref last))
                return;
            var findings = new DiagnosticBag();
            rendered[i] = Render(plan, documents[i], worker.Templates, findings);
            problems[i] = findings.ToImmutable();
            if (problems[i].Any(problem => problem.Rule == Rules.EndlessTemplate))
                LowerTo(ref last, i);
            if (rendered[i] is not { } file)
                return;
            onFinished(i, file);
            if (file.Picture is null)
                worker.Waiting.Add(i);
            if (worker.Waiting.Count == StoredAtOnce)
                Put(worker);
        }, Put, stop);
        // After a template that exceeds a limit, rendering stops. So a build waits for one such page, and not for thousands. All pages
        // before this page are made. The pages after it are dropped, because their number differs between machines.
        for (var i = last + 1; i < documents.Length; i++)
            (rendered[i], problems[i]) = (null, []);
        return new(
            new RenderedSite([.. rendered.OfType<RenderedFile>()],
                [.. documents.Where((_, i) => rendered[i] is null).Select(document => document.Address.Value), .. plan.ClaimedTwice]),
            [.. OncePerLocation(documents, problems)]);

        void Put(Worker worker)
        {
            foreach (var i in worker.Waiting)
                if (rendered[i] is { } file)
                    rendered[i] = file with
                    {
                        Content = store is not null ? store(file.Address, file.Bytes)
                            : documents[i] is Document.Page ? file.Bytes.ToArray() : file.Content,
                    };
            worker.Waiting.Clear();
            worker.Templates.Reset();
        }
    }

    /// <summary>A worker, and the indexes of the files that it has made but not yet stored.</summary>
    private sealed record Worker(TemplateEngine.Worker Templates, List<int> Waiting);

    private static void LowerTo(ref int least, int value)
    {
        for (var seen = Volatile.Read(ref least); value < seen;)
            seen = Interlocked.CompareExchange(ref least, value, seen);
    }

    // An error in a template fails all pages that use it, so it is reported only once, with one page as an example.
    private static IEnumerable<Diagnostic> OncePerLocation(ImmutableArray<Document> documents, ImmutableArray<Diagnostic>[] problems) =>
        problems.SelectMany((diagnostics, i) => diagnostics.Select(diagnostic => new { Problem = diagnostic, Page = documents[i].Address }))
            .GroupBy(entry => entry.Problem, entry => entry.Page)
            .Select(pages => pages.Key with
            {
                Message = $"{pages.Key.Message} (page {pages.First()}{(pages.Count() > 1 ? $" and {pages.Count() - 1} more" : "")})",
            });

    /// <summary>
    /// One file of the plan; null, with a diagnostic, if its template fails. The bytes of a page are valid until the worker is reset.
    /// </summary>
    public static RenderedFile? Render(RenderPlan plan, Document document, TemplateEngine.Worker templates, DiagnosticBag diagnostics) =>
        document switch
        {
            Document.File file => new(file.Address, file.Source, file.Bytes),
            Document.Made made => new(made.Address, made.Source, made.Make()),
            Document.Page page => RenderPage(plan, page, templates, diagnostics),
            Document.Drawn drawn => new(drawn.Address, drawn.Source, Content.None, Picture: drawn.Picture),
            _ => throw new InvalidOperationException(document.GetType().Name),
        };

    private static RenderedFile? RenderPage(RenderPlan plan, Document.Page page, TemplateEngine.Worker templates, DiagnosticBag diagnostics)
    {
        var bytes = templates.Render(page.Layout, Complete(plan, page), out var error);
        if (error is not null)
            diagnostics.Add(RuleOf(error.Kind), new(error.Path, error.Line, error.Column),
                error.Message + (error.Name is { } name ? Nearest.Hint(name, error.Known ?? []) : ""));
        return bytes is { } made
            ? new(page.Address, page.Source, made, SourceLocation.StartOf(plan.Theme.Templates.Set.PathOf(page.Layout))) : null;
    }

    private static Rule RuleOf(TemplateError.Category kind) => kind switch
    {
        TemplateError.Category.Missing => Rules.MissingTemplate,
        TemplateError.Category.Endless => Rules.EndlessTemplate,
        _ => Rules.FailedTemplate,
    };

    // Adds the values that the renderer computes for every page.
    private static PageView Complete(RenderPlan plan, Document.Page page)
    {
        var view = page.View();
        var canonical = view.Canonical.Length > 0 ? view.Canonical : plan.Site.Url.Absolute(page.Address);
        return view with
        {
            HeadTitle = view.HeadTitle.Length > 0 ? view.HeadTitle : Presenter.HeadTitle(plan.Site.Settings, view.PlainTitle),
            Canonical = canonical,
            IsUnlisted = !page.IsListed,
            Moved = [.. plan.Moved[page.Address.Value]],
            Trail = StructuredData.DescribeTrail(plan.Site, view, canonical),
        };
    }
}
