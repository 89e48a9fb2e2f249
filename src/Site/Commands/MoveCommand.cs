using System.CommandLine;
using Chronicle.Authoring;
using Chronicle.Cli.Disk;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary><c>move ID NEW-ID</c>: makes the plan, tries it in memory, and only then writes.</summary>
internal sealed class MoveCommand
{
    private readonly Argument<string> _from = new("ID") { Description = "The id of a record or of a source" };
    private readonly Argument<string> _to = new("NEW-ID") { Description = "Its new id" };

    public Command Create(Func<ParseResult, int> run)
    {
        var command = new Command("move", "Rename a record; fix every reference; add the redirect");
        command.Arguments.Add(_from);
        command.Arguments.Add(_to);
        command.SetAction(run);
        return command;
    }

    /// <summary>Returns the exit code; see Program for its meaning.</summary>
    public int Run(ParseResult result, BuildOptions options, Action<string> say, Action<IEnumerable<Diagnostic>> tell)
    {
        var (from, to) = (result.GetValue(_from)!, result.GetValue(_to)!);
        var files = InputFolder.Read(options);
        var plan = Move.Plan(files.Value, from, to, out var problem);
        var before = Errors(files, options);
        var after = plan is null ? [] : Errors(files with { Value = Move.Apply(files.Value, plan) }, options);
        // An input with errors cannot be renamed safely, because a reference may hide in a file that could not be read. Only a renaming
        // that was cut off leaves errors that the same renaming mends.
        if (before.Length > 0 && (plan is null || after.Length > 0))
        {
            tell(before);
            say("mend these first; nothing was changed");
            return 1;
        }
        if (plan is null)
        {
            Console.Error.WriteLine(MessageText.Sanitize(problem ?? ""));
            return 2;
        }
        if (after.Length > 0)
        {
            tell(after);
            say("the renaming would cause these errors; nothing was changed");
            return 1;
        }
        Write(options, plan);
        say($"{from} is {to} now: {plan.References} references in {plan.Written.Length} files; the old address leads to the new one");
        return 0;
    }

    private static void Write(BuildOptions options, MovePlan plan)
    {
        try
        {
            InputFolder.Write(options, plan.Written, plan.Removed);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{refused.Message.TrimEnd('.')}; some files may be changed already: "
                + "when the cause is mended, run the same move again", refused);
        }
    }

    private static Diagnostic[] Errors(PhaseResult<InputFiles> files, BuildOptions options) =>
        [.. files.Diagnostics.Concat(Build.Run(files.Value, options).Diagnostics).Where(diagnostic => diagnostic.IsError)];
}
