using System.Text;
using Chronicle.Cli.BuiltIn;
using Chronicle.Cli.Terminal;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary><c>--explain CODE</c>: prints the entry of a code in <c>docs/diagnostics.md</c>. The program contains this document.</summary>
internal static class Explanation
{
    /// <summary>Prints the entry, or the reason why there is none, and returns the exit code.</summary>
    public static int Print(string code, TextWriter output, TextWriter error, int width)
    {
        var wanted = code.Trim().ToUpperInvariant();
        if (Rules.Find(wanted) is not { } rule)
        {
            var hint = Nearest.Hint(wanted, Rules.All.Select(known => known.Code));
            error.WriteLine(MessageText.Sanitize($"there is no code \"{code}\"{hint}; "
                + "a code is a letter and three digits, such as R110, and each message has one"));
            return ExitCode.WrongCommandLine;
        }
        output.WriteLine(Paragraphs.Format(EntryOf(rule.Code), Paragraphs.Width(width)));
        return ExitCode.Done;
    }

    /// <summary>The Markdown of an entry, without its heading.</summary>
    internal static string EntryOf(string code)
    {
        var page = Encoding.UTF8.GetString(BuiltInFiles.Read("diagnostics.md")).ReplaceLineEndings("\n");
        var start = page.IndexOf($"\n## {code}\n", StringComparison.Ordinal) + 1;
        var end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        return page[(page.IndexOf('\n', start) + 1)..(end < 0 ? page.Length : end)].Trim('\n');
    }
}
