using Chronicle.Extending;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// The options of a build. Paths are absolute. With <paramref name="AsOf"/> everything after that day is hidden. With
/// <paramref name="Locked"/> each new address must be in <c>permalinks.txt</c> already.
/// </summary>
internal sealed record BuildOptions(
    string Root, string Input, string Theme, string Output, BaseUrl? Url = null, DateOnly? AsOf = null, bool Locked = false)
{
    /// <summary>
    /// Whether the site goes online: then the addresses are added to <c>permalinks.txt</c>, and a placeholder is an error.
    /// </summary>
    public bool IsPublishing { get; init; }

    /// <summary>Whether placeholders in <c>site.yml</c> are reported.</summary>
    public bool ReportsPlaceholders { get; init; }

    /// <summary>The repository of the input where <c>site.yml</c> names none.</summary>
    public string? Repository { get; init; }

    /// <summary>The branch from which the site is made, where <c>site.yml</c> names none.</summary>
    public string? Branch { get; init; }

    /// <summary>The authority of all ids where <c>site.yml</c> has that of an example, and none was published.</summary>
    public string? TagAuthority { get; init; }

    /// <summary>What the program adds to the generator.</summary>
    public SiteExtensions Extensions { get; init; } = new();

    /// <summary>The sizes from which pages and files are split; smaller in tests.</summary>
    internal Limits Limits { get; init; } = Limits.Default;

    /// <summary>The name of a folder in messages: relative to the root, with forward slashes.</summary>
    public string Display(string folder) => Path.GetRelativePath(Root, folder).Replace('\\', '/');
}
