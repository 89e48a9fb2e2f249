using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Render;

namespace Chronicle;

/// <summary>Everything a build is told from outside. Paths are absolute. <paramref name="Locked"/>: what is new must stand in the ledger already.</summary>
public sealed record BuildOptions(string Root, string Input, string Theme, string Output, BaseUrl? Url = null, DateOnly? AsOf = null, bool Locked = false)
{
    /// <summary>The sizes from which pages and files are split; smaller in tests.</summary>
    internal Limits Limits { get; init; } = Limits.Default;

    /// <summary>How messages call a folder: relative to the root, with forward slashes.</summary>
    public string Display(string folder) => Path.GetRelativePath(Root, folder).Replace('\\', '/');
}
