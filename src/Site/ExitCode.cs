namespace Chronicle.Cli;

/// <summary>The exit codes of all commands.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>
    /// The input or the theme has errors, or a command found the difference for which it looks: <c>verify</c>, <c>changed-pages</c>,
    /// <c>evidence --check</c>, <c>links --report</c>, <c>import</c>, <c>upgrade</c>.
    /// </summary>
    public const int HasErrors = 1;

    public const int WrongCommandLine = 2;

    /// <summary>The disk, the network or the system refused an operation.</summary>
    public const int MachineRefused = 3;
}
