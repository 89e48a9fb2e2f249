namespace Chronicle.Cli;

/// <summary>The exit codes of all commands.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>
    /// The input or the theme has errors, a site differs from its manifest, or <c>links --report</c> found broken addresses.
    /// </summary>
    public const int HasErrors = 1;

    public const int WrongCommandLine = 2;

    /// <summary>The disk, the network or the system refused an operation.</summary>
    public const int MachineRefused = 3;
}
