using System.Collections.Immutable;
using System.Text.Json;
using Chronicle.Cli.Terminal;
using Chronicle.Primitives;

namespace Chronicle.Tests;

/// <summary>
/// The output of diagnostics. A message or a path can contain text of an attacker. In each format, no terminal and no workflow may execute
/// this text as a command.
/// </summary>
public sealed class PrintedDiagnosticsTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { "a\e[31mred\e]0;title\a", "a·[31mred·]0;title·" },
        { "a\n::set-output name=x::y", "a·::set-output name=x::y" },
        { "a\r\n::error::b\u2028::error::c", "a··::error::b·::error::c" },
        { "a\u009b31m\u0085b\u007fc\bd", "a·31m·b·c·d" },
        { "a\u202eb\u2066c\u200bd\ufeffe", "a·b·c·d·e" },
        { "a\tb", "a·b" },
        { "Größe 光 😀", "Größe 光 😀" },
        { "\ud800", "\ufffd" },
    };

    [Theory, MemberData(nameof(Texts))]
    public void A_message_is_one_line_without_control_characters(string text, string shown)
    {
        var diagnostic = Rules.UnknownKey.At(new($"input/{text}.md", 3, 4), text);
        Assert.Equal(shown, diagnostic.Message);
        Assert.Equal($"input/{shown}.md:3:4: error R120: {shown}\n", Written("text", diagnostic));
        Assert.Equal($"::error file=input/{shown.Replace(":", "%3A")}.md,line=3,col=4,title=R120::{shown}\n",
            Written("github", diagnostic));
        var terminal = new StringWriter { NewLine = "\n" };
        TerminalDiagnostics.Write(terminal, [diagnostic], new(new("input", []), new("theme", [])), colour: false);
        Assert.Equal($"input/{shown}.md:3:4: error R120: {shown}\n", terminal.ToString());
        var json = Written("json", diagnostic);
        Assert.All(json, character => Assert.True(character is '\n' or >= ' ' and <= '~'));
        Assert.Equal(shown, JsonDocument.Parse(json).RootElement[0].GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("100 %0A::error::x", "100 %250A::error::x")]
    [InlineData("%25", "%2525")]
    public void A_percent_sign_is_escaped_for_workflows(string text, string escaped) =>
        Assert.EndsWith($"::{escaped}\n", Written("github", Rules.UnknownKey.At(new("a.md", 1, 1), text)));

    [Fact]
    public void A_path_cannot_add_properties_to_a_workflow_command() =>
        Assert.StartsWith("::error file=a%2Cline=9%3A%3Ab.md,line=1,",
            Written("github", Rules.UnknownKey.At(new("a,line=9::b.md", 1, 1), "x")));

    private static string Written(string format, Diagnostic diagnostic)
    {
        var output = new StringWriter { NewLine = "\n" };
        DiagnosticWriter.Write(output, format, ImmutableArray.Create(diagnostic));
        return output.ToString().ReplaceLineEndings("\n");
    }
}
