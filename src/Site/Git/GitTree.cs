using System.Text;
using Chronicle.Cli.Disk;
using Chronicle.Evidence;

namespace Chronicle.Cli.Git;

/// <summary>The tree of a tag in a repository.</summary>
internal sealed class GitTree(GitRepository repository, string tag, string id) : Tree
{
    /// <summary>The greatest number of folders inside each other. Git itself stops at this depth.</summary>
    private const int MostNested = 2_048;

    public override string? Tag => tag;

    public override string? Id => id;

    public override IReadOnlyList<TreeEntry> List(string path, string? id)
    {
        if (path.AsSpan().Count('/') >= MostNested)
            throw new RefusedException(
                $"the tree of {tag} has more than {MostNested:N0} folders inside each other; such a tree is not read");
        List<TreeEntry> entries = [];
        repository.Objects.Read(id!, (found, bytes) =>
        {
            if (found.Type == "tree")
                Parse(bytes.Span, found.Id.Length / 2, entries);
        }, out _);
        return entries;
    }

    public override void ReadAhead(IEnumerable<string> ids) => repository.Objects.ReadAhead(ids);

    public override void FetchAll(IReadOnlyCollection<string> ids) => repository.FetchMissing(ids);

    public override bool Read(string path, string? id, Action<ReadOnlyMemory<byte>> use) =>
        repository.Objects.Read(id!, (found, bytes) =>
        {
            if (found.Type == "blob")
                use(bytes);
        }, out _) is { Type: "blob" };

    // Each entry consists of the mode, a blank, the name, a zero byte, and the bytes of the id.
    private static void Parse(ReadOnlySpan<byte> tree, int hashLength, List<TreeEntry> entries)
    {
        while (tree.IndexOf((byte)0) is > 0 and var end && end + hashLength < tree.Length
            && tree[..end].IndexOf((byte)' ') is > 0 and var blank && blank < end - 1)
        {
            var mode = tree[..blank];
            entries.Add(new(Encoding.UTF8.GetString(tree[(blank + 1)..end]), KindOf(mode),
                Convert.ToHexStringLower(tree.Slice(end + 1, hashLength))));
            tree = tree[(end + 1 + hashLength)..];
        }
    }

    private static TreeEntryKind KindOf(ReadOnlySpan<byte> mode) =>
        mode.SequenceEqual("40000"u8) ? TreeEntryKind.Folder
        : mode.SequenceEqual("120000"u8) ? TreeEntryKind.Link
        : mode.SequenceEqual("160000"u8) ? TreeEntryKind.Module
        : TreeEntryKind.File;
}
