using Chronicle.Primitives;

namespace Chronicle.Cli.Terminal;

/// <summary>Shows the phase of a long command in one line of a terminal.</summary>
/// <param name="terminal">The output; null if standard output is not a terminal, or if the option <c>--quiet</c> is set.</param>
/// <param name="findWidth">The width of the terminal in columns. It is asked each time, because a person can change it.</param>
internal sealed class Progress(TextWriter? terminal, Func<int> findWidth)
{
    private const string End = " …";

    public void Show(string phase) => terminal?.Write($"\r\e[K{Fit(MessageText.Sanitize(phase), findWidth())}");

    public void Clear() => terminal?.Write("\r\e[K");

    // A longer text would continue on a second line, and only the last line could be cleared. The last column stays empty, because some
    // terminals begin a new line after it.
    private static string Fit(string phase, int width)
    {
        var length = TextColumns.Fit(phase, width - 1 - End.Length);
        return (length == phase.Length ? phase : phase[..length].TrimEnd()) + End;
    }
}
