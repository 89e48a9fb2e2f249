using System.IO.Enumeration;
using Chronicle.Cli.Disk;
using Chronicle.Primitives;

namespace Chronicle.Cli.Output;

/// <summary>A file or a link in a folder.</summary>
/// <param name="Name">The path below the folder, with forward slashes.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="Written">The time of the last write, in ticks of UTC.</param>
internal sealed record ExistingFile(string Name, long Length, long Written)
{
    /// <summary>Whether a file or a link exists now, even a link without a target.</summary>
    public static bool Exists(string folder, string name) =>
        FileKinds.Find(Path.Join(folder, name)) is not (FileKind.Missing or FileKind.Folder);

    /// <summary>Finds a file. Returns null if there is no such file, or if it is a link.</summary>
    public static ExistingFile? Find(string folder, string name) =>
        new FileInfo(Path.Join(folder, name)) is { Exists: true } file
            && (!file.Attributes.HasFlag(FileAttributes.ReparsePoint) || file.LinkTarget is null)
            ? new(name, file.Length, file.LastWriteTimeUtc.Ticks) : null;

    private sealed record Entry(ExistingFile File, bool IsFolder);

    /// <summary>
    /// Lists all files and links below a folder, in any order, except the staged files. Links are listed but not followed. Without
    /// <paramref name="withTimes"/>, lengths and times are zero, because they need one system call for each file. Several workers list
    /// folders in parallel, because a site with ten thousand pages has ten thousand folders.
    /// </summary>
    public static List<ExistingFile> AllIn(string folder, bool withTimes)
    {
        var files = new List<ExistingFile>();
        List<string> folders = [""];
        while (folders.Count > 0)
        {
            var entries = new List<Entry>[folders.Count];
            Workers.For(entries.Length, i => entries[i] = List(Path.Join(folder, folders[i]), folders[i], withTimes));
            folders.Clear();
            foreach (var (file, isFolder) in entries.SelectMany(one => one))
                if (!isFolder)
                    files.Add(file);
                else if (file.Name != OutputFolder.StagingName)
                    folders.Add(file.Name);
        }
        return files;
    }

    private static List<Entry> List(string path, string folder, bool withTimes)
    {
        try
        {
            return [.. EntriesIn(path, folder, withTimes)];
        }
        catch (DirectoryNotFoundException)
        {
            // The folder was deleted after it was listed.
            return [];
        }
    }

    private static FileSystemEnumerable<Entry> EntriesIn(string path, string folder, bool withTimes) => new(
        path, (ref FileSystemEntry entry) =>
    {
        var name = folder.Length == 0 ? entry.FileName.ToString() : $"{folder}/{entry.FileName}";
        var isFolder = entry.IsDirectory && !FileKinds.IsLink(ref entry);
        return new(withTimes && !isFolder ? new(name, entry.Length, entry.LastWriteTimeUtc.UtcTicks) : new(name, 0, 0), isFolder);
    }, new() { AttributesToSkip = 0 });
}
