using Spectre.Console;
using Spectre.Console.Rendering;

namespace Chronicle.Cli.Terminal.Questions;

/// <summary>A terminal on which Ctrl-D ends the questions. The prompts of Spectre.Console do not support the end of the input.</summary>
internal sealed class CtrlDConsole(IAnsiConsole terminal) : IAnsiConsole, IAnsiConsoleInput
{
    public Profile Profile => terminal.Profile;

    public IAnsiConsoleCursor Cursor => terminal.Cursor;

    public IAnsiConsoleInput Input => this;

    public IExclusivityMode ExclusivityMode => terminal.ExclusivityMode;

    public RenderPipeline Pipeline => terminal.Pipeline;

    public void Clear(bool home) => terminal.Clear(home);

    public void Write(IRenderable renderable) => terminal.Write(renderable);

    public void WriteAnsi(Action<AnsiWriter> action) => terminal.WriteAnsi(action);

    public bool IsKeyAvailable() => terminal.Input.IsKeyAvailable();

    public ConsoleKeyInfo? ReadKey(bool intercept) => OrEnd(terminal.Input.ReadKey(intercept));

    public async Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken) =>
        OrEnd(await terminal.Input.ReadKeyAsync(intercept, cancellationToken));

    private ConsoleKeyInfo? OrEnd(ConsoleKeyInfo? key)
    {
        if (key is { KeyChar: '\u0004' } or { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control })
        {
            // The selection lists of Spectre.Console hide the cursor, so it is shown again.
            terminal.Cursor.Show(true);
            throw new EndOfInput();
        }
        return key;
    }
}
