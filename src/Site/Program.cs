using System.CommandLine;
using Chronicle.Cli.Commands;
using Chronicle.Cli.Terminal;
using Chronicle.Extending;
using Chronicle.Extending.Running;
using Chronicle.Primitives;

namespace Chronicle.Cli;

/// <summary>The entry point: registers the commands, parses the command line, and returns an exit code.</summary>
internal static class Program
{
    public static int Main(string[] arguments) => Run(arguments, new());

    /// <summary>Runs the command line of a program that extends the generator.</summary>
    public static int Run(string[] arguments, SiteExtensions extensions)
    {
        WindowsConsole.Prepare();
        try
        {
            return Run(CreateRoot(extensions), arguments);
        }
        // Standard output and standard error can fail at any time: a disk can be full, or the process that reads the output can end.
        catch (Exception refused) when (Refusals.Find(refused) is { } cause)
        {
            return Refusals.Report(Console.Error, cause);
        }
        catch (Exception failed) when (AddedPartException.Find(failed) is { } part)
        {
            Console.Error.WriteLine(MessageText.SanitizeLines($"{part.Message}: {part.InnerException}"));
            return ExitCode.HasErrors;
        }
    }

    /// <summary>The command line with all commands.</summary>
    internal static RootCommand CreateRoot(SiteExtensions extensions)
    {
        var line = new CommandLine(extensions);
        var root = line.CreateRoot();
        root.Subcommands.Add(new BuildCommand().Create(line));
        root.Subcommands.Add(new CheckCommand().Create(line));
        root.Subcommands.Add(new ServeCommand().Create(line));
        root.Subcommands.Add(new VerifyCommand().Create(line));
        root.Subcommands.Add(new ChangedPagesCommand().Create(line));
        root.Subcommands.Add(new LinksCommand().Create(line));
        root.Subcommands.Add(new MoveCommand().Create(line));
        root.Subcommands.Add(new SplitCommand().Create(line));
        root.Subcommands.Add(new NewCommand().Create(line));
        root.Subcommands.Add(new EvidenceCommand().Create(line));
        root.Subcommands.Add(new HarvestCommand().Create(line));
        root.Subcommands.Add(new ImportCommand().Create(line));
        root.Subcommands.Add(new UpgradeCommand().Create(line));
        root.Subcommands.Add(SchemasCommand.Create(line));
        root.Subcommands.Add(new InitCommand().Create(line));
        root.Subcommands.Add(new ThemeCommand().Create(line));
        root.Subcommands.Add(new CompletionCommand().Create(line));
        root.Subcommands.Add(HelpCommand.Create(line, root, words => Run(root, words)));
        line.Create(root, BuildCommand.Run);
        return root;
    }

    private static int Run(RootCommand root, string[] arguments)
    {
        var parsed = root.Parse(arguments);
        var misspelt = MisspeltWords.FindOptions(parsed);
        if (parsed.Errors.Count == 0 && misspelt.IsEmpty)
            return Help.Invoke(parsed);
        // A misspelt option often causes other errors, such as a missing argument.
        foreach (var message in misspelt.IsEmpty
            ? parsed.Errors.Select(error => error.Message.TrimEnd('.') + MisspeltWords.FindHint(parsed, error)) : misspelt)
            Console.Error.WriteLine(MessageText.Sanitize(message));
        Console.Error.WriteLine("--help shows the commands and options");
        return ExitCode.WrongCommandLine;
    }
}
