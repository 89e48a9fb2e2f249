using System.IO.Enumeration;

namespace Chronicle.Cli.Disk;

/// <summary>Something that lies in a folder and is no folder: its path below the folder, with forward slashes, how many bytes it has and when it was written (ticks of UTC).</summary>
internal sealed record ExistingFile(string Name, long Length, long Written)
{
    /// <summary>Whether a file or a link lies there now, whatever the link leads to.</summary>
    public static bool Lies(string folder, string name) => Path.Join(folder, name) is var path && (File.Exists(path) || new FileInfo(path).LinkTarget is not null);

    /// <summary>Null if there is no such file, or a link in its place.</summary>
    public static ExistingFile? Find(string folder, string name) =>
        new FileInfo(Path.Join(folder, name)) is { Exists: true } file && !file.Attributes.HasFlag(FileAttributes.ReparsePoint)
            ? new(name, file.Length, file.LastWriteTimeUtc.Ticks) : null;

    private sealed record Entry(ExistingFile File, bool IsFolder);

    /// <summary>
    /// All of them, in no order, but for those in the folder of this name. A link is something that lies there, wherever it leads. The lengths and times cost a question to the system for each.
    /// Many folders are looked at beside each other: ten thousand pages are ten thousand folders.
    /// </summary>
    public static List<ExistingFile> AllIn(string folder, string except, bool withTimes)
    {
        var files = new List<ExistingFile>();
        List<string> folders = [""];
        while (folders.Count > 0)
        {
            var entries = new List<Entry>[folders.Count];
            Workers.For(entries.Length, i => entries[i] = Look(Path.Join(folder, folders[i]), folders[i], withTimes));
            folders.Clear();
            foreach (var (file, isFolder) in entries.SelectMany(one => one))
                if (!isFolder)
                    files.Add(file);
                else if (file.Name != except)
                    folders.Add(file.Name);
        }
        return files;
    }

    private static List<Entry> Look(string path, string folder, bool withTimes)
    {
        try
        {
            return [.. EntriesIn(path, folder, withTimes)];
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody took it away meanwhile.
            return [];
        }
    }

    private static FileSystemEnumerable<Entry> EntriesIn(string path, string folder, bool withTimes) => new(path, (ref FileSystemEntry entry) =>
    {
        var name = folder.Length == 0 ? entry.FileName.ToString() : $"{folder}/{entry.FileName}";
        var isFolder = entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
        return new(withTimes && !isFolder ? new(name, entry.Length, entry.LastWriteTimeUtc.UtcTicks) : new(name, 0, 0), isFolder);
    }, new() { AttributesToSkip = 0 });
}
