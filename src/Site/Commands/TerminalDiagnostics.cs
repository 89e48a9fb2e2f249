using System.Collections.Immutable;
using Chronicle.Input;
using Chronicle.Primitives;
using Wcwidth;

namespace Chronicle.Cli.Commands;

/// <summary>Prints diagnostics for a person at a terminal: below each its line of the file, with a caret under the column.</summary>
internal static class TerminalDiagnostics
{
    private const string Red = "\e[31m", Yellow = "\e[33m", Bold = "\e[1m", Faint = "\e[2m", Plain = "\e[0m";

    public static void Write(TextWriter output, ImmutableArray<Diagnostic> diagnostics, InputFiles files, bool colour)
    {
        foreach (var diagnostic in diagnostics)
        {
            var tone = diagnostic.IsError ? Red : Yellow;
            var severity = Paint(tone, diagnostic.IsError ? "error" : "warning");
            var code = Paint(Bold, diagnostic.Rule.Code + ":");
            output.WriteLine($"{Paint(Bold, diagnostic.At + ":")} {severity} {code} {diagnostic.Message}");
            if (files.Excerpt(diagnostic.At) is not { } line)
                continue;
            var number = FormattableString.Invariant($"{diagnostic.At.Line,5} | ");
            output.WriteLine(Paint(Faint, number) + line.Before + line.After);
            var margin = new string(' ', number.Length - 2) + "| ";
            output.WriteLine(Paint(Faint, margin) + new string(' ', Columns(line.Before)) + Paint(tone, "^"));
        }

        string Paint(string how, string text) => colour ? how + text + Plain : text;
    }

    /// <summary>Follows https://no-color.org; a terminal with the name "dumb" has no colours either.</summary>
    public static bool MayColour(Func<string, string?> environment) =>
        string.IsNullOrEmpty(environment("NO_COLOR")) && environment("TERM") != "dumb";

    // A character takes two columns (most of East Asia, pictures) or none (combining accents).
    private static int Columns(string text) =>
        text.EnumerateRunes().Sum(character => Math.Max(0, UnicodeCalculator.GetWidth(character)));
}
