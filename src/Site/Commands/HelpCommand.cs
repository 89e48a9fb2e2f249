using System.CommandLine;
using Chronicle.Authoring.EditorHelp;
using Chronicle.Cli.Terminal;

namespace Chronicle.Cli.Commands;

/// <summary>
/// <c>help</c> and <c>help COMMAND</c>: they print the same text as the option <c>--help</c> of the command. <c>help keys KIND</c> explains
/// the keys of the files of the input, and the keys of the mappings of imports.
/// </summary>
internal static class HelpCommand
{
    /// <param name="line">The command line of the program.</param>
    /// <param name="root">The root command with all other commands.</param>
    /// <param name="run">Runs a command line.</param>
    public static Command Create(CommandLine line, RootCommand root, Func<string[], int> run)
    {
        // A command such as `theme eject` has two words.
        var topic = new Argument<string[]>("COMMAND") { Description = "A command", Arity = ArgumentArity.ZeroOrMore };
        AllowedValues.AcceptOnly(topic, "command", [.. root.Subcommands.SelectMany(command =>
            command.Subcommands.Select(inner => $"{command.Name} {inner.Name}").Prepend(command.Name))]);
        var command = new Command("help", "Show the help of a command, or of all; help keys explains the keys of the input")
        { topic, CreateKeys(line) };
        command.SetAction(result => run([.. result.GetValue(topic) ?? [], "--help"]));
        return command;
    }

    private static Command CreateKeys(CommandLine line)
    {
        // Some names have several words.
        var kind = new Argument<string[]>("KIND") { Description = "milestone, component, site and so on; without it, all are listed" };
        AllowedValues.AcceptOnly(kind, "kind", KeyHelp.Names);
        const string Description = "Explain the keys of a kind of file or entry in input/, or of a mapping for import";
        return line.Create(new("keys", Description) { kind }, context =>
        {
            var name = string.Join(' ', context.Arguments.GetValue(kind) ?? []);
            if (name.Length > 0)
                context.Output.WriteLine(Paragraphs.Format(KeyHelp.Explain(name), Paragraphs.Width(TerminalWidth.Find())));
            else
            {
                context.Output.WriteLine("help keys KIND explains the keys of each of these:");
                foreach (var known in KeyHelp.Names)
                    context.Output.WriteLine($"  {known}");
            }
            return ExitCode.Done;
        });
    }
}
