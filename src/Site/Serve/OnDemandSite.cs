using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Chronicle.Cli.Serve;

/// <summary>
/// A site that renders a page when a browser requests it. If the template of a page fails, the page of the previous site is shown.
/// </summary>
internal sealed class OnDemandSite
{
    private readonly FilesOnDemand _files;
    private readonly FrozenSet<string> _names;
    private readonly ConcurrentDictionary<string, Lazy<byte[]?>> _made = new(StringComparer.Ordinal);
    private volatile OnDemandSite? _before;
    private volatile FrozenDictionary<string, Func<byte[]>> _late = FrozenDictionary<string, Func<byte[]>>.Empty;

    public OnDemandSite(BuildPlan plan, OnDemandSite? before)
    {
        (Plan, _before) = (plan, before);
        _files = new FilesOnDemand(plan);
        _names = _files.Names.ToFrozenSet(StringComparer.Ordinal);
        Files = new(_names);
    }

    public SiteFiles Files { get; private set; }

    public string BasePath => _files.BasePath;

    public BuildPlan Plan { get; }

    /// <summary>Adds the files that depend on all other files, such as the manifest.</summary>
    public void Complete(BuildResult result)
    {
        _late = result.Files.Where(file => !_names.Contains(file.Address.File))
            .ToFrozenDictionary(file => file.Address.File, file => (Func<byte[]>)(() => result.BytesOf(file).ToArray()),
                StringComparer.Ordinal);
        Files = new([.. _names, .. _late.Keys]);
    }

    /// <summary>Drops the previous site, because every page of this site can be rendered.</summary>
    public void ForgetBefore() => _before = null;

    /// <summary>
    /// The bytes of a file; null if there is no such file, or if neither this site nor the previous one could render the page.
    /// </summary>
    public byte[]? BytesOf(string name) =>
        _late.TryGetValue(name, out var late) ? late()
        : _names.Contains(name) && _made.GetOrAdd(name, _ => new(() => _files.Make(name))).Value is { } bytes ? bytes
            : _before?.BytesOf(name);
}
