namespace Chronicle.Cli.Disk;

/// <summary>
/// A lock of the operating system on a file. The lock ends when the process ends, even after a crash. The file remains, but does not block
/// a later process.
/// </summary>
internal static class FileLock
{
    /// <summary>
    /// Locks the file, and creates it if it does not exist. Returns null if a different process has the lock. Throws a
    /// <see cref="RefusedException"/> if the path is not a regular file.
    /// </summary>
    public static FileStream? TryLock(string path)
    {
        if (FileKinds.Find(path) is not (FileKind.Missing or FileKind.Plain))
            throw new RefusedException($"{path} is no regular file; remove it");
        try
        {
            // With FileShare.None, the runtime locks the file on Unix too.
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException refused) when (IsTaken(refused))
        {
            return null;
        }
    }

    // EAGAIN (35 on macOS, 11 on other systems), and a sharing or lock violation on Windows.
    private static bool IsTaken(IOException refused) =>
        OperatingSystem.IsWindows() ? (refused.HResult & 0xffff) is 32 or 33 : refused.HResult is 11 or 35;
}
