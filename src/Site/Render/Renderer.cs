using System.Collections.Immutable;
using Site.Text;

namespace Site.Render;

/// <summary>A plan to finished files, sorted by address. A template that fails costs one page.</summary>
public static class Renderer
{
    /// <summary>
    /// So many files a worker makes before it stores them: writing each as soon as it is made costs a tenth more, since the system and the templates
    /// drive each other out of the processor's caches.
    /// </summary>
    private const int StoredAtOnce = 64;

    /// <summary>
    /// Each page is looked at when it is made, on the worker that made it. With a store its bytes leave the memory soon after. What <paramref name="earlier"/> has
    /// of a page is taken as it is.
    /// </summary>
    public static Passed<RenderedSite> Run(RenderPlan plan, Action<int, RenderedFile> look, Store? store = null, Func<int, Document.Page, Content?>? earlier = null, CancellationToken stop = default)
    {
        var documents = plan.Documents;
        var rendered = new RenderedFile?[documents.Length];
        var problems = new ImmutableArray<Diagnostic>[documents.Length];
        var last = documents.Length;
        Workers.For(documents.Length, () => new Worker(new(plan.Shared), []), (worker, i) =>
        {
            if (i > Volatile.Read(ref last))
                return;
            if (documents[i] is Document.Page page && earlier?.Invoke(i, page) is { } content)
            {
                rendered[i] = new(page.Address, page.Source, content, worker.Runner.Layout(page.Layout));
                problems[i] = [];
                return;
            }
            var findings = new Findings();
            rendered[i] = Render(plan, documents[i], worker.Runner, findings);
            problems[i] = findings.ToImmutable();
            if (problems[i].Any(problem => problem.Rule == Rules.EndlessTemplate))
                LowerTo(ref last, i);
            if (rendered[i] is not { } file)
                return;
            look(i, file);
            if (file.Drawing is null)
                worker.Waiting.Add(i);
            if (worker.Waiting.Count == StoredAtOnce)
                Put(worker);
        }, Put, stop);
        // A template that has no end costs the seconds of one page, not those of thousands. All pages before it were made; what became of those after it depends on the machine.
        for (var i = last + 1; i < documents.Length; i++)
            (rendered[i], problems[i]) = (null, []);
        return new(
            new RenderedSite([.. rendered.OfType<RenderedFile>()], [.. documents.Where((_, i) => rendered[i] is null).Select(document => document.Address.Value)]),
            [.. OncePerPlace(documents, problems)]);

        void Put(Worker worker)
        {
            foreach (var i in worker.Waiting)
                if (rendered[i] is { } file)
                    rendered[i] = file with { Content = store?.Invoke(file.Address, file.Bytes) ?? (documents[i] is Document.Page ? file.Bytes.ToArray() : file.Content) };
            worker.Waiting.Clear();
            worker.Runner.Forget();
        }
    }

    /// <summary>A worker, and the numbers of the files that it made and did not store yet.</summary>
    private sealed record Worker(TemplateRunner Runner, List<int> Waiting);

    private static void LowerTo(ref int least, int value)
    {
        for (var seen = Volatile.Read(ref least); value < seen;)
            seen = Interlocked.CompareExchange(ref least, value, seen);
    }

    // One mistake in a template fails all the pages that use it: it is told once, with a page to look at.
    private static IEnumerable<Diagnostic> OncePerPlace(ImmutableArray<Document> documents, ImmutableArray<Diagnostic>[] problems) =>
        problems.SelectMany((found, i) => found.Select(problem => new { Problem = problem, Page = documents[i].Address }))
            .GroupBy(entry => entry.Problem)
            .Select(group => group.Key with { Message = $"{group.Key.Message} (page {group.First().Page}{(group.Count() > 1 ? $" and {group.Count() - 1} more" : "")})" });

    /// <summary>One file of the plan; null, with a finding, when its template fails. The bytes of a page hold until the runner forgets them.</summary>
    public static RenderedFile? Render(RenderPlan plan, Document document, TemplateRunner runner, Findings found) => document switch
    {
        Document.File file => new(file.Address, file.Source, file.Bytes),
        Document.Made made => new(made.Address, made.Source, made.Make()),
        Document.Page page => runner.Run(page.Layout, Complete(plan, page.View(), page.Address), found) is { } bytes ? new(page.Address, page.Source, bytes, runner.Layout(page.Layout)) : null,
        Document.Drawn drawn => new(drawn.Address, drawn.Source, Content.None, Drawing: drawn.Drawing),
        _ => throw new InvalidOperationException(document.GetType().Name),
    };

    // What every page has, whatever its kind.
    private static PageView Complete(RenderPlan plan, PageView view, UrlPath address) =>
        view with { Moved = [.. plan.Moved[address.Value]], Trail = Export.StructuredData.Trail(plan.Site, view) };
}
