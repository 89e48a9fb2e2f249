using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Cli.BuiltIn;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary><c>--explain CODE</c>: prints the entry of a code in <c>docs/diagnostics.md</c>. The program contains this document.</summary>
internal static partial class Explanation
{
    private const int LeastWidth = 40, MostWidth = 100;

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
        output.WriteLine(Format(EntryOf(rule.Code), Width(width)));
        return ExitCode.Done;
    }

    /// <summary>The width of lines that are easy to read, on a terminal of this width.</summary>
    internal static int Width(int terminal) => Math.Clamp(terminal, LeastWidth, MostWidth);

    /// <summary>The Markdown of an entry, without its heading.</summary>
    internal static string EntryOf(string code)
    {
        var page = Encoding.UTF8.GetString(BuiltInFiles.Read("diagnostics.md")).ReplaceLineEndings("\n");
        var start = page.IndexOf($"\n## {code}\n", StringComparison.Ordinal) + 1;
        var end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        return page[(page.IndexOf('\n', start) + 1)..(end < 0 ? page.Length : end)].Trim('\n');
    }

    /// <summary>The Markdown as plain text: paragraphs with lines of this width, and unchanged examples.</summary>
    internal static string Format(string markdown, int width)
    {
        var text = new StringBuilder();
        foreach (var block in markdown.Split("\n\n"))
            text.Append(block.StartsWith("    ", StringComparison.Ordinal) ? block
                : Wrap(Marks().Replace(block.Replace('\n', ' '), "${words}"), width)).Append("\n\n");
        return text.ToString().TrimEnd('\n').Replace("\n", Environment.NewLine);
    }

    private static string Wrap(string paragraph, int width)
    {
        var lines = new StringBuilder();
        var length = 0;
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (length > 0)
                lines.Append(length + 1 + word.Length > width ? '\n' : ' ');
            length = length > 0 && length + 1 + word.Length <= width ? length + 1 + word.Length : word.Length;
            lines.Append(word);
        }
        return lines.ToString();
    }

    // Matches bold words and links, whose marks are removed. Inline code keeps its marks, because it is a text that the user types.
    [GeneratedRegex(@"\*\*(?<words>[^*]+)\*\*|\[(?<words>[^\]`]+)\]\([^)]+\)")]
    private static partial Regex Marks();
}
