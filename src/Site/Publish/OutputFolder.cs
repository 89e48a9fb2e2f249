using System.Collections.Immutable;
using System.Text;
using Site.Render;

namespace Site.Publish;

/// <summary>What publishing did. <paramref name="Foreign"/> counts files in the folder that no build of ours put there; they were left alone.</summary>
public sealed record Publication(int Files, int Changed, int Removed, int Foreign);

/// <summary>
/// Writes a finished site. A file whose bytes are the same is not touched, the others are written beside their place and moved into it, so that
/// no reader and no power cut ever sees half a page. What an earlier build published and this one does not make is removed; the list of what was
/// published lies in <c>.site-files</c>, and a file that is not on it is never deleted.
/// </summary>
public static class OutputFolder
{
    private const string ListName = ".site-files";
    private const string TemporaryEnding = ".tmp~";

    public static Publication Publish(ImmutableArray<RenderedFile> files, string folder)
    {
        Directory.CreateDirectory(folder);
        var list = Path.Join(folder, ListName);
        if (files.FirstOrDefault(file => !IsInside(file.Address.File)) is { } astray)
            throw new InvalidOperationException($"the address {astray.Address} leads out of the output folder");
        var names = files.Select(file => file.Address.File).Order(StringComparer.Ordinal).ToArray();
        var earlier = File.Exists(list) ? File.ReadAllLines(list) : [];

        // First the union: should this build be cut off, the next one still knows every file that is ours.
        Replace(list, Lines(names.Union(earlier, StringComparer.Ordinal)));
        var removed = Prune(folder, InTheWay(earlier, names));
        foreach (var directory in names.Select(name => Path.GetDirectoryName(name)!).Distinct(StringComparer.Ordinal))
            Directory.CreateDirectory(Path.Join(folder, directory));
        var changed = 0;
        Parallel.ForEach(files, file =>
        {
            var path = Path.Join(folder, file.Address.File);
            if (HasBytes(path, file.Bytes.Span))
                return;
            Replace(path, file.Bytes.Span);
            Interlocked.Increment(ref changed);
        });
        removed += Prune(folder, earlier.Except(names, StringComparer.Ordinal));
        Replace(list, Lines(names));
        return new(files.Length, changed, removed, CountForeign(folder, names));
    }

    // What was a file and is a folder now, or the other way round, has to go before anything can be written there.
    private static IEnumerable<string> InTheWay(string[] earlier, string[] names)
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

    private static byte[] Lines(IEnumerable<string> names) =>
        Encoding.UTF8.GetBytes(string.Concat(names.Order(StringComparer.Ordinal).Select(name => name + "\n")));

    private static bool HasBytes(string path, ReadOnlySpan<byte> bytes)
    {
        var info = new FileInfo(path);
        return info.Exists && info.Length == bytes.Length && bytes.SequenceEqual(File.ReadAllBytes(path));
    }

    private static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = path + TemporaryEnding;
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, path, overwrite: true);
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

    private static int CountForeign(string folder, string[] names)
    {
        var ours = names.ToHashSet(StringComparer.Ordinal);
        var foreign = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (name.EndsWith(TemporaryEnding, StringComparison.Ordinal))
                File.Delete(path);
            else if (!ours.Contains(name) && name is not (ListName or ".gitignore"))
                foreign++;
        }
        return foreign;
    }
}
