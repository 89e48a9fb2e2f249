using Chronicle.Extending;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// The options of a build. Paths are absolute. If <paramref name="AsOf"/> is set, the site shows the state of that day
/// (<see cref="StateDay"/>). If <paramref name="Locked"/> is set, <c>permalinks.txt</c> must already list each address.
/// </summary>
internal sealed record BuildOptions(
    string Root, string Input, string Theme, string Output, BaseUrl? Url = null, DateOnly? AsOf = null, bool Locked = false)
{
    /// <summary>
    /// Whether the build is for publishing. In that case its addresses are added to <c>permalinks.txt</c>, and a placeholder is an error.
    /// </summary>
    public bool IsPublishing { get; init; }

    /// <summary>Whether placeholders in <c>site.yml</c> are reported.</summary>
    public bool ReportsPlaceholders { get; init; }

    /// <summary>The repository of the input, used if <c>site.yml</c> names none.</summary>
    public string? Repository { get; init; }

    /// <summary>The branch of the repository from which the site is made, used if <c>site.yml</c> names none.</summary>
    public string? Branch { get; init; }

    /// <summary>
    /// The tagging authority (RFC 4151) of all ids. It is used if no ids were published, and if <c>site.yml</c> has no authority or still
    /// the authority of the example.
    /// </summary>
    public string? TagAuthority { get; init; }

    /// <summary>The pipelines, checks and sources of records that the program adds to the generator.</summary>
    public SiteExtensions Extensions { get; init; } = new();

    /// <summary>The sizes above which pages and files are split. Tests use smaller sizes.</summary>
    internal Limits Limits { get; init; } = Limits.Default;

    /// <summary>The name of a folder in messages: relative to the root, with forward slashes.</summary>
    public string Display(string folder) => Path.GetRelativePath(Root, folder).Replace('\\', '/');
}
