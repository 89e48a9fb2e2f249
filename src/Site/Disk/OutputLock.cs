namespace Chronicle.Cli.Disk;

/// <summary>
/// The output folder, all links resolved, as long as one build has it for itself. The lock is the system's own on <c>.site-lock</c>: it ends with the
/// process, however that ends, and the file that stays behind is no obstacle. The file is never deleted: whoever had opened it before would hold a lock
/// on a file that is no longer there, beside the next one's.
/// </summary>
internal sealed class OutputLock : IDisposable
{
    public const string LockName = ".site-lock";

    private FileStream? _lock;
    private bool _isOurs;

    private OutputLock(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>A folder that has nothing to do with the input. It is not made before something is published into it, but if it is there it is locked.</summary>
    public static OutputLock Open(BuildOptions options)
    {
        var output = Paths.Canonical(options.Output);
        KeepApart("input", Paths.Canonical(options.Input));
        KeepApart("theme", Paths.Canonical(options.Theme));
        if (Paths.IsWithin(Paths.Canonical(options.Root), output))
            throw new RefusedException($"the root {options.Root} lies in the output {output}; name another folder with --output");
        return At(options.Output);

        void KeepApart(string name, string path)
        {
            if (Paths.IsWithin(output, path))
                throw new RefusedException($"the output {output} lies in the {name} folder {path}, and would be read as {name}; name another folder with --output");
            if (Paths.IsWithin(path, output))
                throw new RefusedException($"the {name} folder {path} lies in the output {output}; name another folder with --output");
        }
    }

    /// <summary>Any folder, or a link to one.</summary>
    public static OutputLock At(string path)
    {
        var folder = Paths.Canonical(path);
        if (File.Exists(folder))
            throw new RefusedException($"the output {path} is a file; name a folder with --output");
        if (!Directory.Exists(folder) && new DirectoryInfo(Path.TrimEndingDirectorySeparator(path)).LinkTarget is not null)
            throw new RefusedException($"the output {path} is a link to {folder}, which is not there");
        var place = new OutputLock(folder);
        if (Directory.Exists(folder))
            place.Claim();
        return place;
    }

    /// <summary>Makes the folder, if it is not there, and locks it.</summary>
    public void Claim()
    {
        _isOurs |= !Directory.Exists(Folder);
        Directory.CreateDirectory(Folder);
        _lock ??= FileLock.TryTake(Path.Join(Folder, LockName)) ?? throw new RefusedException($"another build is writing into {Folder}; wait for it, or name another folder with --output");
    }

    /// <summary>Takes the folder away again if this made it and nothing was published into it.</summary>
    public void LeaveIfEmpty()
    {
        if (!_isOurs || Directory.EnumerateFileSystemEntries(Folder).Any(path => Path.GetFileName(path) != LockName))
            return;
        File.Delete(Path.Join(Folder, LockName));
        _lock?.Dispose();
        _lock = null;
        try
        {
            Directory.Delete(Folder);
        }
        catch (IOException)
        {
            // Another build has the folder by now.
        }
    }

    public void Dispose() => _lock?.Dispose();
}
