using System.Collections.Immutable;
using Chronicle.Cli.Disk;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Cli.Output;

/// <summary>
/// The result of publishing. <paramref name="Foreign"/> is the number of files in the folder that no build wrote. They stay unchanged.
/// </summary>
internal sealed record Publication(int Files, int Changed, int Removed, int Foreign);

/// <summary>The steps of publishing, in this order. Tests interrupt it before each step.</summary>
internal enum PublishStep
{
    /// <summary>A new or changed file is written into the staging folder.</summary>
    Stage,

    /// <summary>The list <c>.site-files</c> gets the names of the old files and of the new files.</summary>
    List,

    /// <summary>
    /// An old file is deleted, because its path is a folder in the new site, or because its folder is a file in the new site.
    /// </summary>
    Clear,

    /// <summary>A file or a new folder is moved into the output folder.</summary>
    Move,

    /// <summary>An old file that the new site does not have is deleted.</summary>
    Remove,

    /// <summary>The list <c>.site-files</c> gets only the names of the new files.</summary>
    Finish,
}

/// <summary>
/// Publishes a finished site. A file with the same bytes is not written. The program writes the new and changed files into a separate
/// folder, and moves them into the output folder after the last one is complete. So a reader never gets half a page, and a full disk
/// changes nothing. A new folder is moved as a whole. A file from an earlier build that this build does not make is deleted.
/// <c>.site-files</c> lists the published files. A file that is not in the list is never overwritten or deleted. An interrupted build
/// leaves old and new files, and a list of both. The next build completes the site.
/// </summary>
internal static class OutputFolder
{
    internal const string ListName = ".site-files";
    internal const string StagingName = ".site-new~";

    /// <summary>Stages the files that the renderer has not staged yet, then publishes all staged files.</summary>
    public static Publication Publish(
        ImmutableArray<RenderedFile> files, Staging staging, OutputLock output, Action<PublishStep>? reached = null)
    {
        var folder = output.Folder;
        var written = staging.List;
        var before = staging.PreviouslyPublished;
        var listed = before.Names.ToHashSet(Paths.Comparer);
        staging.StoreRest(files);
        var names = files.Select(file => file.Address.File).Order(StringComparer.Ordinal).ToArray();
        var existing = staging.FindExisting(names.Where(name => !listed.Contains(name)));
        // Only names that are really in the folder are used. So a forged line of the list cannot lead out of the folder or through a link.
        var earlier = before.Names.Where(existing.Contains).Distinct(StringComparer.Ordinal).ToArray();
        // Most builds make files with the same names as before. Then no old file is in the way of a new one, and no old file is obsolete.
        var isSame = before.Names.AsSpan().SequenceEqual(names);
        var unlisted = existing.Where(name => !listed.Contains(name) && !IsOutsideSite(name)).ToArray();
        RefuseToOverwrite(unlisted, names, folder, staging.Folder);

        // Deletes the record of the last build, because from this point on it is wrong.
        RetryingMover.OfThisSystem.DeleteFile(Path.Join(folder, LastBuild.Name));
        // The list first gets the old and the new names, so that after an interruption the next build still knows every published file.
        WriteList(PublishStep.List, before with { Names = isSame ? before.Names : [.. names.Union(before.Names, StringComparer.Ordinal)] });
        var inTheWay = isSame ? [] : InTheWay(earlier, names, Paths.Comparer).ToArray();
        Remove(inTheWay, folder, () => reached?.Invoke(PublishStep.Clear));
        MoveInto(new DirectoryInfo(staging.Folder), folder, () => reached?.Invoke(PublishStep.Move));
        RetryingMover.OfThisSystem.DeleteFolder(staging.Folder);
        var obsolete = isSame ? [] : earlier.Except(names, StringComparer.Ordinal).Except(inTheWay, StringComparer.Ordinal).ToArray();
        Remove(obsolete, folder, () => reached?.Invoke(PublishStep.Remove));
        WriteList(PublishStep.Finish, new([.. names], staging.Stamps));
        var foreign = unlisted.Except(names, StringComparer.Ordinal).Count();
        return new(files.Length, staging.Changed, inTheWay.Length + obsolete.Length, foreign);

        void WriteList(PublishStep step, PublishedFiles entries)
        {
            var bytes = entries.ToBytes();
            if (written is not null && bytes.AsSpan().SequenceEqual(written))
                return;
            reached?.Invoke(step);
            AtomicFile.Write(folder, ListName, bytes);
            written = bytes;
        }
    }

    /// <summary>
    /// Throws a <see cref="RefusedException"/> if the folder exists and is not empty. The lock of an earlier build does not count.
    /// </summary>
    public static void RefuseUnlessEmpty(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).FirstOrDefault(path => !OutputLock.IsUnused(path))
            is { } entry)
            throw new RefusedException(
                $"{folder} is not empty: it has {Path.GetFileName(entry)}; name an empty folder with --output, or build without --fresh");
    }

    // If a foreign file already has the bytes of the new file with its name, the new file is not staged. So the foreign file is no
    // obstacle.
    private static void RefuseToOverwrite(string[] unlisted, string[] names, string folder, string staging)
    {
        if (unlisted.Length == 0)
            return;
        var obstacles = InTheWay(unlisted, names, Paths.Comparer)
            .Union(unlisted.Intersect(names).Where(name => File.Exists(Path.Join(staging, name))))
            .Order(StringComparer.Ordinal).ToArray();
        if (obstacles.Length > 0)
            throw new RefusedException($"{folder} has files that this program did not write and would have to overwrite: "
                + string.Join(", ", obstacles.Take(3)) + (obstacles.Length > 3 ? $" and {obstacles.Length - 3} more" : "")
                + "; move them away, or name a different folder with --output");
    }

    private static void MoveInto(DirectoryInfo staged, string folder, Action reached)
    {
        foreach (var entry in staged.EnumerateFileSystemInfos())
        {
            var target = Path.Join(folder, entry.Name);
            if (entry is FileInfo file)
            {
                if (new DirectoryInfo(target) is { Exists: true, LinkTarget: null })
                    DeleteEmptyFolders(target);
                reached();
                RetryingMover.OfThisSystem.MoveFile(file.FullName, target);
            }
            else if (!Directory.Exists(target))
            {
                reached();
                RetryingMover.OfThisSystem.MoveFolder(entry.FullName, target);
            }
            else
            {
                MoveInto((DirectoryInfo)entry, target, reached);
                RetryingMover.OfThisSystem.DeleteFolder(entry.FullName);
            }
        }
    }

    // Deletes the folders at the path of a new file. If one of them contains a file, the deletion fails.
    private static void DeleteEmptyFolders(string folder)
    {
        foreach (var inner in Directory.EnumerateDirectories(folder))
            DeleteEmptyFolders(inner);
        RetryingMover.OfThisSystem.DeleteFolder(folder);
    }

    /// <summary>
    /// The files whose path is a folder in the new site, or whose folder is a file in the new site. On a system that ignores case, also the
    /// files whose name differs from a new name only in its capitals.
    /// </summary>
    internal static IEnumerable<string> InTheWay(IEnumerable<string> existing, string[] names, StringComparer system)
    {
        var files = names.ToHashSet(system);
        var folders = names.SelectMany(UrlPath.FoldersOf).ToHashSet(system);
        return existing.Where(name => folders.Contains(name) || UrlPath.FoldersOf(name).Any(files.Contains)
            || files.TryGetValue(name, out var other) && other != name);
    }

    private static void Remove(IEnumerable<string> names, string folder, Action reached)
    {
        foreach (var path in names.Select(name => Path.Join(folder, name)))
        {
            reached();
            RetryingMover.OfThisSystem.DeleteFile(path);
            for (var parent = ParentOf(path); parent.Length > folder.Length && IsEmpty(parent); parent = ParentOf(parent))
                RetryingMover.OfThisSystem.DeleteFolder(parent);
        }
    }

    private static string ParentOf(string path) => Path.GetDirectoryName(path)!;

    internal static bool IsInside(string name) => !Path.IsPathRooted(name) && !name.Split('/', '\\').Contains("..");

    private static bool IsEmpty(string directory) => !Directory.EnumerateFileSystemEntries(directory).Any();

    /// <summary>Whether the file belongs to the program or to git, so that it is not a part of the site.</summary>
    public static bool IsOutsideSite(string name) =>
        name is ListName or LastBuild.Name or OutputLock.LockName or ".gitignore" || AtomicFile.IsTemporary(name)
        || name.StartsWith(StagingName + "/", StringComparison.Ordinal);
}
