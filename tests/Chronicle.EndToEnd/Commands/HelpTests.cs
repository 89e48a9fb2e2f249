using System.Diagnostics;
using Chronicle.Cli.Commands;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>Help, explanations, suggestions for misspelt words, and the completion of shells.</summary>
public sealed class HelpTests
{
    private readonly TemporaryFolder _folder = new();

    public HelpTests() => _folder.WriteAll(TinyTheme.Archive + SmallSite.Archive);

    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help new", "new --help")]
    [InlineData("help serve", "serve -h")]
    public void The_command_help_prints_the_same_text_as_the_option(string command, string option)
    {
        var run = Run(command.Split(' '));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Usage:\n  ", run.Output);
        Assert.Equal(Run(option.Split(' ')).Output, run.Output);
    }

    [Fact]
    public void The_command_help_explains_the_keys_of_every_kind_of_object()
    {
        var kinds = Run("help", "keys").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Trim()).ToArray();
        Assert.Superset(new HashSet<string> { "milestone", "site", "declared field" }, kinds.ToHashSet());
        Assert.All(kinds, kind => Assert.Equal((0, ""), (Run(["help", "keys", .. kind.Split(' ')]).ExitCode, Run("help", "keys", kind).Error)));
        var keys = Run("help", "keys", "milestone").Output;
        Assert.Contains("`date` (required): ", keys);
        Assert.Contains("\n\n    title: ", keys);
    }

    [Fact]
    public void The_command_help_accepts_a_command_of_a_command()
    {
        var run = Run("help", "theme", "eject");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(Run("theme", "eject", "--help").Output, run.Output);
        Assert.StartsWith("unknown command \"theme ejct\": one of ", Run("help", "theme", "ejct").Error);
        Assert.EndsWith("did you mean \"theme eject\"?\n--help shows the commands and options\n", Run("help", "theme", "ejct").Error);
    }

    [Fact]
    public void The_usage_names_the_program() =>
        Assert.Contains("\nUsage:\n  chronicler new <KIND> [<ID>] [options]\n", Generator.Start(_folder.Root, "new", "--help").Output);

    [Theory]
    [InlineData("check --lockd", "unknown option \"--lockd\"; did you mean \"--locked\"?\n")]
    [InlineData("serve --bnd ::", "unknown option \"--bnd\"; did you mean \"--bind\"?\n")]
    [InlineData("check --quite", "unknown option \"--quite\"; did you mean \"--quiet\"?\n")]
    [InlineData("import mapping.yml --dryrun", "unknown option \"--dryrun\"; did you mean \"--dry-run\"?\n")]
    [InlineData("import mapping.yml table.csv --dryrun", "unknown option \"--dryrun\"; did you mean \"--dry-run\"?\n")]
    [InlineData("move first-light --quite", "unknown option \"--quite\"; did you mean \"--quiet\"?\n")]
    [InlineData("split lamps --dryrun", "unknown option \"--dryrun\"; did you mean \"--dry-run\"?\n")]
    [InlineData("new milestone --sett", "unknown option \"--sett\"; did you mean \"--set\"?\n")]
    [InlineData("init --githb", "unknown option \"--githb\"; did you mean \"--github\"?\n")]
    [InlineData("verify --waits", "unknown option \"--waits\"; did you mean \"--wait\"?\n")]
    [InlineData("changed-pages one -x", "unknown option \"-x\"; if the word is no option, write -- before it\n")]
    [InlineData("check --as-of --quite", "--as-of \"--quite\" is no day; write it as 2026-11-22\n")]
    [InlineData("build --output --quite", "unknown option \"--quite\"; did you mean \"--quiet\"?\n")]
    [InlineData("help chek", "unknown command \"chek\": one of build, check, serve, verify, ")]
    [InlineData("help keys milestne", "unknown kind \"milestne\": one of chapter, component, release, ")]
    [InlineData("new mileston", "unknown kind of record \"mileston\": one of milestone, component, release, chapter, source; "
        + "did you mean \"milestone\"?\n")]
    [InlineData("completion bsh", "unknown shell \"bsh\": one of bash, zsh, fish, pwsh; did you mean \"bash\"?\n")]
    [InlineData("check --diagnostics jsn", "unknown format of diagnostics \"jsn\": one of text, github, json; did you mean \"json\"?\n")]
    [InlineData("serve --bind lamps", "--bind \"lamps\" is no address of a machine; write it in numbers, for example 0.0.0.0 or ::\n")]
    [InlineData("move first-ligt last-light", "there is no record and no source \"first-ligt\"; did you mean \"first-light\"?\n")]
    public void A_misspelt_word_is_reported_with_a_suggestion(string line, string message)
    {
        var run = Run(line.Split(' '));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Error);
    }

    [Fact]
    public void A_word_of_several_names_suggests_these_names() => Assert.EndsWith(
        "; did you mean \"rule for lines\" or \"rule of a mapping\"?\n--help shows the commands and options\n",
        Run("help", "keys", "rule").Error);

    [Fact]
    public void A_word_after_two_hyphens_and_the_text_of_an_option_are_no_options()
    {
        Assert.StartsWith("there is no record and no source \"--quite\"", Run("move", "--", "--quite", "last-light").Error);
        Assert.Equal(0, Run("check", "--branch", "--quite").ExitCode);
    }

    [Fact]
    public void The_option_explain_describes_a_diagnostic_code()
    {
        var run = Generator.Start(_folder.Root, "--explain", "R110");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Error: broken YAML. ", run.Output);
        var beforeCommand = Generator.Start(_folder.Root, "--explain", "R110", "check");
        Assert.Equal((0, run.Output), (beforeCommand.ExitCode, beforeCommand.Output));
        Assert.Equal(2, Generator.Start(_folder.Root, "--explain", "R9").ExitCode);
    }

    [Fact]
    public void Bash_completes_commands_kinds_and_options()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the test needs Bash and its library of completions");
        _folder.Write("program", $"#!/bin/sh\nexec dotnet exec \"{Generator.Program}\" \"$@\"\n");
        _folder.Write("completion.bash", CompletionCommand.Script("bash", "chronicle"));
        Assert.Equal("completion\n", Complete("program co", 1));
        Assert.Equal("milestone\n", Complete("program new mil", 2));
        Assert.Equal("--locked\n", Complete("program check --lo", 2));
        Assert.Equal("milestone\n", Complete("program help keys mil", 3));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _lamps lamps\n")]
    [InlineData("zsh", "compdef _lamps lamps\n")]
    [InlineData("fish", "complete -c lamps -a '(_lamps)'\n")]
    [InlineData("pwsh", "-CommandName lamps ")]
    public void Each_shell_has_a_completion_script(string shell, string line)
    {
        Assert.Contains(line, CompletionCommand.Script(shell, "lamps"));
        Assert.StartsWith("# Put this line into ", Run("completion", shell).Output);
    }

    private string Complete(string line, int word)
    {
        var start = new ProcessStartInfo("bash", ["-c",
            $"chmod +x program; . ./completion.bash; COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; COMP_CWORD={word}; "
                + "read -ra COMP_WORDS <<< \"$COMP_LINE\"; COMP_WORDS[0]=./program; _chronicle; printf '%s\\n' \"${COMPREPLY[@]}\""])
        {
            WorkingDirectory = _folder.Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return string.Concat(output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)
            .Select(found => found + "\n"));
    }

    private Generator.Run Run(params string[] arguments) => Generator.Call(_folder.Root, arguments);
}
