using System.Text;
using Chronicle.Render;

namespace Chronicle.Tests;

public sealed class ScriptCompactorTests
{
    [Theory]
    [InlineData("// a\nif (b) {\n\n  c('// kept'); // kept\n}\n", "if (b) {\nc('// kept'); // kept\n}")]
    [InlineData("// @license MIT\n//# sourceMappingURL=a.map\n  // gone", "// @license MIT\n//# sourceMappingURL=a.map")]
    [InlineData("/* one line */\r\n\ta = `b` + `// c`;\r\n", "/* one line */\na = `b` + `// c`;")]
    [InlineData("", "")]
    public void Lines_with_only_a_comment_and_indentation_are_removed(string script, string expected) => Assert.Equal(expected, Compacted(script));

    [Theory]
    [InlineData("a = `\n  // part of a text\n`;\n")]
    [InlineData("/*\n  // part of a comment */ a();\n")]
    [InlineData("a = 'b\\\n  // part of a string';\n")]
    [InlineData("a = '*/'; /*\n// b */ c();\n")]
    public void A_script_with_a_string_or_comment_of_several_lines_is_not_changed(string script) => Assert.Equal(script, Compacted(script));

    private static string Compacted(string script) => Encoding.UTF8.GetString(ScriptCompactor.Compact(new("theme/js/a.js", script)));
}
