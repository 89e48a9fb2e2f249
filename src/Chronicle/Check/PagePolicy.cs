using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// The content security policy that a page contains. A browser ignores everything that the policy blocks, and only its console says why.
/// </summary>
internal sealed class PagePolicy
{
    private readonly Dictionary<string, string[]> _directives = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _origin;

    public PagePolicy(string policy, string origin)
    {
        _origin = origin;
        foreach (var directive in policy.Split(';'))
            if (directive.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var name, .. var sources])
                _directives.TryAdd(name, sources);
    }

    /// <summary>The directive that blocks scripts or styles within the page; null if the policy allows them.</summary>
    public string? FindBlockOfInline(string kind) =>
        Find(kind) is { } found && !found.Sources.Any(IsInline) ? Describe(found) : null;

    /// <summary>The directive that blocks a file; null if the policy allows it.</summary>
    public string? FindBlockOf(string kind, Uri file) =>
        Find(kind) is { } found && !found.Sources.Any(source => Allows(source, file)) ? Describe(found) : null;

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
