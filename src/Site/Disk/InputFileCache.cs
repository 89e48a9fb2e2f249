using System.Collections.Immutable;
using Chronicle.Input;

namespace Chronicle.Cli.Disk;

/// <summary>A file that was listed, before it is read.</summary>
/// <param name="Name">Its path below the folder, with forward slashes.</param>
/// <param name="Path">The absolute path of the bytes, which is a different one for a link.</param>
internal sealed record ListedFile(string Name, string Path, long Length, DateTime Written);

/// <summary>
/// The files of one folder as they were read last, for a program that reads it again and again. A file whose length and time of last write are the same is not
/// read again, save one that was written shortly before it was read: the clocks of disks are coarse, and it may have become another since within the same tick.
/// Whoever hears of a change tells of it (<see cref="Doubt"/>), since what was moved into a file's place may have its length and its time. What was read again and is
/// as it was is the same object as before. One thread changes it.
/// </summary>
internal sealed class InputFileCache
{
    private Dictionary<string, Known> _known = new(StringComparer.Ordinal);

    private sealed record Known(ListedFile Listed, InputFile File, bool IsSettled);

    /// <summary>The file of this name, or every file below the folder of this name, is read when next it is asked for.</summary>
    public void Doubt(string name)
    {
        foreach (var doubted in _known.ContainsKey(name) ? [name] : _known.Keys.Where(known => known.StartsWith(name + "/", StringComparison.Ordinal)).ToArray())
            _known[doubted] = _known[doubted] with { IsSettled = false };
    }

    /// <summary>Every file is read when next it is asked for.</summary>
    public void DoubtAll()
    {
        foreach (var (name, known) in _known.ToArray())
            _known[name] = known with { IsSettled = false };
    }

    /// <summary>The file as it was, if it can be told without reading it. May be called by many threads at once.</summary>
    public InputFile? Find(ListedFile listed) => _known.TryGetValue(listed.Name, out var known) && known.IsSettled && known.Listed == listed ? known.File : null;

    /// <summary>The file as it was if it has the same bytes still, else the one that was read. May be called by many threads at once.</summary>
    public InputFile OldOrNew(string name, InputFile read) => _known.TryGetValue(name, out var known) && ParseCache.IsSame(known.File, read) ? known.File : read;

    /// <summary>Takes what the folder holds now in place of what it held. What was written before <paramref name="settled"/> is at rest.</summary>
    public void Replace(ImmutableArray<ListedFile> listed, InputFile?[] files, DateTime settled)
    {
        var known = new Dictionary<string, Known>(files.Length, StringComparer.Ordinal);
        for (var i = 0; i < files.Length; i++)
            if (files[i] is { } file)
                known.Add(listed[i].Name, new(listed[i], file, listed[i].Written < settled));
        _known = known;
    }
}
