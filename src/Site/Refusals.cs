using Chronicle.Primitives;

namespace Chronicle.Cli;

/// <summary>Tells the refusals of a disk, a network or the system from faults of the program.</summary>
internal static class Refusals
{
    // The codes of a full disk.
    private const int NoSpace = 28, NoSpaceOnWindows = unchecked((int)0x80070070);

    /// <summary>
    /// Finds the exception by which a disk, a network or the system refused an operation. Returns null for a fault of the program, which is
    /// printed with its stack trace.
    /// </summary>
    public static Exception? Find(Exception exception) => exception switch
    {
        IOException or UnauthorizedAccessException or HttpRequestException or OperationCanceledException => exception,
        AggregateException { InnerException: { } inner } => Find(inner),
        _ => null,
    };

    /// <summary>
    /// Prints the refusal in one line, and returns the exit code. If standard error cannot be written either, only the exit code reports
    /// the refusal.
    /// </summary>
    public static int Report(TextWriter error, Exception cause)
    {
        try
        {
            var message = MessageText.Sanitize(cause.Message.ReplaceLineEndings(" "));
            error.WriteLine(cause is RefusedException ? message : $"the machine refused: {message.TrimEnd('.')}{Repair(cause)}");
        }
        catch (Exception refused) when (Find(refused) is not null)
        {
        }
        return ExitCode.MachineRefused;
    }

    // The next step of the user. A message of this program has one already, after a semicolon.
    private static string Repair(Exception cause) => cause.Message.Contains("; ", StringComparison.Ordinal) ? "" : cause switch
    {
        UnauthorizedAccessException => "; give yourself access to it or name a different place, then run the command again",
        HttpRequestException or OperationCanceledException => "; check the address and the connection, then run the command again",
        IOException { HResult: NoSpace or NoSpaceOnWindows } => "; make room on the disk, then run the command again",
        _ => "; remove the cause, then run the command again",
    };
}
