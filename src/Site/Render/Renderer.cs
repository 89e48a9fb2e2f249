using System.Collections.Immutable;
using Site.Text;

namespace Site.Render;

/// <summary>A plan to finished files, sorted by address. A template that fails costs one page.</summary>
public static class Renderer
{
    /// <summary>Each file goes through <paramref name="finish"/> when it is made, on the worker that made it.</summary>
    public static Passed<RenderedSite> Run(RenderPlan plan, Func<int, RenderedFile, RenderedFile> finish, CancellationToken stop = default)
    {
        var documents = plan.Documents;
        var rendered = new RenderedFile?[documents.Length];
        var problems = new ImmutableArray<Diagnostic>[documents.Length];
        Workers.For(documents.Length, () => new TemplateRunner(plan.Theme, plan.Frame, plan.Shared), (runner, i) =>
        {
            var findings = new Findings();
            rendered[i] = Render(plan, documents[i], runner, findings) is { } file ? finish(i, file) : null;
            problems[i] = findings.ToImmutable();
        }, stop);
        return new(
            new RenderedSite([.. rendered.OfType<RenderedFile>()], [.. documents.Where((_, i) => rendered[i] is null).Select(document => document.Address.Value)]),
            [.. OncePerPlace(documents, problems)]);
    }

    // One mistake in a template fails all the pages that use it: it is told once, with a page to look at.
    private static IEnumerable<Diagnostic> OncePerPlace(ImmutableArray<Document> documents, ImmutableArray<Diagnostic>[] problems) =>
        problems.SelectMany((found, i) => found.Select(problem => new { Problem = problem, Page = documents[i].Address }))
            .GroupBy(entry => entry.Problem)
            .Select(group => group.Key with { Message = $"{group.Key.Message} (page {group.First().Page}{(group.Count() > 1 ? $" and {group.Count() - 1} more" : "")})" });

    /// <summary>One file of the plan; null, with a finding, when its template fails.</summary>
    public static RenderedFile? Render(RenderPlan plan, Document document, TemplateRunner runner, Findings found) => document switch
    {
        Document.File file => new(file.Address, file.Source, file.Bytes),
        Document.Made made => new(made.Address, made.Source, made.Bytes.Value),
        Document.Page page => runner.Run(page.Layout, Complete(plan, page.View(), page.Address), found) is { } bytes ? new(page.Address, page.Source, bytes, runner.Layout(page.Layout)) : null,
        Document.Drawn drawn => new(drawn.Address, drawn.Source, Content.None, Drawing: drawn.Drawing),
        _ => throw new InvalidOperationException(document.GetType().Name),
    };

    // What every page has, whatever its kind.
    private static PageView Complete(RenderPlan plan, PageView view, UrlPath address) =>
        view with { Moved = [.. plan.Moved[address.Value]], Trail = Export.StructuredData.Trail(plan.Site, view) };
}
