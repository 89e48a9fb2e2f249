using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using Chronicle.Authoring;
using Chronicle.Cli.Commands;
using Chronicle.Cli.Terminal;
using Chronicle.Domain;
using Chronicle.Extending;
using Chronicle.Primitives;
using Chronicle.Read;

namespace Chronicle.Cli;

/// <summary>
/// The options that all commands share, and the common way of running a command. Each command adds its own arguments and options.
/// </summary>
internal sealed class CommandLine(SiteExtensions extensions)
{
    private readonly Option<DirectoryInfo?> _root = new("--root")
    { Description = "The folder that contains input/ (default: the nearest one upwards)", Recursive = true };

    private readonly Option<DirectoryInfo?> _input = new("--input")
    { Description = "The input folder, instead of ROOT/input", Recursive = true };
    private readonly Option<DirectoryInfo?> _theme = new("--theme")
    { Description = "The folder with the changes of the theme, instead of ROOT/theme", Recursive = true };
    private readonly Option<DirectoryInfo?> _output = new("--output")
    { Description = "The output folder, instead of ROOT/output", Recursive = true };

    private readonly Option<string?> _baseUrl = new("--base-url")
    { Description = "The address of the published site, instead of url in site.yml; its path is the base path", Recursive = true };

    private readonly Option<string?> _repository = new("--repository")
    { Description = "The repository of the input for the edit links, where site.yml names none", Recursive = true };

    private readonly Option<string?> _branch = new("--branch")
    { Description = "The branch from which the site is made, where site.yml names none", Recursive = true };

    private readonly Option<string?> _tagAuthority = new("--tag-authority")
    {
        Description = "Your host and a day, such as example.org,2026: the beginning of all ids in feeds; used if site.yml has none "
            + "or an example, and no id is published",
        Recursive = true,
    };

    private readonly Option<string?> _asOf = new("--as-of")
    {
        Description = "Show the state of that day (YYYY-MM-DD); a day before the day of the data hides everything after it",
        Recursive = true,
    };

    private readonly Option<string> _diagnostics = new("--diagnostics")
    {
        Description = $"The format of diagnostics: {string.Join(", ", DiagnosticWriter.Formats)}",
        DefaultValueFactory = _ => "text",
        Recursive = true,
    };

    private readonly Option<bool> _quiet = new("--quiet")
    { Description = "Print no progress and no summary, and ask no questions", Recursive = true };

    private readonly Option<string?> _explain = new("--explain")
    { Description = "Explain the code of a message, such as R110, with an example and the repair", HelpName = "CODE" };

    /// <summary>The option of the commands that can list the files to write in place of writing them.</summary>
    public static Option<bool> CreateDryRun() => new("--dry-run")
    { Description = "List the files that would be written, and write nothing" };

    /// <summary>Creates the root command with the shared options. The caller adds the commands.</summary>
    public RootCommand CreateRoot()
    {
        AllowedValues.AcceptOnly(_diagnostics, "format of diagnostics", DiagnosticWriter.Formats);
        AllowedValues.Check(_baseUrl, text => NewChronicle.Explain("url", text));
        AllowedValues.Check(_repository, text => NewChronicle.Explain("repository", text));
        AllowedValues.Check(_tagAuthority, text => NewChronicle.Explain("tag_authority", text));
        AllowedValues.Check(_asOf, text => TryDay(text) is not null ? null : $"\"{text}\" is no day; write it as 2026-11-22");
        var root = new RootCommand(
            "Makes a cross-linked static chronicle from the records in input/ and the templates in theme/. Without a command: build.")
        { _explain };
        _explain.Action = new ExplainAction(_explain);
        foreach (var option in new Option[] { _root, _input, _theme, _output, _baseUrl, _repository, _branch, _tagAuthority, _asOf,
            _diagnostics, _quiet })
            root.Options.Add(option);
        return root;
    }

    // The action of an option runs instead of the action of the command.
    private sealed class ExplainAction(Option<string?> option) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult result) => Explanation.Print(
            result.GetValue(option)!, Console.Out, Console.Error, TerminalWidth.Find());
    }

    /// <summary>
    /// Lets a command run, in the folders of a chronicle. If a folder is missing, the command prints the reason and returns
    /// <see cref="ExitCode.WrongCommandLine"/>.
    /// </summary>
    public Command Create(Command command, Func<CommandContext, BuildOptions, int> run) => Create(command, context =>
        FindOptions(context.Arguments, out var reason) is { } options ? run(context, options) : context.Refuse(reason));

    /// <summary>Lets a command run that needs no folders.</summary>
    public Command Create(Command command, Func<CommandContext, int> run)
    {
        command.SetAction(result => Run(result, run));
        return command;
    }

    /// <summary>
    /// Runs a command, and returns its exit code. If the disk, the network or the system refuses an operation, the method prints one line
    /// and returns <see cref="ExitCode.MachineRefused"/>.
    /// </summary>
    private int Run(ParseResult result, Func<CommandContext, int> run)
    {
        var isQuiet = result.GetValue(_quiet);
        var isTerminal = !Console.IsOutputRedirected && EscapeCodes.AreUnderstood(Environment.GetEnvironmentVariable);
        var progress = new Progress(isTerminal && !isQuiet ? Console.Out : null, TerminalWidth.Find);
        var author = Console.IsInputRedirected || isQuiet ? null
            : new AuthorStreams(Console.In, Console.IsOutputRedirected ? Console.Error : Console.Out);
        var context = new CommandContext(
            result, Console.Out, Console.Error, author, result.GetValue(_diagnostics)!, isQuiet, progress)
        {
            HasColour = !Console.IsOutputRedirected && TerminalDiagnostics.MayColour(Environment.GetEnvironmentVariable),
        };
        try
        {
            return run(context);
        }
        catch (Exception refused) when (Refusals.Find(refused) is { } cause)
        {
            progress.Clear();
            return Refusals.Report(context.Error, cause);
        }
    }

    /// <summary>The options of a build; null, with the reason, if a folder is missing.</summary>
    private BuildOptions? FindOptions(ParseResult result, out string reason)
    {
        reason = "";
        var root = PathOf(_root) ?? FindRoot(Environment.CurrentDirectory) ?? Environment.CurrentDirectory;
        var input = PathOf(_input) ?? Path.Join(root, "input");
        var theme = PathOf(_theme) ?? Path.Join(root, "theme");
        if (!Directory.Exists(input))
        {
            reason = $"there is no folder {input}; go to the folder that contains input/, name it with --root or --input, or make "
                + "a new chronicle with init";
            return null;
        }
        // A missing theme folder is allowed, because the theme is built in. If the command line names a folder, it must exist.
        if (!Directory.Exists(theme) && result.GetValue(_theme) is not null)
        {
            reason = $"there is no folder {theme}; name another one with --theme, or leave --theme out for the built-in theme";
            return null;
        }
        return new(
            root, input, theme, PathOf(_output) ?? Path.Join(root, "output"),
            result.GetValue(_baseUrl) is { } url ? BaseUrl.TryParse(url) : null,
            result.GetValue(_asOf) is { } day ? TryDay(day) : null)
        {
            Repository = result.GetValue(_repository)?.TrimEnd('/'),
            Branch = result.GetValue(_branch),
            TagAuthority = result.GetValue(_tagAuthority),
            ReportsPlaceholders = true,
            Extensions = extensions,
        };

        // The names of folders in messages and links have no separator at their end.
        string? PathOf(Option<DirectoryInfo?> option) =>
            result.GetValue(option) is { } folder ? Path.TrimEndingDirectorySeparator(folder.FullName) : null;
    }

    private static DateOnly? TryDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Join(folder.FullName, "input", InputNames.Settings))
                || Directory.Exists(Path.Join(folder.FullName, "input")) && Directory.Exists(Path.Join(folder.FullName, "theme")))
                return folder.FullName;
        return null;
    }
}
