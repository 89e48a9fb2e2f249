using System.Collections.Concurrent;
using System.Collections.Frozen;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Render;
using Chronicle.Templates;

namespace Chronicle.Cli.Serve;

/// <summary>A plan whose files are made when a browser asks for them. A page whose template fails is the one of the site before.</summary>
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

    /// <summary>Adds the files that are made of others, when all of them are there: what stays at an old address, the manifest.</summary>
    public void Complete(BuildResult result)
    {
        _late = result.Files.Where(file => !_documents.ContainsKey(file.Address.File)).ToFrozenDictionary(file => file.Address.File, file => (Func<byte[]>)(() => result.BytesOf(file).ToArray()), StringComparer.Ordinal);
        Files = new([.. _documents.Keys, .. _late.Keys]);
    }

    /// <summary>Every page can be made: the site before is not needed, nor are all those before it.</summary>
    public void ForgetBefore() => _before = null;

    /// <summary>Null for a page that cannot be made and never could.</summary>
    public byte[]? BytesOf(string name) =>
        _late.TryGetValue(name, out var late) ? late()
        : _documents.TryGetValue(name, out var document) && _made.GetOrAdd(name, _ => new(() => Make(document))).Value is { } bytes ? bytes : _before?.BytesOf(name);

    private byte[]? Make(Document document)
    {
        if (!_workers.TryTake(out var worker))
            worker = _plan.Templates.CreateWorker();
        // The findings are those of the check, which makes every page.
        var bytes = Renderer.Render(_plan, document, worker, new DiagnosticBag())?.ToBytes().ToArray();
        worker.Reset();
        _workers.Add(worker);
        return bytes;
    }
}
