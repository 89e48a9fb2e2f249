using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// A redirect from an old address: of a page, or of an anchor on a page. <c>To</c> is the new address. If the content was removed,
/// <c>To</c> is null and <c>Gone</c> gives the reason.
/// </summary>
internal sealed record Redirect(Located<string> From, string? To, string? Gone)
{
    /// <summary>
    /// Whether the generator made the redirect, for a list that no longer exists. Such a redirect leads to the list of all entries.
    /// </summary>
    public bool IsGenerated { get; init; }

    /// <summary>The location of <see cref="To"/>.</summary>
    public SourceLocation? ToAt { get; init; }

    /// <summary>The address of the page, or of the file if it ends in .html.</summary>
    public UrlPath Address => Path.EndsWith('/') ? UrlPath.Page(Path.Trim('/').Split('/')) : UrlPath.OfFile(Path.Trim('/').Split('/'));

    /// <summary>The address of the page.</summary>
    public string Path => From.Value.Split('#')[0];

    /// <summary>The anchor on the page; null if the redirect is for the whole page.</summary>
    public string? Fragment => From.Value.Contains('#') ? From.Value[(From.Value.IndexOf('#') + 1)..] : null;
}
