using System.Text;
using System.Text.RegularExpressions;

namespace Chronicle.Cli.Terminal;

/// <summary>Markdown as plain text with short lines.</summary>
internal static partial class Paragraphs
{
    private const int LeastWidth = 40, MostWidth = 100;

    /// <summary>The width of lines that are easy to read, on a terminal of this width.</summary>
    public static int Width(int terminal) => Math.Clamp(terminal, LeastWidth, MostWidth);

    /// <summary>The Markdown as plain text: paragraphs with lines of this width, and unchanged examples.</summary>
    public static string Format(string markdown, int width)
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
