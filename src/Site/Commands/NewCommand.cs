using System.Collections.Immutable;
using System.CommandLine;
using Chronicle.Authoring;
using Chronicle.Authoring.Drafts;
using Chronicle.Authoring.EditorHelp;
using Chronicle.Cli.Input;
using Chronicle.Cli.Terminal;
using Chronicle.Cli.Terminal.Questions;
using Chronicle.Domain;
using Chronicle.Writing;
using Spectre.Console;

namespace Chronicle.Cli.Commands;

/// <summary>
/// <c>new KIND ID</c>: writes a new record, and never overwrites a file. On a terminal, it asks for values. The option <c>--set</c> works
/// without a terminal too.
/// </summary>
internal sealed class NewCommand
{
    /// <summary>The words or ids of a missing key are named if there are no more than these.</summary>
    private const int MostNamed = 20;

    private static readonly ImmutableArray<string> Kinds = [.. RecordKind.All.Select(kind => kind.Name)];

    private readonly Argument<string> _kind = new("KIND") { Description = $"One of {string.Join(", ", Kinds)}" };

    private readonly Argument<string?> _id = new("ID")
    {
        Description = "The id of the record; made from its title if it is left out",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A key and its value, as in --set title=\"First light\"; once for each key, lists with commas",
        HelpName = "KEY=VALUE",
    };

    public Command Create(CommandLine line)
    {
        AllowedValues.AcceptOnly(_kind, "kind of record", Kinds, word => RecordKind.Find(word) is not null);
        return line.Create(new("new", "A new milestone, component, release, chapter or source")
        { _kind, _id, _set }, (context, options) => Run(context, options, FindDialog(context)));
    }

    private static Dialog? FindDialog(CommandContext context) => context.Author is not { } author ? null
        : Console.IsOutputRedirected || !EscapeCodes.AreUnderstood(Environment.GetEnvironmentVariable)
            ? new PlainDialog(author.Answers, author.Questions)
        : new TerminalDialog(AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Out) }));

    /// <summary>Runs the command, and returns the exit code. It asks no questions if <paramref name="dialog"/> is null.</summary>
    public int Run(CommandContext context, BuildOptions options, Dialog? dialog)
    {
        var record = new NewRecord(RecordKind.Find(context.Arguments.GetValue(_kind)!)!, InputFolder.Read(options).Value);
        var id = context.Arguments.GetValue(_id);
        string[] wrong = [.. (context.Arguments.GetValue(_set) ?? []).Select(pair => Give(record, pair))
            .Append(id is null ? null : record.ExplainId(id)).OfType<string>()];
        foreach (var reason in wrong)
            context.Refuse(reason);
        if (wrong.Length > 0)
            return ExitCode.WrongCommandLine;
        try
        {
            dialog?.AskFor(record);
            id ??= dialog?.AskForId(record.SuggestId(), record.ExplainId);
        }
        catch (EndOfInput)
        {
            return context.RefuseEnd();
        }
        id ??= record.SuggestId();
        if (id is null)
            return context.Refuse(record.NoIdMessage);
        return Write(context, options, record, id);
    }

    private static string? Give(NewRecord record, string pair)
    {
        var parts = pair.Split('=', 2);
        return parts.Length < 2 ? $"--set {pair}: write it as --set key=value" : record.Give(parts[0].Trim(), parts[1]);
    }

    private static int Write(CommandContext context, BuildOptions options, NewRecord record, string id)
    {
        // The input is read again, because an editor may have changed its files while the author answered the questions.
        var read = InputFolder.Read(options);
        var file = record.ToFile(id, read.Value);
        var folder = file.Path[..file.Path.LastIndexOf('/')];
        // Nothing is written if the folder is a link, which leads to a different folder. Nothing is written either if there is a file that
        // could not be read, because it would be overwritten.
        if (read.Diagnostics.FirstOrDefault(diagnostic => diagnostic.At.Path == folder || diagnostic.At.Path == file.Path) is { } refused)
            return context.Refuse($"{refused}; nothing was written");
        // On some systems, a name that differs only in case is the same file, which would be overwritten.
        if (new DirectoryInfo(Path.Join(options.Root, folder)) is { Exists: true } parent
            && parent.EnumerateFiles().Any(other =>
                string.Equals(other.Name, Path.GetFileName(file.Path), StringComparison.OrdinalIgnoreCase)))
            return context.Refuse($"{file.Path} is there already; nothing was written");
        InputWriter.Create(options, InputWriter.NameOf(options, file.Path), file.Bytes);
        var files = read.Value with { Input = read.Value.Input.With([file], []) };
        SchemasCommand.Refresh(options, () => EditorFiles.Create(files));
        context.Output.WriteLine(file.Path);
        if (record.MissingKeys is { IsEmpty: false } missing)
            context.Summarize($"still needed: {string.Join(", ", missing)}");
        foreach (var question in record.Questions.Where(question => question.IsRequired && question.Choices.Length is > 0 and <= MostNamed))
            context.Summarize($"  {question.Key}: {string.Join(", ", question.Choices.Select(choice => choice.Value))}");
        if (PlannedRecords.Describe(files, new HashSet<string> { file.Path }) is { } planned)
            context.Summarize(planned);
        context.Summarize($"next: {(record.HasProse ? "write the prose below the facts" : $"cite it with [@{id}]")}, then run check");
        return ExitCode.Done;
    }
}
