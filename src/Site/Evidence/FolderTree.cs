using System.IO.Enumeration;
using Chronicle.Cli.Disk;
using Chronicle.Cli.Git;
using Chronicle.Evidence;

namespace Chronicle.Cli.Evidence;

/// <summary>An unpacked source tree on the disk. Links are listed but never followed, because a link can lead out of the tree.</summary>
internal sealed class FolderTree(string root) : Tree
{
    public override string? Tag => null;

    public override string? Id => null;

    public override IReadOnlyList<TreeEntry> List(string path, string? id)
    {
        var entries = new FileSystemEnumerable<TreeEntry>(
            Path.Join(root, path),
            (ref FileSystemEntry entry) => new(entry.FileName.ToString(),
                FileKinds.IsLink(ref entry) ? TreeEntryKind.Link
                : entry.IsDirectory ? TreeEntryKind.Folder : TreeEntryKind.File, null),
            new() { AttributesToSkip = 0, IgnoreInaccessible = true });
        return [.. entries];
    }

    public override bool Read(string path, string? id, Action<ReadOnlyMemory<byte>> use)
    {
        var file = Path.Join(root, path);
        // Reading a pipe or a device might never end.
        if (FileKinds.Find(file) != FileKind.Plain || PlainFile.Read(file, GitObjects.Largest) is not { } bytes)
            return false;
        use(bytes);
        return true;
    }
}
