using System.Security.Cryptography;
using System.Text;
using Chronicle.Cli.Disk;

namespace Chronicle.Cli.Input;

/// <summary>
/// The lock that the program holds while it changes files of the input. So a second process that changes these files sees the changes of
/// the first. The lock is a file in the folder for temporary files, because a file in the input would appear in git. A command holds the
/// lock only while it writes, for milliseconds.
/// </summary>
internal static class InputLock
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Waits for the lock of an input folder. The caller disposes of the lock. Null if the file of the lock cannot be used.
    /// </summary>
    /// <exception cref="RefusedException">A different process keeps the lock for ten seconds.</exception>
    public static FileStream? Wait(string input)
    {
        var path = PathFor(input);
        for (var waited = TimeSpan.Zero; waited < TimeLimit; waited += Pause)
        {
            try
            {
                if (FileLock.TryLock(path) is { } taken)
                    return taken;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // The file cannot be used, for example without a folder for temporary files. Files are still replaced atomically. But if
                // two builds run at the same time, a line of permalinks.txt can be missing until the next build.
                return null;
            }
            Thread.Sleep(Pause);
        }
        throw new RefusedException($"a different process is changing {input}; wait for it to end");
    }

    internal static string PathFor(string input) => PathFor(input, Paths.Comparison);

    internal static string PathFor(string input, StringComparison comparison)
    {
        var path = Paths.Canonical(input);
        var compared = comparison == StringComparison.Ordinal ? path : path.ToUpperInvariant();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.UserName}\n{compared}"));
        return Path.Join(Path.GetTempPath(), $"chronicle-{Convert.ToHexStringLower(hash)[..32]}.lock");
    }
}
