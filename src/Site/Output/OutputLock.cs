using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Read;

namespace Chronicle.Cli.Output;

/// <summary>
/// The output folder, with all links resolved, locked for one build. The system locks the file <c>.site-lock</c>. The program deletes this
/// file only together with a folder that it created and did not use. Otherwise one process could lock the deleted file, and another process
/// a new one.
/// </summary>
internal sealed class OutputLock : IDisposable
{
    public const string LockName = ".site-lock";

    private FileStream? _lock;
    private bool _isCreated;

    private OutputLock(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Whether this is the empty file that the lock of an earlier build leaves.</summary>
    public static bool IsUnused(string path) =>
        Path.GetFileName(path) == LockName && FileKinds.Find(path) == FileKind.Plain && new FileInfo(path).Length == 0;

    /// <summary>
    /// Locks the output folder if it exists. The folder must not overlap with the input or the theme, and must not contain the root. It
    /// must not be the root of a different chronicle, because the site has a folder <c>theme</c> too.
    /// </summary>
    public static OutputLock Open(BuildOptions options)
    {
        var output = Paths.Canonical(options.Output);
        KeepApart("input", Paths.Canonical(options.Input));
        KeepApart("theme", Paths.Canonical(options.Theme));
        if (Paths.IsWithin(Paths.Canonical(options.Root), output))
            throw new RefusedException($"the root {options.Root} is in the output {output}; name a different folder with --output");
        if (File.Exists(Path.Join(output, "input", InputNames.Settings)))
            throw new RefusedException(
                $"the output {output} is a chronicle: it has input/{InputNames.Settings}; name a different folder with --output");
        return At(options.Output);

        void KeepApart(string name, string path)
        {
            if (Paths.IsWithin(output, path))
                throw new RefusedException(
                    $"the output {output} is in the {name} folder {path}, and would be read as {name}; "
                    + "name a different folder with --output");
            if (Paths.IsWithin(path, output))
                throw new RefusedException($"the {name} folder {path} is in the output {output}; name a different folder with --output");
        }
    }

    /// <summary>Locks a folder, or the target of a link to a folder, if it exists.</summary>
    public static OutputLock At(string path)
    {
        var folder = Paths.Canonical(path);
        if (File.Exists(folder))
            throw new RefusedException($"the output {path} is a file; name a folder with --output");
        if (!Directory.Exists(folder) && new DirectoryInfo(Path.TrimEndingDirectorySeparator(path)).LinkTarget is not null)
            throw new RefusedException($"the output {path} is a link to {folder}, which is not there");
        var output = new OutputLock(folder);
        if (Directory.Exists(folder))
            output.LockOrCreate();
        return output;
    }

    /// <summary>
    /// Creates the folder if it does not exist, and locks it. Throws a <see cref="RefusedException"/> if a different build has the lock.
    /// </summary>
    public void LockOrCreate()
    {
        _isCreated |= !Directory.Exists(Folder);
        Directory.CreateDirectory(Folder);
        _lock ??= FileLock.TryLock(Path.Join(Folder, LockName))
            ?? throw new RefusedException(
                $"a different build is writing into {Folder}; wait for it, or name a different folder with --output");
    }

    /// <summary>Deletes the folder if this object created it and nothing was published into it.</summary>
    public void DeleteIfUnused()
    {
        if (!_isCreated || Directory.EnumerateFileSystemEntries(Folder).Any(path => Path.GetFileName(path) != LockName))
            return;
        // Windows deletes no open file: neither this one nor one that a different build opens after this line. On other systems, the file
        // is deleted while it is locked.
        if (OperatingSystem.IsWindows())
            Dispose();
        try
        {
            File.Delete(Path.Join(Folder, LockName));
            Dispose();
            Directory.Delete(Folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A different build uses the folder now.
        }
    }

    public void Dispose()
    {
        _lock?.Dispose();
        _lock = null;
    }
}
