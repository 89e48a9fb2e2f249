using System.Collections.Concurrent;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Render;
using Chronicle.Templates;

namespace Chronicle;

/// <summary>The files of a plan, by name. Each file is made only on request, and many threads may request files at the same time.</summary>
internal sealed class FilesOnDemand
{
    private readonly RenderPlan _plan;
    private readonly Dictionary<string, Document> _documents;
    private readonly ConcurrentBag<TemplateEngine.Worker> _workers = [];

    /// <summary>Prepares the files of a plan. The constructor makes no file yet.</summary>
    /// <exception cref="ArgumentException">The plan has no pages.</exception>
    public FilesOnDemand(BuildPlan plan)
    {
        _plan = plan.Pages ?? throw new ArgumentException("the plan has no pages", nameof(plan));
        _documents = _plan.Documents.ToDictionary(document => document.Address.File, StringComparer.Ordinal);
    }

    /// <summary>
    /// The paths below the root of the site, with forward slashes. Files that depend on all other files, such as the manifest, are not
    /// included.
    /// </summary>
    public IReadOnlyCollection<string> Names => _documents.Keys;

    /// <summary>The base path. It begins with a slash and does not end with one. It is empty for a site at the root of its host.</summary>
    public string BasePath => _plan.Site.Url.BasePath;

    /// <summary>The bytes of a file, made again at each call; null if there is no such file, or if its template fails.</summary>
    public byte[]? Make(string name)
    {
        if (!_documents.TryGetValue(name, out var document))
            return null;
        if (!_workers.TryTake(out var worker))
            worker = _plan.CreateWorker();
        // The diagnostics are dropped here. Build.Finish renders the same pages and reports them.
        var bytes = Renderer.Render(_plan, document, worker, new DiagnosticBag())?.ToBytes().ToArray();
        worker.Reset();
        _workers.Add(worker);
        return bytes;
    }
}
