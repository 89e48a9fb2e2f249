using System.Collections.Concurrent;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Render;
using Chronicle.Templates;

namespace Chronicle;

/// <summary>The files of a plan by name, each made when the program asks for it. Many threads may ask at once.</summary>
internal sealed class FilesOnDemand
{
    private readonly RenderPlan _plan;
    private readonly Dictionary<string, Document> _documents;
    private readonly ConcurrentBag<TemplateEngine.Worker> _workers = [];

    private FilesOnDemand(RenderPlan plan)
    {
        _plan = plan;
        _documents = plan.Documents.ToDictionary(document => document.Address.File, StringComparer.Ordinal);
    }

    /// <summary>The plan must have pages.</summary>
    public static FilesOnDemand Create(BuildPlan plan) => new(plan.Pages
        ?? throw new ArgumentException("the plan has no pages", nameof(plan)));

    /// <summary>
    /// The paths below the root of the site, with forward slashes. The files that depend on all other files are not among them.
    /// </summary>
    public IReadOnlyCollection<string> Names => _documents.Keys;

    /// <summary>Begins with a slash and does not end with one; empty for a site at the root of its host.</summary>
    public string BasePath => _plan.Site.Url.BasePath;

    /// <summary>The bytes of a file, made anew with each call; null if there is no such file, or if its template fails.</summary>
    public byte[]? Make(string name)
    {
        if (!_documents.TryGetValue(name, out var document))
            return null;
        if (!_workers.TryTake(out var worker))
            worker = _plan.Templates.CreateWorker();
        // The check makes every page, and reports the diagnostics.
        var bytes = Renderer.Render(_plan, document, worker, new DiagnosticBag())?.ToBytes().ToArray();
        worker.Reset();
        _workers.Add(worker);
        return bytes;
    }
}
