namespace Chronicle.Evidence;

/// <summary>The kinds of entry in a source tree. Links are not followed. A module is a different repository inside this one.</summary>
internal enum TreeEntryKind { Folder, File, Link, Module }

/// <summary>
/// An entry of a folder in a source tree. <paramref name="Id"/> identifies its contents; null in an unpacked tree, which stores no such id.
/// </summary>
internal sealed record TreeEntry(string Name, TreeEntryKind Kind, string? Id);

/// <summary>
/// A source tree: a release in a repository, or an unpacked tree on the disk. The command-line program implements the class, because the
/// engine does no I/O.
/// </summary>
internal abstract class Tree
{
    /// <summary>The tag in the repository; null for an unpacked tree.</summary>
    public abstract string? Tag { get; }

    /// <summary>The content id of the root folder; null for an unpacked tree, which stores no such id.</summary>
    public abstract string? Id { get; }

    /// <summary>The entries of a folder, in any order.</summary>
    /// <param name="path">The path of the folder below the root; empty for the root.</param>
    /// <param name="id">The content id of the folder; null in an unpacked tree.</param>
    public abstract IReadOnlyList<TreeEntry> List(string path, string? id);

    /// <summary>Names folders or files that are read soon, by their content ids, so that a tree can read them in parallel.</summary>
    public virtual void ReadAhead(IEnumerable<string> ids)
    {
    }

    /// <summary>Names files that are read later, by their content ids, so that a partial clone can fetch them in one request.</summary>
    public virtual void FetchAll(IReadOnlyCollection<string> ids)
    {
    }

    /// <summary>
    /// Calls <paramref name="use"/> with the bytes of a file, which are valid only during the call. Returns false if the file cannot be
    /// read.
    /// </summary>
    public abstract bool Read(string path, string? id, Action<ReadOnlyMemory<byte>> use);
}

/// <summary>
/// A commit of a repository, with the first of the searched releases that contains it. A day is in the time zone that the commit states. It
/// is null if the commit states no valid time.
/// </summary>
internal sealed record CommitFacts(string Id, DateOnly? Authored, DateOnly? Committed, string? First);
