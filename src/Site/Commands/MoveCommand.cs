using System.CommandLine;
using Chronicle.Authoring;
using Chronicle.Cli.Disk;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;

namespace Chronicle.Cli.Commands;

/// <summary><c>move ID NEW-ID</c>: the plan, tried in memory, and only then written.</summary>
internal sealed class MoveCommand
{
    private readonly Argument<string> _from = new("ID") { Description = "The id of a record or of a source" };
    private readonly Argument<string> _to = new("NEW-ID") { Description = "The id that it shall have" };

    public Command Create(Func<ParseResult, int> run)
    {
        var command = new Command("move", "Rename a record; fix every reference; add the redirect");
        command.Arguments.Add(_from);
        command.Arguments.Add(_to);
        command.SetAction(run);
        return command;
    }

    /// <summary>The exit code, of which Program says the meaning: 0, 1 or 2.</summary>
    public int Run(ParseResult result, BuildOptions options, Action<string> say, Action<IEnumerable<Diagnostic>> tell)
    {
        var (from, to) = (result.GetValue(_from)!, result.GetValue(_to)!);
        var files = InputFolder.Read(options);
        // What is broken already cannot be renamed safely: a reference may hide in what could not be read.
        if (Mistakes(files, options) is { Length: > 0 } before)
        {
            tell(before);
            say("mend these first; nothing was changed");
            return 1;
        }
        if (Move.Plan(files.Value, Reader.Run(files.Value).Value, from, to, out var problem) is not { } plan)
        {
            Console.Error.WriteLine(MessageText.Sanitize(problem ?? ""));
            return 2;
        }
        var moved = Move.Apply(files.Value, plan);
        if (Mistakes(new(moved, []), options) is { Length: > 0 } after)
        {
            tell(after);
            say("after the renaming these would be wrong; nothing was changed");
            return 1;
        }
        InputFolder.Write(options, plan.Written, plan.Removed);
        say($"{from} is {to} now: {plan.References} references in {plan.Written.Length} files; the old address leads to the new one");
        return 0;
    }

    private static Diagnostic[] Mistakes(PhaseResult<InputFiles> files, BuildOptions options) =>
        [.. files.Diagnostics.Concat(Build.Run(files.Value, options).Diagnostics).Where(found => found.IsError)];
}
