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

    public Command Create(CommandLine line)
    {
        var command = new Command("move", "Rename a record; fix every reference; add the redirect");
        command.Arguments.Add(_from);
        command.Arguments.Add(_to);
        command.SetAction(result => line.Run(result, Run));
        return command;
    }

    private int Run(CommandContext context, BuildOptions options)
    {
        var (from, to) = (context.Arguments.GetValue(_from)!, context.Arguments.GetValue(_to)!);
        var files = InputFolder.Read(options);
        // What is broken already cannot be renamed safely: a reference may hide in what could not be read.
        if (Mistakes(files, options) is { Length: > 0 } before)
        {
            DiagnosticWriter.Write(context.Error, context.Format, [.. before]);
            context.Summarize("mend these first; nothing was changed");
            return 1;
        }
        if (Move.Plan(files.Value, Reader.Run(files.Value).Value, from, to, out var problem) is not { } plan)
            return context.Refuse(problem ?? "");
        var moved = Move.Apply(files.Value, plan);
        if (Mistakes(new(moved, []), options) is { Length: > 0 } after)
        {
            DiagnosticWriter.Write(context.Error, context.Format, [.. after]);
            context.Summarize("after the renaming these would be wrong; nothing was changed");
            return 1;
        }
        InputFolder.Write(options, plan.Written, plan.Removed);
        context.Summarize($"{from} is {to} now: {plan.References} references in {plan.Written.Length} files; the old address leads to the new one");
        return 0;
    }

    private static Diagnostic[] Mistakes(PhaseResult<InputFiles> files, BuildOptions options) =>
        [.. files.Diagnostics.Concat(Build.Run(files.Value, options).Diagnostics).Where(found => found.IsError)];
}
