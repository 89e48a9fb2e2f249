namespace Chronicle.Evidence;

/// <summary>The kinds of entry of a source tree. A link is not followed; a module is another repository inside of this one.</summary>
internal enum TreeEntryKind { Folder, File, Link, Module }

/// <summary>An entry of a folder of a source tree. <paramref name="Id"/> names its contents; null where the disk gives no name.</summary>
internal sealed record TreeEntry(string Name, TreeEntryKind Kind, string? Id);

/// <summary>
/// A source tree: a release in a repository, or an unpacked one on the disk. The program reads it; the engine asks.
/// </summary>
internal abstract class Tree
{
    /// <summary>The tag of the repository; null for an unpacked tree.</summary>
    public abstract string? Tag { get; }

    /// <summary>The name of the contents of the root folder; null where the disk gives no name.</summary>
    public abstract string? Id { get; }

    /// <summary>The entries of a folder, in any order. <paramref name="path"/> is empty for the root.</summary>
    public abstract IReadOnlyList<TreeEntry> List(string path, string? id);

    /// <summary>Tells which folders or files will be read soon, so that a tree can read them beside other work.</summary>
    public virtual void Announce(IEnumerable<string> ids)
    {
    }

    /// <summary>Tells which files will be read, so that a partial clone can fetch them at once.</summary>
    public virtual void Prepare(IReadOnlyCollection<string> ids)
    {
    }

    /// <summary>
    /// Calls <paramref name="use"/> with the bytes of a file, which are valid during the call. False if it cannot be read.
    /// </summary>
    public abstract bool Read(string path, string? id, Action<ReadOnlyMemory<byte>> use);
}

/// <summary>A commit of a repository, with the first of the asked releases that holds it. Days are those of UTC.</summary>
internal sealed record CommitFacts(string Id, DateOnly Authored, DateOnly Committed, string? First);
