using System.Collections.Immutable;
using Site.Export;
using Site.Render;

namespace Site.Publish;

/// <summary>What publishing did. <paramref name="Foreign"/> counts files in the folder that no build of ours put there; they were left alone.</summary>
public sealed record Publication(int Files, int Changed, int Removed, int Foreign);

/// <summary>
/// Writes a finished site. A file whose bytes are the same is not touched. The others are written into a folder of their own and moved into
/// their places when the last of them is whole, so that no reader and no power cut ever sees half a page, and a full disk changes nothing; a
/// folder that is new moves as one. What an earlier build published and this one does not make is removed; the list of what was published lies
/// in <c>.site-files</c>, and a file that is not on it is never deleted. A drawing whose stamp on that list fits its key and the file is not made
/// again.
/// </summary>
public static class OutputFolder
{
    private const string ListName = ".site-files";
    private const string StagingName = ".site-new~";

    public static Publication Publish(ImmutableArray<RenderedFile> files, string folder)
    {
        if (files.FirstOrDefault(file => !IsInside(file.Address.File)) is { } astray)
            throw new InvalidOperationException($"the address {astray.Address} leads out of the output folder");
        Directory.CreateDirectory(folder);
        var list = Path.Join(folder, ListName);
        var names = files.Select(file => file.Address.File).Order(StringComparer.Ordinal).ToArray();
        var before = File.Exists(list) ? PublishedFiles.Parse(File.ReadAllLines(list)) : PublishedFiles.None;
        var earlier = before.Names;

        var foreign = CountForeign(folder, [.. names, .. earlier]);
        var staging = Path.Join(folder, StagingName);
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
        var (changed, stamps) = Stage(files, before.Stamps, folder, staging);

        // First the union: should this build be cut off, the next one still knows every file that is ours.
        WriteList(list, PublishedFiles.None with { Names = [.. names.Union(earlier, StringComparer.Ordinal)] });
        var removed = Prune(folder, InTheWay(earlier, names));
        MoveInto(new DirectoryInfo(staging), folder);
        Directory.Delete(staging);
        removed += Prune(folder, earlier.Except(names, StringComparer.Ordinal));
        WriteList(list, new([.. names], stamps));
        return new(files.Length, changed, removed, foreign);
    }

    /// <summary>Writes the files that are new or changed into a tree of their own, and says how many they are and what the stamps of the drawings are.</summary>
    private static (int Changed, ImmutableDictionary<string, string> Stamps) Stage(
        ImmutableArray<RenderedFile> files, ImmutableDictionary<string, string> earlier, string folder, string staging)
    {
        Directory.CreateDirectory(staging);
        var changed = 0;
        var stamps = new string?[files.Length];
        var entries = new ManifestEntry?[files.Length];
        Workers.For(files.Length, i =>
        {
            if (files[i].Listing is null)
                StageOne(i, files[i]);
        });
        // What lists all others comes last: their bytes are known then.
        for (var i = 0; i < files.Length; i++)
            if (files[i].Listing is { } list)
                Write(files[i].Address.File, list([.. entries.OfType<ManifestEntry>()]));
        return (changed, files.Select((file, i) => (file.Address.File, Stamp: stamps[i])).Where(entry => entry.Stamp is not null)
            .ToImmutableDictionary(entry => entry.File, entry => entry.Stamp!, StringComparer.Ordinal));

        void StageOne(int i, RenderedFile file)
        {
            var name = file.Address.File;
            if (file.Drawing is { } known && earlier.TryGetValue(name, out stamps[i]) && Path.Join(folder, name) is var there && File.Exists(there))
            {
                var drawn = File.ReadAllBytes(there);
                if (stamps[i] == PublishedFiles.Stamp(known, drawn))
                {
                    entries[i] = ManifestEntry.Of(name, drawn);
                    return;
                }
            }
            var bytes = file.ToBytes().Span;
            stamps[i] = file.Drawing is { } drawing ? PublishedFiles.Stamp(drawing, bytes) : null;
            entries[i] = ManifestEntry.Of(name, bytes);
            Write(name, bytes);
        }

        void Write(string name, ReadOnlySpan<byte> bytes)
        {
            if (HasBytes(Path.Join(folder, name), bytes))
                return;
            var path = Path.Join(staging, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
            Interlocked.Increment(ref changed);
        }
    }

    private static void MoveInto(DirectoryInfo staged, string folder)
    {
        foreach (var entry in staged.EnumerateFileSystemInfos())
        {
            var target = Path.Join(folder, entry.Name);
            if (entry is FileInfo file)
                file.MoveTo(target, overwrite: true);
            else if (!Directory.Exists(target))
                ((DirectoryInfo)entry).MoveTo(target);
            else
            {
                MoveInto((DirectoryInfo)entry, target);
                entry.Delete();
            }
        }
    }

    private static void WriteList(string list, PublishedFiles files)
    {
        File.WriteAllBytes(list + "~", files.ToBytes());
        File.Move(list + "~", list, overwrite: true);
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

    private static bool HasBytes(string path, ReadOnlySpan<byte> bytes)
    {
        var info = new FileInfo(path);
        return info.Exists && info.Length == bytes.Length && bytes.SequenceEqual(File.ReadAllBytes(path));
    }

    private static int Prune(string folder, IEnumerable<string> names)
    {
        var removed = 0;
        foreach (var name in names.Where(IsInside))
        {
            var path = Path.Join(folder, name);
            if (!File.Exists(path))
                continue;
            File.Delete(path);
            removed++;
            for (var parent = Path.GetDirectoryName(path)!; parent.Length > folder.Length && IsEmpty(parent); parent = Path.GetDirectoryName(parent)!)
                Directory.Delete(parent);
        }
        return removed;
    }

    // The list lies where anyone may edit it; a line in it must not reach out of the folder.
    private static bool IsInside(string name) => !Path.IsPathRooted(name) && !name.Split('/', '\\').Contains("..");

    private static bool IsEmpty(string directory) => Directory.Exists(directory) && !Directory.EnumerateFileSystemEntries(directory).Any();

    /// <summary>What lies in the folder for our own use, or git's, and is no part of the site.</summary>
    public static bool IsOurs(string name) => name is ListName or ListName + "~" or ".gitignore" || name.StartsWith(StagingName + "/", StringComparison.Ordinal);

    // What lies there and is neither ours nor the folder's own.
    private static int CountForeign(string folder, IEnumerable<string> names)
    {
        var ours = names.ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Count(name => !ours.Contains(name) && !IsOurs(name));
    }
}
