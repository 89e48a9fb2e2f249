using Chronicle.Input;
using Chronicle.Render;

namespace Chronicle.Cli.Disk;

/// <summary>Why nothing can be published into a folder: said to the user as it is.</summary>
internal sealed class OutputRefusedException(string message) : IOException(message);

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
        var output = Canonical(options.Output);
        KeepApart("input", Canonical(options.Input));
        KeepApart("theme", Canonical(options.Theme));
        if (IsWithin(Canonical(options.Root), output))
            throw new OutputRefusedException($"the root {options.Root} lies in the output {output}; name another folder with --output");
        return At(options.Output);

        void KeepApart(string name, string path)
        {
            if (IsWithin(output, path))
                throw new OutputRefusedException($"the output {output} lies in the {name} folder {path}, and would be read as {name}; name another folder with --output");
            if (IsWithin(path, output))
                throw new OutputRefusedException($"the {name} folder {path} lies in the output {output}; name another folder with --output");
        }
    }

    /// <summary>Any folder, or a link to one.</summary>
    public static OutputLock At(string path)
    {
        var folder = Canonical(path);
        if (File.Exists(folder))
            throw new OutputRefusedException($"the output {path} is a file; name a folder with --output");
        if (!Directory.Exists(folder) && new DirectoryInfo(Path.TrimEndingDirectorySeparator(path)).LinkTarget is not null)
            throw new OutputRefusedException($"the output {path} is a link to {folder}, which is not there");
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
        _lock ??= Lock(Path.Join(Folder, LockName)) ?? throw new OutputRefusedException($"another build is writing into {Folder}; wait for it, or name another folder with --output");
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

    private static FileStream? Lock(string path)
    {
        FileStream? file = null;
        try
        {
            file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // This system has two kinds of locks, and Site.csproj has switched off the one that goes with opening a file.
            if (OperatingSystem.IsLinux())
                file.Lock(0, 1);
            return file;
        }
        catch (IOException refused) when (IsTaken(refused))
        {
            file?.Dispose();
            return null;
        }
        catch (IOException) when (file is not null)
        {
            // A disk of a network that knows no locks. Whoever builds there twice at once has to take care himself.
            return file;
        }
    }

    // EAGAIN, which has two numbers, and on Windows a sharing or a lock violation.
    private static bool IsTaken(IOException refused) => OperatingSystem.IsWindows() ? (refused.HResult & 0xffff) is 32 or 33 : refused.HResult is 11 or 35;

    private static bool IsWithin(string inner, string outer) =>
        inner == outer || inner.StartsWith(Path.EndsInDirectorySeparator(outer) ? outer : outer + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // Two paths may look different and be the same folder.
    private static string Canonical(string path)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var here = new DirectoryInfo(Path.Join(Canonical(parent), Path.GetFileName(path)));
        return here.LinkTarget is not null && here.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Canonical(target.FullName) : here.FullName;
    }
}
