using Chronicle.Primitives;

namespace Chronicle.Cli;

/// <summary>Tells the refusals of a disk, a network or the system from faults of the program.</summary>
internal static class Refusals
{
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
            error.WriteLine(cause is RefusedException ? message : $"the machine refused: {message}");
        }
        catch (Exception refused) when (Find(refused) is not null)
        {
        }
        return ExitCode.MachineRefused;
    }
}
