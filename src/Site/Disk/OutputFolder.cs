using System.Collections.Immutable;
using Chronicle.Authoring;
using Chronicle.Input;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Cli.Disk;

/// <summary>What publishing did. <paramref name="Foreign"/> counts files in the folder that no build of ours put there; they were left alone.</summary>
internal sealed record Publication(int Files, int Changed, int Removed, int Foreign);

/// <summary>What publishing does to the disk, in this order. Tests cut it off before each.</summary>
internal enum PublishStep
{
    /// <summary>A new or changed file is written beside the site.</summary>
    Stage,

    /// <summary>The list gets the names of the old files and the new ones.</summary>
    List,

    /// <summary>An old file goes because a folder comes in its place, or the other way round.</summary>
    Clear,

    /// <summary>A file, or a folder that is new, is moved into its place.</summary>
    Move,

    /// <summary>An old file that is no longer made goes.</summary>
    Remove,

    /// <summary>The list gets the names of the new files alone.</summary>
    Finish,
}

/// <summary>
/// Writes a finished site. A file whose bytes are the same is not touched. The others are written into a folder of their own and moved into
/// their places when the last of them is whole, so that nobody ever sees half a page, and a full disk changes nothing; a folder that is new moves as one.
/// What an earlier build published and this one does not make is removed. The list of what was published lies in <c>.site-files</c>: a file that is
/// not on it is never overwritten or deleted. A build that was cut off leaves some files old and some new, and a list of both; the next one completes it.
/// </summary>
internal static class OutputFolder
{
    internal const string ListName = ".site-files";
    internal const string StagingName = ".site-new~";

    public static Publication Publish(ImmutableArray<RenderedFile> files, string folder)
    {
        using var place = OutputLock.At(folder);
        return Publish(files, place);
    }

    internal static Publication Publish(ImmutableArray<RenderedFile> files, OutputLock place, Action<PublishStep>? reached = null)
    {
        using var staging = new Staging(place, reached);
        return Publish(files, staging, place, reached);
    }

    /// <summary>Publishes what was staged, and the files that were not yet.</summary>
    internal static Publication Publish(ImmutableArray<RenderedFile> files, Staging staging, OutputLock place, Action<PublishStep>? reached = null)
    {
        var folder = place.Folder;
        var written = staging.List;
        var before = staging.Before;
        var listed = before.Names.ToHashSet(StringComparer.Ordinal);
        staging.StoreRest(files);
        var names = files.Select(file => file.Address.File).Order(StringComparer.Ordinal).ToArray();
        var there = staging.There(names.Where(name => !listed.Contains(name)));
        // Only what was seen: a line of the list cannot lead out of the folder then, nor through a link.
        var earlier = before.Names.Where(there.Contains).ToArray();
        // Mostly the same files are there as before, and none of them is in the way of another.
        var isSame = before.Names.AsSpan().SequenceEqual(names);
        var unlisted = there.Where(name => !listed.Contains(name) && !IsOurs(name)).ToArray();
        RefuseToOverwrite(unlisted, names, folder, staging.Folder);

        // From here on the folder is not what the last build left.
        File.Delete(Path.Join(folder, LastBuild.Name));
        // First the union: should this build be cut off, the next one still knows every file that is ours.
        WriteList(PublishStep.List, before with { Names = isSame ? before.Names : [.. names.Union(before.Names, StringComparer.Ordinal)] });
        var inTheWay = isSame ? [] : InTheWay(earlier, names).ToArray();
        Remove(inTheWay, folder, () => reached?.Invoke(PublishStep.Clear));
        MoveInto(new DirectoryInfo(staging.Folder), folder, () => reached?.Invoke(PublishStep.Move));
        Directory.Delete(staging.Folder);
        var others = isSame ? [] : earlier.Except(names, StringComparer.Ordinal).Except(inTheWay, StringComparer.Ordinal).ToArray();
        Remove(others, folder, () => reached?.Invoke(PublishStep.Remove));
        WriteList(PublishStep.Finish, new([.. names], staging.Stamps));
        return new(files.Length, staging.Changed, inTheWay.Length + others.Length, unlisted.Except(names, StringComparer.Ordinal).Count());

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

    /// <summary>Writes down what this build left, for the next one.</summary>
    internal static void Remember(string key, ImmutableArray<Diagnostic> diagnostics, Staging staging, OutputLock place)
    {
        var entries = staging.Entries.Values.ToArray();
        var recorded = new RecordedFile[entries.Length];
        Workers.For(entries.Length, i =>
        {
            var (name, bytes, hash) = entries[i];
            // For a file that was left as it was, the time of the comparison counts: a change since then must be seen by the next build.
            var written = staging.Unchanged.TryGetValue(name, out var compared) ? compared : File.GetLastWriteTimeUtc(Path.Join(place.Folder, name)).Ticks;
            recorded[i] = new(name, hash, bytes, written);
        });
        AtomicFile.Write(place.Folder, LastBuild.Name, new LastBuild(key, diagnostics, recorded.ToDictionary(file => file.Name, StringComparer.Ordinal)).ToBytes());
    }

    /// <summary>What the last build wrote down, and what lies in the folder now. Null if it wrote nothing down.</summary>
    internal static PreviousOutput? ReadLast(string folder) =>
        PlainFile.ReadIfAny(Path.Join(folder, LastBuild.Name)) is { } bytes && LastBuild.Parse(bytes) is { } build
            ? new(build, ExistingFile.AllIn(folder, except: StagingName, withTimes: true).ToDictionary(file => file.Name, StringComparer.Ordinal)) : null;

    /// <summary>Refuses a folder with anything in it.</summary>
    public static void RefuseUnlessEmpty(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).FirstOrDefault() is { } entry)
            throw new RefusedException($"{folder} is not empty: it has {Path.GetFileName(entry)}; name an empty folder with --output, or build without --fresh");
    }

    /// <summary>The number of foreign files, if a build with this key would find everything as the last build left it; else null.</summary>
    internal static int? CountForeignIfUnchanged(PreviousOutput last, string key, OutputLock place)
    {
        if (last.Build.Key != key || Directory.Exists(Path.Join(place.Folder, StagingName)))
            return null;
        if (!last.Build.Files.Values.All(known => last.There.TryGetValue(known.Name, out var file) && known.IsAt(file)))
            return null;
        return last.There.Keys.Count(name => !last.Build.Files.ContainsKey(name) && !IsOurs(name));
    }

    // A file of somebody else that has the bytes that it would get is in nobody's way.
    private static void RefuseToOverwrite(string[] unlisted, string[] names, string folder, string staging)
    {
        if (unlisted.Length == 0)
            return;
        var files = names.ToHashSet(StringComparer.Ordinal);
        var folders = names.SelectMany(Folders).ToHashSet(StringComparer.Ordinal);
        var obstacles = unlisted.Where(name => folders.Contains(name) || Folders(name).Any(files.Contains) || files.Contains(name) && File.Exists(Path.Join(staging, name)))
            .Order(StringComparer.Ordinal).ToArray();
        if (obstacles.Length > 0)
            throw new RefusedException($"in {folder} lies what this program did not put there and would have to overwrite: {string.Join(", ", obstacles.Take(3))}"
                + (obstacles.Length > 3 ? $" and {obstacles.Length - 3} more" : "") + "; move it away, or name another folder with --output");
    }

    private static void MoveInto(DirectoryInfo staged, string folder, Action reached)
    {
        foreach (var entry in staged.EnumerateFileSystemInfos())
        {
            var target = Path.Join(folder, entry.Name);
            if (entry is FileInfo file)
            {
                if (new DirectoryInfo(target) is { Exists: true, LinkTarget: null } hollow)
                    DeleteHollow(hollow);
                reached();
                file.MoveTo(target, overwrite: true);
            }
            else if (!Directory.Exists(target))
            {
                reached();
                ((DirectoryInfo)entry).MoveTo(target);
            }
            else
            {
                MoveInto((DirectoryInfo)entry, target, reached);
                entry.Delete();
            }
        }
    }

    // Folders without a file in them, where a file is to be. Should there be one by now, deleting fails.
    private static void DeleteHollow(DirectoryInfo folder)
    {
        foreach (var inner in folder.EnumerateDirectories())
            DeleteHollow(inner);
        folder.Delete();
    }

    // What was a file and is a folder now, or the other way round, has to go before anything can be written there.
    private static IEnumerable<string> InTheWay(IEnumerable<string> earlier, string[] names)
    {
        var files = names.ToHashSet(StringComparer.Ordinal);
        var folders = names.SelectMany(Folders).ToHashSet(StringComparer.Ordinal);
        return earlier.Where(name => folders.Contains(name) || Folders(name).Any(files.Contains));
    }

    private static IEnumerable<string> Folders(string name)
    {
        for (var slash = name.LastIndexOf('/'); slash > 0; slash = name.LastIndexOf('/', slash - 1))
            yield return name[..slash];
    }

    private static void Remove(IEnumerable<string> names, string folder, Action reached)
    {
        foreach (var path in names.Select(name => Path.Join(folder, name)))
        {
            reached();
            File.Delete(path);
            for (var parent = Path.GetDirectoryName(path)!; parent.Length > folder.Length && IsEmpty(parent); parent = Path.GetDirectoryName(parent)!)
                Directory.Delete(parent);
        }
    }

    internal static bool IsInside(string name) => !Path.IsPathRooted(name) && !name.Split('/', '\\').Contains("..");

    private static bool IsEmpty(string directory) => !Directory.EnumerateFileSystemEntries(directory).Any();

    /// <summary>What lies in the folder for our own use, or git's, and is no part of the site.</summary>
    public static bool IsOurs(string name) =>
        name is ListName or LastBuild.Name or OutputLock.LockName or ".gitignore" || AtomicFile.IsTemporary(name)
        || name.StartsWith(StagingName + "/", StringComparison.Ordinal);
}
