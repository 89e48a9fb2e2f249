using System.CommandLine;
using Chronicle.Authoring;
using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary><c>move ID NEW-ID</c>: makes the plan, tries it in memory, and only then writes.</summary>
internal sealed class MoveCommand
{
    private readonly Argument<string> _from = new("ID")
    { Description = "The id of a record or of a source; source:ID where a record has the same id" };

    private readonly Argument<string> _to = new("NEW-ID") { Description = "Its new id" };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be written, and write nothing" };

    public Command Create(CommandLine line)
    {
        var command = new Command("move", "Rename a record; fix every reference; add the redirect");
        command.Arguments.Add(_from);
        command.Arguments.Add(_to);
        command.Options.Add(_dryRun);
        command.SetAction(result => line.Run(result, Run));
        return command;
    }

    private int Run(CommandContext context, BuildOptions options)
    {
        var (from, to) = (context.Arguments.GetValue(_from)!, context.Arguments.GetValue(_to)!);
        var files = InputFolder.Read(options);
        // A mistyped id is told before the site is built twice.
        if (Move.Plan(files.Value, from, to, out var problem) is not { } plan)
            return context.Refuse(problem ?? "");
        var before = Errors(files, options);
        var after = Errors(files with { Value = Move.Apply(files.Value, plan) }, options);
        // An input with errors cannot be renamed safely, because a reference may hide in a file that could not be read. Only an interrupted
        // renaming leaves errors that disappear when the same renaming runs again.
        if (before.Length > 0 && after.Length > 0)
        {
            DiagnosticWriter.Write(context.Error, context.Format, [.. before]);
            context.Summarize("mend these first; nothing was changed");
            return ExitCode.HasErrors;
        }
        if (after.Length > 0)
        {
            DiagnosticWriter.Write(context.Error, context.Format, [.. after]);
            context.Summarize("the renaming would cause these errors; nothing was changed");
            return ExitCode.HasErrors;
        }
        var extent = $"{BuildCommand.Count(plan.References, "reference")} in {BuildCommand.Count(plan.Written.Length, "file")}";
        if (context.Arguments.GetValue(_dryRun))
        {
            foreach (var file in plan.Written)
                context.Output.WriteLine(MessageText.Sanitize(file.Path));
            context.Summarize($"{from} would be {to}: {extent}; nothing was written");
            return ExitCode.Done;
        }
        Write(options, plan);
        context.Summarize($"{from} is {to} now: {extent}; the old address leads to the new one");
        return ExitCode.Done;
    }

    private static void Write(BuildOptions options, MovePlan plan)
    {
        try
        {
            InputFolder.Write(options, plan.Written, plan.Removed is { } removed ? [removed] : []);
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
