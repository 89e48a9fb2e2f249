namespace Chronicle.Cli;

/// <summary>The exit codes of all commands.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>
    /// A file that the command reads has errors: the input, the theme, a table of <c>import</c>, a manifest of <c>changed-pages</c>. Or a
    /// command found the difference for which it looks: <c>verify</c>, <c>evidence --check</c>, <c>links --report</c>.
    /// </summary>
    public const int HasErrors = 1;

    public const int WrongCommandLine = 2;

    /// <summary>The disk, the network or the system refused an operation.</summary>
    public const int MachineRefused = 3;
}
