using static Fuzz.Making.Nasties;

namespace Fuzz.Making;

/// <summary>Markdown that is made to be slow or expensive for the Markdown reader.</summary>
internal static class MarkdownNasties
{
    public static Nasty[] All =>
    [
        .. new (string Name, string Piece)[]
        {
            ("open brackets", "["), ("closed brackets", "]"), ("open images", "!["), ("pairs of brackets", "[]"),
                ("links cut off", "[a]("), ("links in links", "[a](b"), ("stars", "*"), ("words with stars", "*a "),
                ("words with stars at both ends", "a**b "),
            ("underlines", "_"), ("words with underlines", "_a "), ("stars and underlines", "*_"), ("backticks", "`"), ("angles", "<"),
                ("angles with a letter", "<a"), ("ampersands", "&"), ("ampersands with a letter", "&a"), ("comments", "<!-- "),
            ("backslashes", "\\"), ("bars", "|"), ("bars and dashes", "|-"), ("dashes", "- "), ("equal signs", "\n="),
                ("headings underlined", "a\n---\n"), ("exclamation marks", "!"), ("open record links", "[["), ("open citations", "[@"),
                ("record links cut off", "[[a|"), ("citations cut off", "[@a; "),
            ("tildes", "~"), ("carets", "[^"), ("footnotes without a note", "[^1]"), ("blank lines", "\n"), ("tabs", "\t"),
                ("blanks", " "), ("hard ends of lines", "a  \n"), ("emphasis opened twice", "**a *b "),
                ("addresses without an end", "<https://a"), ("entities", "&quot;"),
            ("quotation marks", "\""), ("titles cut off", "[a](b \""), ("titles in parentheses cut off", "[a](b ("),
                ("destinations in angles cut off", "[a](<b"), ("links and quotes cut off", "[a](b '"), ("definitions", "a\n:   b\n"),
                ("colons", ":"), ("rules", "---\n\n"), ("headings", "# "), ("fences", "```\n"), ("fences of all lengths", "````"),
        }.Select(entry => new Nasty(entry.Name, n => Prose(Repeat(entry.Piece, n)))),
        new("brackets nested", n => Prose(Repeat("[", n) + "a" + Repeat("]", n))),
        new("blanks in an address cut off", n => Prose("[a](./b" + Repeat(" c", n))),
        new("brackets nested, as links", n => Prose(Repeat("[", n) + "a" + Repeat("](b)", n))),
        new("images nested", n => Prose(Repeat("![", n) + "a" + Repeat("](b)", n))),
        new("parentheses nested", n => Prose("[a](" + Repeat("(", n) + "b" + Repeat(")", n) + ")")),
        new("emphasis nested", n => Prose(Repeat("*a **b ", n) + Repeat(" c** d*", n))),
        new("emphasis of stars", n => Prose(Repeat("*", n) + "a" + Repeat("*", n))),
        new("strong emphasis nested", n => Prose(Repeat("**a ", n) + Repeat("b** ", n))),
        new("quotes nested", n => Prose(Repeat("> ", n) + "a")),
        new("quotes nested, line by line", n => Prose(Many(LineCount(n), i => Repeat(">", i) + "a\n"))),
        new("lists nested", n => Prose(Repeat("- ", n) + "a")),
        new("numbered lists nested", n => Prose(Repeat("1. ", n) + "a")),
        new("lists nested, line by line", n => Prose(Many(LineCount(n), i => Repeat("  ", i) + "- a\n"))),
        new("quotes and lists nested", n => Prose(Repeat("> - ", n) + "a")),
        new("definitions nested", n => Prose("a\n" + Repeat(":   ", n) + "a")),
        new("footnotes nested", n => Prose(Many(n, i => $"[^{i}]: [^{i + 1}]\n\n"))),
        new("footnotes in footnotes", n => Prose("[^1]\n\n" + Repeat("[^1]: ", n) + "a")),
        new("footnotes", n => Prose(Many(n, i => $"a[^{i}] ") + "\n\n" + Many(n, i => $"[^{i}]: b\n\n"))),
        new("footnotes, one used often", n => Prose(Repeat("a[^1] ", n) + "\n\n[^1]: b\n")),
        new("definitions of links", n => Prose(Many(n, i => $"[a{i}]: /lamps/ \"b\"\n") + "\n" + Many(n, i => $"[a{i}] "))),
        new("definitions of one link", n => Prose(Repeat("[a]: /lamps/\n", n) + "\n" + Repeat("[a] ", n))),
        new("a definition with a long title", n => Prose("[a]: /lamps/ \"" + Repeat("b\n", n))),
        new("backticks of all lengths", n => Prose(Many(LineCount(n), i => Repeat("`", i) + "a"))),
        new("a row of a table", n => Prose(Repeat("| a ", n) + "|\n" + Repeat("| - ", n) + "|\n" + Repeat("| b ", n) + "|\n")),
        new("rows of a table", n => Prose("| a | b |\n| - | - |\n" + Repeat("| c | d |\n", n))),
        new("rows of a table with links", n => Prose("| a | b |\n| - | - |\n" + Repeat("| [[lamps]] | `d|` |\n", n))),
        new("a table of bars", n => Prose(Repeat("|", n) + "\n" + Repeat("|-", n) + "\n" + Repeat("|", n) + "\n")),
        new("a head without a table", n => Prose(Repeat("a | b\n", n))),
        new("a word of many letters", n => Prose(Repeat("a", n))),
        new("a line of many words", n => Prose(Repeat("a ", n))),
        new("paragraphs", n => Prose(Repeat("a\n\n", n))),
        new("accents on one letter", n => Prose("## a" + Repeat("\u0301", n) + "\n\na" + Repeat("\u0301", n))),
        new("zero-width characters", n => Prose(Repeat("\u200b\u200d\ufeff\u202e", n))),
        new("carriage returns", n => Prose(Repeat("a\r", n))),
        new("lone carriage returns and line separators", n => Prose(Repeat("\r\u2028\u2029\u0085", n))),
        new("null characters", n => Prose(Repeat("\0", n))),
    ];
}
