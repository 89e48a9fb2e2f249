namespace Chronicle.Cli.Terminal;

/// <summary>The terminal of standard output.</summary>
internal static class TerminalWidth
{
    /// <summary>The width of an unknown terminal, in columns.</summary>
    private const int UsualWidth = 80;

    /// <summary>The width in columns; 80 if standard output is no terminal, or if the terminal does not state its width.</summary>
    public static int Find()
    {
        try
        {
            return !Console.IsOutputRedirected && Console.WindowWidth is > 0 and var width ? width : UsualWidth;
        }
        catch (Exception unknown) when (unknown is IOException or PlatformNotSupportedException)
        {
            return UsualWidth;
        }
    }
}
