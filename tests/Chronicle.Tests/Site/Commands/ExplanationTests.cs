using Chronicle.Cli.Commands;
using Chronicle.Cli.Terminal;
using Chronicle.Primitives;

namespace Chronicle.Tests;

/// <summary>The explanations of the codes of diagnostics, which the program contains, and the name of the program in its help.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public void Every_code_is_explained() => Assert.All(Rules.All, rule =>
    {
        var text = Paragraphs.Format(Explanation.EntryOf(rule.Code), 100);
        Assert.StartsWith($"{rule.Severity}: {rule.Name}.", text);
        Assert.DoesNotContain("\n## ", text);
    });

    [Fact]
    public void The_text_of_an_entry_is_wrapped_and_its_example_is_not()
    {
        var output = new StringWriter { NewLine = "\n" };
        Assert.Equal(0, Explanation.Print("r102", output, TextWriter.Null, 40));
        Assert.Equal("""
            Error: empty file. The file contains
            nothing, or only blanks.

                input/text/lamps.md:1:1: error R102: the file is empty; write its content or delete it

            Write the record, or delete the file.

            """, output.ToString().ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("R10", "there is no code \"R10\"; did you mean")]
    [InlineData("x\e[31m", "there is no code \"x·[31m\"; a code is a letter and three digits, such as R110, and each message has one\n")]
    public void An_unknown_code_is_an_error(string code, string message)
    {
        var error = new StringWriter { NewLine = "\n" };
        Assert.Equal(2, Explanation.Print(code, TextWriter.Null, error, 80));
        Assert.StartsWith(message, error.ToString());
    }

    [Theory]
    [InlineData("/repo/src/Site/bin/Debug/net10.0/", null, "dotnet run --project src/Site --")]
    [InlineData("/repo/src/Site/bin/Debug/net10.0/", "chronicle", "dotnet run --project src/Site --")]
    [InlineData("/tools/chronicle/1.0.0/tools/net10.0/any/", "chronicle", "chronicle")]
    [InlineData("/opt/site/", null, "Chronicle.Cli")]
    public void The_help_names_the_program_by_a_command_that_runs_it(string folder, string? tool, string name) =>
        Assert.Equal(name, Help.FindName(folder, path => path.EndsWith("/repo/src/Site/Site.csproj"), tool, "Chronicle.Cli"));
}
