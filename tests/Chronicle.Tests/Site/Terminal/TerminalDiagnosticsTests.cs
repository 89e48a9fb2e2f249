using Chronicle.Cli.Terminal;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>Diagnostics in a terminal, with the source line, carets below the column, and colours.</summary>
public sealed class TerminalDiagnosticsTests
{
    private const string File = "input/text/lamps.md";

    private static readonly string Control = "a\e[31mb\u202Ec\u0085d";

    [Theory]
    [InlineData("kind: lunch", 7, "    1 | kind: lunch\n      |       ^^^^^\n")]
    [InlineData("kind: lunch", 1, "    1 | kind: lunch\n      | ^^^^\n")]
    [InlineData("kind: lunch", 12, "    1 | kind: lunch\n      |            ^\n")]
    [InlineData("kind: lunch", 99, "    1 | kind: lunch\n      |            ^\n")]
    [InlineData("\tkind:\tlunch", 8, "    1 |     kind:    lunch\n      |              ^^^^^\n")]
    [InlineData("標題: x", 5, "    1 | 標題: x\n      |       ^\n")]
    [InlineData("e\u0301a: x", 5, "    1 | e\u0301a: x\n      |    ^\n")]
    [InlineData("🙂🙂: x", 5, "    1 | 🙂🙂: x\n      |       ^\n")]
    [InlineData("a: \"two words\" b", 4, "    1 | a: \"two words\" b\n      |    ^^^^^^^^^^^\n")]
    [InlineData("See [[desk lamp|it]].", 5, "    1 | See [[desk lamp|it]].\n      |     ^^^^^^^^^^^^^^^^\n")]
    [InlineData("See [@a; @b].", 5, "    1 | See [@a; @b].\n      |     ^^^^^^^^\n")]
    [InlineData("a: 2022-10.", 4, "    1 | a: 2022-10.\n      |    ^^^^^^^\n")]
    [InlineData("a: 漢字", 4, "    1 | a: 漢字\n      |    ^^^^\n")]
    [InlineData("a: \"open", 4, "    1 | a: \"open\n      |    ^\n")]
    [InlineData("   ", 1, "")]
    [InlineData("", 1, "")]
    public void Carets_are_below_the_word_at_the_column(string line, int column, string shown) =>
        Assert.Equal($"{File}:1:{column}: error R120: unknown\n{shown}", Written(line, new(File, 1, column)));

    [Fact]
    public void A_control_character_is_shown_as_a_dot() =>
        Assert.Equal($"{File}:1:2: error R120: unknown\n    1 | a·[31mb·c·d\n      |  ^\n", Written(Control, new(File, 1, 2)));

    [Fact]
    public void A_long_line_is_cut_around_the_column()
    {
        var written = Written(new string('a', 500) + "!" + new string('b', 500), new(File, 1, 501)).Split('\n');
        Assert.Equal("    1 | …" + new string('a', 60) + "!" + new string('b', 39) + "…", written[1]);
        Assert.Equal(written[1].IndexOf('!'), written[2].IndexOf('^'));
    }

    [Theory]
    [InlineData("one\ntwo\nthree", 2, "two")]
    [InlineData("one\r\ntwo\r\nthree", 3, "three")]
    [InlineData("one\rtwo\r\n\nfour", 4, "four")]
    [InlineData("\uFEFFone\ntwo", 1, "one")]
    public void Lines_are_counted_as_in_the_read_phase(string text, int line, string shown) =>
        Assert.Contains($"{line} | {shown}\n", Written(text, new(File, line, 1)));

    [Fact]
    public void Without_the_source_line_only_the_message_is_shown() => Assert.Equal("theme/x.html:1:1: error R120: unknown\n",
        Written("a", new("theme/x.html", 1, 1)));

    [Fact]
    public void With_colour_errors_are_red_and_warnings_are_yellow()
    {
        Assert.Contains("\e[31merror\e[0m", Written("a: b", new(File, 1, 1), colour: true));
        Assert.Contains("\e[31m^\e[0m", Written("a: b", new(File, 1, 1), colour: true));
        Assert.Contains("\e[33mwarning\e[0m", Written("a: b", new(File, 1, 1), colour: true,
            Rules.All.First(rule => rule.Severity == Severity.Warning)));
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("", "xterm", true)]
    [InlineData("1", "xterm", false)]
    [InlineData("0", null, false)]
    [InlineData(null, "dumb", false)]
    public void Environment_variables_can_disable_colour(string? noColor, string? terminal, bool isColoured) =>
        Assert.Equal(isColoured, TerminalDiagnostics.MayColour(name => name == "NO_COLOR" ? noColor : name == "TERM" ? terminal : null));

    private static string Written(string text, SourceLocation at, bool colour = false, Rule? rule = null)
    {
        var output = new StringWriter { NewLine = "\n" };
        var files = TestSite.From("").With(File, System.Text.Encoding.UTF8.GetBytes(text)).Files();
        TerminalDiagnostics.Write(output, [(rule ?? Rules.UnknownKey).At(at, "unknown")], files, colour);
        return output.ToString();
    }
}
