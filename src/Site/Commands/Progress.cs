using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary>Shows the phase of a long command in one line of a terminal.</summary>
/// <param name="terminal">The output; null if standard output is not a terminal, or if the option <c>--quiet</c> is set.</param>
internal sealed class Progress(TextWriter? terminal)
{
    public void Show(string phase) => terminal?.Write($"\r\e[K{MessageText.Sanitize(phase)} …");

    public void Clear() => terminal?.Write("\r\e[K");
}
