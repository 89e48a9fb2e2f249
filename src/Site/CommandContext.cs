using System.Collections.Immutable;
using System.CommandLine;
using Chronicle.Cli.Terminal;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli;

/// <summary>The streams for questions to the author. They are on a terminal, even if standard output leads to a file.</summary>
internal sealed record AuthorStreams(TextReader Answers, TextWriter Questions);

/// <summary>A running command: its arguments and its outputs.</summary>
/// <param name="Author">Null if the command must ask nothing: standard input is no terminal, or the option <c>--quiet</c> is set.</param>
/// <param name="Format">The format of diagnostics, one of <see cref="DiagnosticWriter.Formats"/>.</param>
internal sealed record CommandContext(
    ParseResult Arguments, TextWriter Output, TextWriter Error, AuthorStreams? Author, string Format, bool IsQuiet, Progress Progress)
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

    /// <summary>Prints a line to standard error, unless standard error has only JSON.</summary>
    public void Note(string line)
    {
        if (Format == "json")
            return;
        Progress.Clear();
        Error.WriteLine(MessageText.Sanitize(line));
    }

    /// <summary>
    /// Prints the errors among the diagnostics, and <paramref name="outcome"/>: that the command has done nothing because of them. Returns
    /// false, and prints nothing, if there is no error.
    /// </summary>
    public bool ReportErrors(IEnumerable<Diagnostic> diagnostics, InputFiles files, string outcome)
    {
        var errors = Diagnostic.InOrder(diagnostics.Where(diagnostic => diagnostic.IsError));
        if (errors.IsEmpty)
            return false;
        Progress.Clear();
        Report(errors, files);
        if (!IsQuiet)
            Note($"correct {(errors.Length == 1 ? "this error" : "these errors")} first; {outcome}");
        return true;
    }

    /// <summary>Prints the names of files to standard output, for a dry run.</summary>
    public void List(ImmutableArray<InputFile> files)
    {
        foreach (var file in files)
            Output.WriteLine(MessageText.Sanitize(file.Path));
    }

    /// <summary>Prints that the author ended the input before the last question, and returns the exit code.</summary>
    public int RefuseEnd()
    {
        // Ends the current line. The cursor is after a prompt, or after the last line of a list of choices.
        Author?.Questions.WriteLine();
        return Refuse("the input ended before the last question; nothing was written");
    }

    /// <summary>Prints the reason why the command line is wrong, and returns the exit code.</summary>
    public int Refuse(string reason)
    {
        Error.WriteLine(MessageText.Sanitize(reason));
        return ExitCode.WrongCommandLine;
    }
}
