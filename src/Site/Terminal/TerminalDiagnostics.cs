using System.Collections.Immutable;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Terminal;

/// <summary>
/// Prints diagnostics for a person at a terminal. After each diagnostic, it prints the line of the file, with carets (^) under the word at
/// the column.
/// </summary>
internal static class TerminalDiagnostics
{
    public const string Red = "\e[31m", Yellow = "\e[33m", Green = "\e[32m", Plain = "\e[0m";
    private const string Bold = "\e[1m", Faint = "\e[2m";

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
            output.WriteLine(Paint(Faint, margin) + new string(' ', TextColumns.Count(line.Before))
                + Paint(tone, new string('^', Math.Max(1, TextColumns.Count(line.After[..LengthOfWord(line.After)])))));
        }

        string Paint(string how, string text) => colour ? how + text + Plain : text;
    }

    /// <summary>
    /// Whether the output may have colours, by the rules of https://no-color.org. A terminal that prints escape codes as characters gets no
    /// colours either.
    /// </summary>
    public static bool MayColour(Func<string, string?> environment) =>
        string.IsNullOrEmpty(environment("NO_COLOR")) && EscapeCodes.AreUnderstood(environment);

    /// <summary>
    /// The length of the first word, quotation or bracketed reference of a text. For any other beginning, it is one character.
    /// </summary>
    internal static int LengthOfWord(string text)
    {
        if (text.Length == 0)
            return 0;
        var end = text[0] switch
        {
            '"' or '\'' => text.IndexOf(text[0], 1),
            '[' => text.StartsWith("[[", StringComparison.Ordinal) && text.IndexOf("]]", StringComparison.Ordinal) is >= 0 and var close
                ? close + 1 : text.IndexOf(']'),
            _ => -1,
        };
        if (end > 0)
            return end + 1;
        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] is '_' or '-' or '/' or '.'))
            length++;
        return length > 0 ? Math.Max(1, text[..length].TrimEnd('.', '-', '/').Length) : char.IsHighSurrogate(text[0]) ? 2 : 1;
    }
}
