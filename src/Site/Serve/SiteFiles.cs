using Chronicle.Primitives;

namespace Chronicle.Cli.Serve;

/// <summary>The answer of the host to a request for an address.</summary>
internal abstract record Answer
{
    /// <summary>A file, by its path below the output folder.</summary>
    public sealed record File(string Name) : Answer;

    /// <summary>A permanent redirect to the same address with a slash at its end.</summary>
    public sealed record AddSlash : Answer;

    public sealed record NotFound : Answer;
}

/// <summary>Finds files by the rules of GitHub Pages. It works only on names, without a disk.</summary>
internal sealed class SiteFiles(IReadOnlyCollection<string> names)
{
    private readonly HashSet<string> _files = names.ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = names.SelectMany(UrlPath.FoldersOf).ToHashSet(StringComparer.Ordinal);

    /// <summary>Finds the answer to a decoded path.</summary>
    /// <param name="basePath">The base path. It begins with a slash and does not end with one. It is empty for a site at the root of its
    /// host.</param>
    public Answer Find(string path, string basePath)
    {
        if (path == basePath)
            return new Answer.AddSlash();
        if (!path.StartsWith(basePath + "/", StringComparison.Ordinal))
            return new Answer.NotFound();
        var name = path[(basePath.Length + 1)..];
        if (name.Length == 0 || name.EndsWith('/'))
            return FileOr(name + "index.html", new Answer.NotFound());
        return FileOr(name, FileOr(name + ".html", _folders.Contains(name) ? new Answer.AddSlash() : new Answer.NotFound()));
    }

    private Answer FileOr(string name, Answer otherwise) => _files.Contains(name) ? new Answer.File(name) : otherwise;

    /// <summary>The content type that the host gives a file, by its extension.</summary>
    public static string ContentType(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" or ".mjs" => "application/javascript; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        ".txt" or ".log" => "text/plain; charset=utf-8",
        ".yml" or ".yaml" => "text/yaml; charset=utf-8",
        ".tsv" => "text/tab-separated-values; charset=utf-8",
        ".vtt" => "text/vtt; charset=utf-8",
        ".md" => "text/markdown; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8",
        ".ics" => "text/calendar; charset=utf-8",
        ".xml" => "application/xml",
        ".xsl" => "application/xslt+xml",
        ".atom" => "application/atom+xml",
        ".rss" => "application/rss+xml",
        ".webmanifest" => "application/manifest+json",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".avif" => "image/avif",
        ".ico" => "image/vnd.microsoft.icon",
        ".woff" => "font/woff",
        ".woff2" => "font/woff2",
        ".otf" => "font/otf",
        ".ttf" => "font/ttf",
        ".pdf" => "application/pdf",
        ".zip" => "application/zip",
        ".gz" => "application/gzip",
        ".mp4" => "video/mp4",
        ".webm" => "video/webm",
        ".ogv" => "video/ogg",
        ".mp3" => "audio/mpeg",
        ".m4a" => "audio/mp4",
        ".oga" or ".ogg" or ".opus" => "audio/ogg",
        ".flac" => "audio/x-flac",
        ".wav" => "audio/wav",
        _ => "application/octet-stream",
    };
}
