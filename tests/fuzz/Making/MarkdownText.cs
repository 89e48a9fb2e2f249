using System.Text;
using Bench.Corpus;

namespace Fuzz.Making;

/// <summary>Random Markdown: mostly correct, nested at random, with every construct that the generator knows.</summary>
internal sealed class MarkdownText(Dice dice)
{
    public static readonly string[] Ids = ["desk-lamp", "floor-lamp", "wall-lamp", "1", "2", "2.1", "3-rc1", "first-light", "second-light",
        "third-light", "lamps", "shades", "old-lamp"];

    public static readonly string[] Sources = ["paper", "mail", "talk"];

    public static readonly string[] Names = ["Desk lamp", "Desk lamp de luxe", "Floor lamp", "Wall-lamp", "Catalogue 1", "Catalogue 2",
        "Catalogue 2.1", "Lamp 7", "C++", "e\u0301clair", "\u00e9clair", "\U0001F4A1"];

    private static readonly string[] Words = ["a", "the", "lamp", "shines", "J. Corbet", "e.g.", "It was so.", "Why?", "No!", "3.5",
        "desk-lamp", "Desk", "of", "and/or", "x_y_z", "2 * 3 * 4", "\u201cquoted\u201d"];

    public string Blocks(int depth = 0)
    {
        var text = new StringBuilder();
        for (var blocks = dice.Between(1, depth == 0 ? 6 : 2); blocks > 0; blocks--)
            text.Append(Block(depth)).Append(dice.Below(8) == 0 ? "\n" : "\n\n");
        return text.ToString();
    }

    private string Block(int depth) => dice.Below(depth > 3 ? 5 : 14) switch
    {
        0 or 1 or 2 => Line(0),
        3 => new string('#', dice.Between(1, 6)) + " " + Line(0),
        4 => dice.Below(2) == 0 ? "```" + dice.Of(Tokens.Characters) + "\n" + Line(0) + "\n```" : "    " + Line(0),
        5 => Prefix("> ", Blocks(depth + 1)),
        6 or 7 => List(depth),
        8 => Table(),
        9 => $"{Line(0)}\n:   {Prefix("    ", Blocks(depth + 1)).TrimStart()}",
        10 => $"{Line(0)}[^{dice.Below(3)}]\n\n[^{dice.Below(3)}]: {Prefix("    ", Blocks(depth + 1)).TrimStart()}",
        11 => $"[{Word()}]: {dice.Of(Tokens.Addresses)} \"{Word()}\"",
        12 => dice.Of(["---", "***", "- - -", "===", "* * * *"]),
        _ => dice.Of(Tokens.Markup) + Line(0),
    };

    private string List(int depth)
    {
        var text = new StringBuilder();
        var (mark, indent) = dice.Of([("- ", "  "), ("* ", "  "), ("1. ", "   "), ("007) ", "     ")]);
        for (var items = dice.Between(1, 4); items > 0; items--)
            text.Append(mark).Append(Prefix(indent, Blocks(depth + 1)).TrimStart()).Append('\n');
        return text.ToString();
    }

    private string Table()
    {
        var columns = dice.Between(1, 5);
        var text = new StringBuilder();
        for (var row = 0; row < dice.Between(2, 5); row++)
            text.Append('|').Append(string.Concat(Enumerable.Range(0, Math.Max(1, columns + dice.Between(-1, 1)))
                .Select(_ => row == 1 ? dice.Of([" --- |", ":-:|", "---:|", " :--- |"]) : $" {Inline(1)} |"))).Append('\n');
        return text.ToString();
    }

    private string Line(int depth) => string.Join(dice.Below(6) == 0 ? dice.Of(["\n", "  \n", "\\\n", "\r\n", ""])
        : " ", Enumerable.Range(0, dice.Between(1, 7)).Select(_ => Inline(depth)));

    private string Inline(int depth) => dice.Below(depth > 3 ? 8 : 18) switch
    {
        0 or 1 or 2 => Word(),
        3 => dice.Of(Names),
        4 => $"[[{dice.Of(Ids)}]]",
        5 => $"[@{dice.Of(Sources)}]",
        6 => "`" + Word() + "`",
        7 => dice.Below(3) == 0 ? dice.Of(Tokens.All) : Word(),
        8 => $"[[{dice.Of(Ids)}|{Line(depth + 1)}]]",
        9 => $"[[{dice.Of(Ids)}#{Slug()}]]",
        10 => $"[@{dice.Of(Sources)}, {Word()}; @{dice.Of(Sources)}]",
        11 => $"*{Line(depth + 1)}*",
        12 => $"**{Line(depth + 1)}**",
        13 => $"[{Line(depth + 1)}]({dice.Of(Tokens.Addresses)})",
        14 => $"![{Line(depth + 1)}](/assets/{dice.Of(Tokens.Names)})",
        15 => $"<{dice.Of(Tokens.Addresses)}>",
        16 => $"[^{dice.Below(3)}]",
        _ => dice.Of(Tokens.Characters) + Word(),
    };

    private string Word() => dice.Below(12) == 0 ? dice.Of(Tokens.All) : dice.Of(Words);

    private string Slug() => dice.Of(["the", "a-lamp", "part", "part-1", "section-1", "ref-1", ""]);

    private static string Prefix(string mark, string text) => mark + text.TrimEnd().Replace("\n", "\n" + mark);
}
