using Chronicle.Cli.Disk;

namespace Chronicle.Cli.Verify;

/// <summary>
/// A manifest file without the site. The parts of the manifest are in the same folder, but the listed pages are not available. No part is
/// read from another folder, because a folder in its path could be a link.
/// </summary>
internal sealed class ManifestFile(string path) : IPublishedSite
{
    public int AtOnce => 1;

    public Task<(byte[]? Bytes, string? Problem)> Read(string name, long limit)
    {
        var file = name == Verifier.ManifestName ? path : Path.Join(Path.GetDirectoryName(path), name);
        var isPart = name.EndsWith(".json", StringComparison.Ordinal) && !name.Contains('/');
        return Task.FromResult(isPart && FileKinds.Find(file) == FileKind.Plain
            ? (PlainFile.Read(file, limit), (string?)null) : (null, null));
    }

    public Task<(string? Hash, string? Problem)> ReadHash(string name, long length) =>
        Task.FromResult<(string? Hash, string? Problem)>((null, null));

    public IReadOnlyCollection<string>? List() => null;

    public void Dispose()
    {
    }
}
