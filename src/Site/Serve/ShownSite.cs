using System.Collections.Concurrent;
using System.Collections.Frozen;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Render;
using Chronicle.Templates;

namespace Chronicle.Cli.Serve;

/// <summary>
/// A site that renders a page when a browser asks for it. If the template of a page fails, the page of the earlier site is shown.
/// </summary>
internal sealed class OnDemandSite
{
    private readonly RenderPlan _plan;
    private volatile OnDemandSite? _before;
    private readonly Dictionary<string, Document> _documents;
    private readonly ConcurrentDictionary<string, Lazy<byte[]?>> _made = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<TemplateEngine.Worker> _workers = [];
    private volatile FrozenDictionary<string, Func<byte[]>> _late = FrozenDictionary<string, Func<byte[]>>.Empty;

    public OnDemandSite(RenderPlan plan, OnDemandSite? before)
    {
        (_plan, _before) = (plan, before);
        _documents = plan.Documents.ToDictionary(document => document.Address.File, StringComparer.Ordinal);
        Files = new(_documents.Keys);
    }

    public SiteFiles Files { get; private set; }

    public string BasePath => _plan.Site.Url.BasePath;

    public RenderPlan Plan => _plan;

    /// <summary>Adds the files that depend on all pages: pages at old addresses, the manifest.</summary>
    public void Complete(BuildResult result)
    {
        _late = result.Files.Where(file => !_documents.ContainsKey(file.Address.File)).ToFrozenDictionary(
            file => file.Address.File, file => (Func<byte[]>)(() => result.BytesOf(file).ToArray()), StringComparer.Ordinal);
        Files = new([.. _documents.Keys, .. _late.Keys]);
    }

    /// <summary>Frees the earlier sites, when every page of this site can be rendered.</summary>
    public void ForgetBefore() => _before = null;

    /// <summary>The bytes of a file; null for a page that no site could render.</summary>
    public byte[]? BytesOf(string name) =>
        _late.TryGetValue(name, out var late) ? late()
        : _documents.TryGetValue(name, out var document) && _made.GetOrAdd(name, _ => new(() => Make(document))).Value is { } bytes ? bytes
        : _before?.BytesOf(name);

    private byte[]? Make(Document document)
    {
        if (!_workers.TryTake(out var worker))
            worker = _plan.Templates.CreateWorker();
        // The check reports the diagnostics, because it renders every page.
        var bytes = Renderer.Render(_plan, document, worker, new DiagnosticBag())?.ToBytes().ToArray();
        worker.Reset();
        _workers.Add(worker);
        return bytes;
    }
}
