using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary>Shows the phase of a long command in one line of a terminal.</summary>
/// <param name="terminal">Null if standard output is no terminal, or the user asked for quiet.</param>
internal sealed class Progress(TextWriter? terminal)
{
    public void Show(string phase) => terminal?.Write($"\r\e[K{MessageText.Sanitize(phase)} …");

    public void Clear() => terminal?.Write("\r\e[K");
}
