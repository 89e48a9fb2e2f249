namespace Chronicle.Cli.Disk;

/// <summary>A refusal of the program itself. The user reads the message as it is.</summary>
internal class RefusedException(string message) : IOException(message);

/// <summary>
/// A lock that the system holds on a file. It ends with the process, however the process ends, and the file that remains is no obstacle.
/// </summary>
internal static class FileLock
{
    /// <summary>Locks the file, and creates it if it is not there. Null if a different process has the lock.</summary>
    public static FileStream? TryTake(string path)
    {
        if (FileKinds.Find(path) is not (FileKind.Missing or FileKind.Plain))
            throw new RefusedException($"{path} is no regular file; remove it");
        try
        {
            // On Unix the runtime takes the lock itself when nothing may be shared.
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException refused) when (IsTaken(refused))
        {
            return null;
        }
    }

    // EAGAIN, which is 35 on macOS and 11 elsewhere, and a sharing or a lock violation on Windows.
    private static bool IsTaken(IOException refused) =>
        OperatingSystem.IsWindows() ? (refused.HResult & 0xffff) is 32 or 33 : refused.HResult is 11 or 35;
}
