using System.Text;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// The content security policy that a page contains. A browser ignores everything that the policy blocks, and only its console says why.
/// </summary>
internal sealed class PagePolicy
{
    private readonly Dictionary<string, string[]> _directives = new(StringComparer.OrdinalIgnoreCase);
    private readonly Uri _page;
    private readonly string? _origin;

    public PagePolicy(string policy, Uri page)
    {
        (_page, _origin) = (page, BaseUrl.OriginOf(page));
        foreach (var directive in policy.Split(';'))
            if (directive.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var name, .. var sources])
                _directives.TryAdd(name, sources);
    }

    /// <summary>The message about an attribute that the policy blocks; null if the policy allows it.</summary>
    public string? FindFault(in PageElement element, ReadOnlySpan<byte> attribute) =>
        Ascii.EqualsIgnoreCase(attribute, "style"u8)
            ? FindInline("style-src", $"the attribute style of <{Text(element.Tag)}>", "write a class, and its rule into a style sheet")
        : attribute is [(byte)'o' or (byte)'O', (byte)'n' or (byte)'N', _, ..]
            ? FindInline("script-src", $"the attribute {Text(attribute)} of <{Text(element.Tag)}>", "listen to the event in a script file")
        : null;

    /// <summary>The message about an element that the policy blocks; null if the policy allows it.</summary>
    public string? FindFault(in PageElement element)
    {
        if (element.Is("style"u8))
            return FindInline("style-src", "a <style> element", "write its rules into a style sheet");
        if (element.Is("script"u8) && element.Link.IsEmpty)
            return IsRun(element.Type) ? FindInline("script-src", "an inline script", "write it into a script file") : null;
        return !element.Link.IsEmpty && KindOf(element) is { } kind ? FindLoaded(kind, HtmlScanner.Decode(element.Link)) : null;
    }

    // Other types are data, which a browser does not run.
    private static bool IsRun(ReadOnlySpan<byte> type) =>
        type.IsEmpty || type.SequenceEqual("module"u8) || type.SequenceEqual("importmap"u8) || type.EndsWith("/javascript"u8);

    private static string? KindOf(in PageElement element) =>
        element.Is("link"u8) && element.Relation.SequenceEqual("stylesheet"u8) ? "style-src"
        : element.Is("img"u8) ? "img-src"
        : element.Is("script"u8) ? "script-src"
        : element.Is("iframe"u8) ? "frame-src"
        : element.Is("audio"u8) || element.Is("video"u8) ? "media-src"
        : null;

    private string? FindInline(string kind, string what, string mend) => Find(kind) is { } found && !found.Sources.Any(IsInline)
        ? $"the policy of the page blocks {what} ({Describe(found)}); {mend}" : null;

    private string? FindLoaded(string kind, string address) =>
        Uri.TryCreate(_page, address, out var file) && Find(kind) is { } found && !found.Sources.Any(source => Allows(source, file))
            ? $"the policy of the page blocks the file {Shortening.Shorten(address, 80)} ({Describe(found)}); "
                + (BaseUrl.OriginOf(file) == _origin ? "allow it there" : "put it into the assets")
            : null;

    private static string Text(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name);

    private (string Name, string[] Sources)? Find(string kind) => _directives.TryGetValue(kind, out var sources) ? (kind, sources)
        : _directives.TryGetValue("default-src", out var others) ? ("default-src", others) : null;

    private static string Describe((string Name, string[] Sources) directive) => string.Join(' ', [directive.Name, .. directive.Sources]);

    // A hash or a nonce counts as a permission for every inline text.
    private static bool IsInline(string source) => source.Equals("'unsafe-inline'", StringComparison.OrdinalIgnoreCase)
        || source.StartsWith("'sha", StringComparison.OrdinalIgnoreCase) || IsNonce(source);

    private static bool IsNonce(string source) => source.StartsWith("'nonce-", StringComparison.OrdinalIgnoreCase);

    private bool Allows(string source, Uri file)
    {
        if (source.StartsWith('\''))
            return IsNonce(source) || source.Equals("'self'", StringComparison.OrdinalIgnoreCase) && BaseUrl.OriginOf(file) == _origin;
        if (source == "*")
            return file.Scheme is "http" or "https";
        if (source.EndsWith(':'))
            return source[..^1].Equals(file.Scheme, StringComparison.OrdinalIgnoreCase);
        var whole = source.Contains("://", StringComparison.Ordinal) ? source : $"{file.Scheme}://{source}";
        var isPart = whole.Contains("://*.", StringComparison.Ordinal);
        return Uri.TryCreate(whole.Replace("://*.", "://any.", StringComparison.Ordinal), UriKind.Absolute, out var allowed)
            && allowed.Scheme == file.Scheme && allowed.Port == file.Port
            && (isPart ? file.Host.EndsWith(allowed.Host["any".Length..], StringComparison.Ordinal) : file.Host == allowed.Host)
            && (allowed.AbsolutePath == "/" || file.AbsolutePath == allowed.AbsolutePath
                || allowed.AbsolutePath.EndsWith('/') && file.AbsolutePath.StartsWith(allowed.AbsolutePath, StringComparison.Ordinal));
    }
}
