using Chronicle.Cli.Disk;
using Chronicle.Cli.Output;

namespace Chronicle.Cli.Verify;

/// <summary>
/// A site in a folder, including its hidden files. The files that the generator keeps in the folder for itself are not a part of the site.
/// </summary>
internal sealed class PublishedFolder(string folder) : IPublishedSite
{
    // Links are listed but not followed. So a link to a folder that contains the link is only one difference and not an endless loop.
    private readonly HashSet<string> _names = ExistingFile.AllIn(folder, withTimes: false)
        .Select(file => file.Name).ToHashSet(StringComparer.Ordinal);

    public int AtOnce => Environment.ProcessorCount;

    public IReadOnlyCollection<string> List() => [.. _names.Where(name => !OutputFolder.IsOutsideSite(name))];

    public Task<(byte[]? Bytes, string? Problem)> Read(string path, long limit) =>
        Open(path, limit, stream => LimitedReader.ReadAll(stream, limit, CancellationToken.None));

    public Task<(string? Hash, string? Problem)> ReadHash(string path, long length) =>
        Open(path, length, stream => LimitedReader.Hash(stream, length, CancellationToken.None));

    public void Dispose()
    {
    }

    private async Task<(T? Result, string? Problem)> Open<T>(string path, long limit, Func<Stream, Task<T?>> read) where T : class
    {
        // A file below a link to a folder is not in the list.
        if (!_names.Contains(path))
            return (null, null);
        var file = Path.Join(folder, path);
        switch (FileKinds.Find(file))
        {
            case FileKind.Plain:
                await using (var stream = PlainFile.Open(file))
                    return await read(stream) is { } result ? (result, null) : (null, "changed");
            case FileKind.Link:
                return (null, "a symbolic link, not a file");
            default:
                return (null, "no regular file");
        }
    }
}
