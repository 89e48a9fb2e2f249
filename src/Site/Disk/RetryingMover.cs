namespace Chronicle.Cli.Disk;

/// <summary>
/// Moves and deletes files that a different program can hold open for a moment. On Windows, a browser, an indexer or a cloud program can
/// hold a file, so that it can be neither replaced nor deleted. On Windows each attempt is therefore repeated for some seconds.
/// </summary>
internal sealed class RetryingMover(bool canBeHeld, Action<TimeSpan> pause)
{
    private const int Attempts = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);

    /// <summary>The behaviour for the current system.</summary>
    public static RetryingMover OfThisSystem { get; } = new(OperatingSystem.IsWindows(), Thread.Sleep);

    public void MoveFile(string from, string to) => Try(() => File.Move(from, to, overwrite: true));

    /// <summary>Moves a file to a path that no file has.</summary>
    public void MoveNewFile(string from, string to) => Try(() => File.Move(from, to));

    public void MoveFolder(string from, string to) => Try(() => Directory.Move(from, to));

    public void DeleteFile(string path) => Try(() => File.Delete(path));

    public void DeleteFolder(string path, bool recursive = false) => Try(() => Directory.Delete(path, recursive));

    /// <summary>
    /// Runs an action, and repeats it while a different program holds the file. The pause doubles after each attempt. All pauses together
    /// take five seconds.
    /// </summary>
    internal void Try(Action action)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                action();
                return;
            }
            catch (Exception held) when (canBeHeld && attempt < Attempts && IsHeld(held))
            {
                pause(FirstPause * (1 << (attempt - 1)));
            }
        }
    }

    // ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION. ERROR_ACCESS_DENIED can also mean that the user may not write.
    // In that case the error is reported after the last attempt.
    private static bool IsHeld(Exception exception) =>
        exception is UnauthorizedAccessException || exception is IOException && (exception.HResult & 0xffff) is 32 or 33;
}
