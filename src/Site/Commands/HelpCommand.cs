using System.Collections.Immutable;
using System.CommandLine;

namespace Chronicle.Cli.Commands;

/// <summary><c>help</c> and <c>help COMMAND</c>: they print what the option <c>--help</c> of the command prints.</summary>
internal static class HelpCommand
{
    /// <param name="commands">The names of the other commands.</param>
    /// <param name="run">Runs a command line.</param>
    public static Command Create(ImmutableArray<string> commands, Func<string[], int> run)
    {
        var topic = new Argument<string>("COMMAND") { Description = "A command", Arity = ArgumentArity.ZeroOrOne };
        AllowedValues.AcceptOnly(topic, "command", commands);
        var command = new Command("help", "Show the help of a command, or of all") { topic };
        command.SetAction(result => run(result.GetValue(topic) is { } name ? [name, "--help"] : ["--help"]));
        return command;
    }
}
