using System.CommandLine;
using Chronicle.Cli.Commands;
using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Cli;

/// <summary>The rim: command line, disk, exit codes. 0 done, 1 mistakes in input or theme, 2 wrong command line, 3 the machine refused.</summary>
internal static class Program
{
    private const int Done = 0, Mistakes = 1, WrongCommandLine = 2, MachineRefused = 3;

    public static int Main(string[] arguments)
    {
        var commandLine = new CommandLine();
        var root = commandLine.Create(
            build: result => Run(commandLine, result, publish: true),
            check: result => Run(commandLine, result, publish: false),
            serve: result => Run(commandLine, result, (options, _) => Serve(commandLine, result, options)),
            verify: result => Verify(commandLine, result));
        var move = new MoveCommand();
        root.Subcommands.Add(move.Create(result => Run(commandLine, result, (options, _) => move.Run(
            result, options, line => Summarise(commandLine.IsQuiet(result), line), found => DiagnosticWriter.Write(Console.Error, commandLine.DiagnosticFormat(result), [.. found])))));
        AddAuthoring(root, commandLine);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine(error.Message.TrimEnd('.') + commandLine.Hint(parsed, error));
            Console.Error.WriteLine("--help shows the commands and options");
            return WrongCommandLine;
        }
        return parsed.Invoke();
    }

    private static void AddAuthoring(RootCommand root, CommandLine commandLine)
    {
        var create = new NewCommand();
        root.Subcommands.Add(create.Create(result => Run(commandLine, result, (options, _) =>
            create.Run(result, options, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date), Console.IsInputRedirected ? null : Console.In))));
        var schemas = new Command("schemas", "Bring the help for editors below .vscode/ up to date");
        schemas.SetAction(result => Run(commandLine, result, (options, _) => SchemasCommand.Run(options, line => Summarise(commandLine.IsQuiet(result), line))));
        root.Subcommands.Add(schemas);
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "An empty folder, or one that is not there yet" };
        var init = new Command("init", "Begin another chronicle: a small input that builds at once, and this theme") { folder };
        init.SetAction(result => Guard(new(enabled: false), () => InitCommand.Run(result.GetValue(folder)!, line => Summarise(commandLine.IsQuiet(result), line))));
        root.Subcommands.Add(init);
    }

    private static int Run(CommandLine commandLine, ParseResult result, bool publish) => Run(commandLine, result, (options, progress) =>
        BuildCommand.Run(options, progress, (diagnostics, files) => DiagnosticWriter.Write(commandLine.DiagnosticFormat(result), diagnostics, files), line => Summarise(commandLine.IsQuiet(result), line), publish) ? Done : Mistakes);

    private static int Run(CommandLine commandLine, ParseResult result, Func<BuildOptions, Progress, int> run)
    {
        if (commandLine.Options(result, out var reason) is not { } options)
        {
            Console.Error.WriteLine(reason);
            return WrongCommandLine;
        }
        var progress = new Progress(!commandLine.IsQuiet(result));
        return Guard(progress, () => run(options, progress));
    }

    private static int Guard(Progress progress, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (Exception refused) when (Refusal(refused) is { } cause)
        {
            progress.Clear();
            Console.Error.WriteLine((cause is OutputRefusedException ? "" : "the machine refused: ") + MessageText.Sanitize(cause.Message.ReplaceLineEndings(" ")));
            return MachineRefused;
        }
    }

    private static int Serve(CommandLine commandLine, ParseResult result, BuildOptions options)
    {
        ServeCommand.Run(options, commandLine.Port(result), commandLine.DiagnosticFormat(result), commandLine.IsQuiet(result)).GetAwaiter().GetResult();
        return Done;
    }

    private static int Verify(CommandLine commandLine, ParseResult result)
    {
        var progress = new Progress(!commandLine.IsQuiet(result));
        return Guard(progress, () =>
        {
            using var place = VerifyCommand.Open(commandLine.Place(result));
            if (place is null)
            {
                Console.Error.WriteLine($"{commandLine.Place(result)} is no folder and no address; write for example output or https://name.github.io/repository/");
                return WrongCommandLine;
            }
            var verification = VerifyCommand.Run(place, commandLine.ManifestHash(result), progress.Show).GetAwaiter().GetResult();
            progress.Clear();
            foreach (var difference in verification.Differences)
                Console.Error.WriteLine(MessageText.Sanitize(difference));
            Summarise(commandLine.IsQuiet(result), verification.Differences.IsEmpty
                ? $"{verification.Files} files as revision {verification.Revision} has them"
                : $"{BuildCommand.Count(verification.Differences.Length, "difference")} from the manifest");
            return verification.Differences.IsEmpty ? Done : Mistakes;
        });
    }

    private static void Summarise(bool quiet, string line)
    {
        if (!quiet)
            Console.Out.WriteLine(MessageText.Sanitize(line));
    }

    /// <summary>What a disk or a system says no with; null for our own bugs, which should be seen whole.</summary>
    private static Exception? Refusal(Exception exception) => exception switch
    {
        IOException or UnauthorizedAccessException or HttpRequestException or OperationCanceledException => exception,
        AggregateException { InnerException: { } inner } => Refusal(inner),
        _ => null,
    };
}
