using System.Security.Cryptography;
using System.Text;
using Chronicle.Evidence;

namespace Chronicle.Testing;

/// <summary>A source tree in memory: paths with the texts of their files. A path that ends in a slash is a module.</summary>
internal sealed class MemoryTree(string? tag, params (string Path, string Text)[] files) : Tree
{
    public override string? Tag => tag;

    public override string? Id => tag is null ? null : HashOf(files.Select(file => file.Path + file.Text));

    /// <summary>The paths that were read, in order.</summary>
    public List<string> Reads { get; } = [];

    public override IReadOnlyList<TreeEntry> List(string path, string? id)
    {
        var prefix = path.Length == 0 ? "" : path + "/";
        return [.. files.Where(file => file.Path.StartsWith(prefix, StringComparison.Ordinal))
            .Select(file => (Below: file.Path[prefix.Length..], file.Text))
            .GroupBy(file => file.Below.Split('/')[0])
            .Select(group => new TreeEntry(group.Key,
                group.First().Below == group.Key + "/" ? TreeEntryKind.Module
                : group.First().Below.Contains('/') ? TreeEntryKind.Folder : TreeEntryKind.File,
                tag is null ? null : HashOf(group.Select(file => file.Below + "=" + file.Text))))];
    }

    public override bool Read(string path, string? id, Action<ReadOnlyMemory<byte>> use)
    {
        Reads.Add(path);
        if (files.FirstOrDefault(file => file.Path == path) is not { Path: { } } file)
            return false;
        use(Encoding.UTF8.GetBytes(file.Text));
        return true;
    }

    // An evidence file accepts only hexadecimal digits as the id of an object.
    private static string HashOf(IEnumerable<string> texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts))));
}
