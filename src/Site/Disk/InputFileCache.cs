using System.Collections.Immutable;
using Chronicle.Input;

namespace Chronicle.Cli.Disk;

/// <summary>A file that was listed, before it is read.</summary>
/// <param name="Name">Its path below the folder, with forward slashes.</param>
/// <param name="Path">The absolute path of the bytes, which is a different one for a link.</param>
internal sealed record ListedFile(string Name, string Path, long Length, DateTime Written);

/// <summary>
/// The files of one folder as the program read them last. The preview reads a folder many times, and does not read a file again whose
/// length and time of the last write are the same. Two files are read again in any case: a file that was written shortly before it was
/// read, because the clocks of disks are coarse; and a file that the caller reports as changed (<see cref="Doubt"/>), because a file that
/// is moved into its place can have the same length and time. One thread at a time changes the cache.
/// </summary>
internal sealed class InputFileCache
{
    private Dictionary<string, Known> _known = new(StringComparer.Ordinal);

    private sealed record Known(ListedFile Listed, InputFile File, bool IsSettled);

    /// <summary>Reports a change: the file with this name, or every file below the folder with this name, is read again.</summary>
    public void Doubt(string name)
    {
        string[] names = _known.ContainsKey(name) ? [name]
            : [.. _known.Keys.Where(known => known.StartsWith(name + "/", StringComparison.Ordinal))];
        foreach (var doubted in names)
            _known[doubted] = _known[doubted] with { IsSettled = false };
    }

    /// <summary>Reports that any file can be different: every file is read again.</summary>
    public void DoubtAll()
    {
        foreach (var (name, known) in _known.ToArray())
            _known[name] = known with { IsSettled = false };
    }

    /// <summary>The file as it was read before; null if it must be read again. Many threads can call this at the same time.</summary>
    public InputFile? Find(ListedFile listed) =>
        _known.TryGetValue(listed.Name, out var known) && known.IsSettled && known.Listed == listed ? known.File : null;

    /// <summary>
    /// The object of the earlier read if the bytes are the same, else the new one. Many threads can call this at the same time.
    /// </summary>
    public InputFile OldOrNew(string name, InputFile read) =>
        _known.TryGetValue(name, out var known) && ParseCache.IsSame(known.File, read) ? known.File : read;

    /// <summary>
    /// Replaces the content of the cache. The times of files that were written before <paramref name="settled"/> are reliable.
    /// </summary>
    public void Replace(ImmutableArray<ListedFile> listed, InputFile?[] files, DateTime settled)
    {
        var known = new Dictionary<string, Known>(files.Length, StringComparer.Ordinal);
        for (var i = 0; i < files.Length; i++)
            if (files[i] is { } file)
                known.Add(listed[i].Name, new(listed[i], file, listed[i].Written < settled));
        _known = known;
    }
}
