using System.Collections.Immutable;
using System.CommandLine;
using Chronicle.Cli.Terminal;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli;

/// <summary>A running command: its arguments and its outputs.</summary>
/// <param name="Terminal">The input for questions to the author; null if standard input is not a terminal.</param>
/// <param name="Format">The format of diagnostics, one of <see cref="DiagnosticWriter.Formats"/>.</param>
internal sealed record CommandContext(
    ParseResult Arguments, TextWriter Output, TextWriter Error, TextReader? Terminal, string Format, bool IsQuiet, Progress Progress)
{
    /// <summary>Whether standard output shows colours.</summary>
    public bool HasColour { get; init; }

    /// <summary>Prints diagnostics to standard error.</summary>
    public void Report(ImmutableArray<Diagnostic> diagnostics, InputFiles files) =>
        DiagnosticWriter.Write(Error, Format, diagnostics, files);

    /// <summary>Prints a line to standard output unless the option <c>--quiet</c> is set.</summary>
    /// <param name="colour">The escape sequence of a colour; empty for no colour. It is printed only if <see cref="HasColour"/> is
    /// true.</param>
    public void Summarize(string line, string colour = "")
    {
        if (!IsQuiet)
            Output.WriteLine(HasColour && colour.Length > 0 ? colour + MessageText.Sanitize(line) + TerminalDiagnostics.Plain
                : MessageText.Sanitize(line));
    }

    /// <summary>
    /// Whether the input has errors. Prints them, and <paramref name="outcome"/>: that the command has done nothing because of them.
    /// </summary>
    public bool HasErrors(PhaseResult<InputFiles> files, ImmutableArray<Diagnostic> errors, string outcome)
    {
        ImmutableArray<Diagnostic> all = [.. files.Diagnostics.Where(diagnostic => diagnostic.IsError), .. errors];
        if (all.IsEmpty)
            return false;
        Report(Diagnostic.InOrder(all), files.Value);
        Summarize($"correct these first; {outcome}");
        return true;
    }

    /// <summary>Prints the reason why the command line is wrong, and returns the exit code.</summary>
    public int Refuse(string reason)
    {
        Error.WriteLine(MessageText.Sanitize(reason));
        return ExitCode.WrongCommandLine;
    }
}
