namespace Chronicle.Cli.Verify;

/// <summary>
/// A published site: a folder, a host, or a manifest alone. A method that reads a file returns its result. If there is no such file, the
/// method returns null without a problem. After an error, it returns null with the problem.
/// </summary>
internal interface IPublishedSite : IDisposable
{
    /// <summary>The number of files that are read in parallel.</summary>
    int AtOnce { get; }

    /// <summary>The bytes of a file with at most <paramref name="limit"/> bytes.</summary>
    Task<(byte[]? Bytes, string? Problem)> Read(string path, long limit);

    /// <summary>The SHA-256 of a file with <paramref name="length"/> bytes, in lower-case hexadecimal digits.</summary>
    Task<(string? Hash, string? Problem)> ReadHash(string path, long length);

    /// <summary>The paths of all files; null if the site cannot list them.</summary>
    IReadOnlyCollection<string>? List();
}
