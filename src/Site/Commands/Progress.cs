using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary>Shows on a terminal what a long build is doing; silent when standard output is no terminal or is not wanted.</summary>
internal sealed class Progress(bool enabled)
{
    private readonly bool _enabled = enabled && !Console.IsOutputRedirected;

    public void Show(string phase)
    {
        if (_enabled)
            Console.Write($"\r\e[K{MessageText.Sanitize(phase)} …");
    }

    public void Clear()
    {
        if (_enabled)
            Console.Write("\r\e[K");
    }
}
