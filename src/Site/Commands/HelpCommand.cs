using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
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
    /// <param name="commands">The names of the other commands.</param>
    /// <param name="run">Runs a command line.</param>
    public static Command Create(CommandLine line, ImmutableArray<string> commands, Func<string[], int> run)
    {
        var topic = new Argument<string>("COMMAND") { Description = "A command", Arity = ArgumentArity.ZeroOrOne };
        AllowedValues.AcceptOnly(topic, "command", commands);
        var command = new Command("help", "Show the help of a command, or of all; help keys explains the keys of the input")
        { topic, CreateKeys(line) };
        command.SetAction(result => run(result.GetValue(topic) is { } name ? [name, "--help"] : ["--help"]));
        return command;
    }

    private static Command CreateKeys(CommandLine line)
    {
        // Some names have several words.
        var kind = new Argument<string[]>("KIND") { Description = "milestone, component, site and so on; without it, all are listed" };
        kind.CompletionSources.Add(_ => KeyHelp.Names.Select(name => new CompletionItem(name)));
        kind.Validators.Add(result =>
        {
            var name = string.Join(' ', result.Tokens.Select(token => token.Value));
            if (name.Length > 0 && !KeyHelp.Names.Contains(name))
                result.AddError(AllowedValues.Unknown("kind", name, KeyHelp.Names));
        });
        const string Description = "Explain the keys of a kind of file or entry in input/, or of a mapping for import";
        return line.Create(new("keys", Description) { kind }, context =>
        {
            var name = string.Join(' ', context.Arguments.GetValue(kind) ?? []);
            if (name.Length > 0)
                context.Output.WriteLine(Explanation.Format(KeyHelp.Explain(name), Explanation.Width(TerminalWidth.Find())));
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
