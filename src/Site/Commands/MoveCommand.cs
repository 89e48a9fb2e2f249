using System.CommandLine;
using Chronicle.Authoring.Moving;
using Chronicle.Cli.Input;
using Chronicle.Domain;

namespace Chronicle.Cli.Commands;

/// <summary>
/// <c>move ID NEW-ID</c>: plans the renaming of a record or a source, tests the plan in memory, and then writes the changed files.
/// </summary>
internal sealed class MoveCommand
{
    private readonly Argument<string> _from = new("ID")
    { Description = "The id of a record or of a source; source:ID where a record has the same id" };

    private readonly Argument<string> _to = new("NEW-ID") { Description = "Its new id" };

    private readonly Option<bool> _dryRun = CommandLine.CreateDryRun();

    public Command Create(CommandLine line) =>
        line.Create(new("move", "Rename a record; fix every reference; add the redirect") { _from, _to, _dryRun }, Run);

    private int Run(CommandContext context, BuildOptions options)
    {
        var (from, to) = (context.Arguments.GetValue(_from)!, context.Arguments.GetValue(_to)!);
        var files = InputFolder.Read(options);
        // The plan reports a mistyped id. So it is made first, before the test builds the site.
        if (Move.Plan(files.Value, from, to, out var problem) is not { } plan)
            return context.Refuse(problem ?? "");
        var change = new TriedPlan(plan, "the renaming", "move");
        if (!change.Try(context, options, files))
            return ExitCode.HasErrors;
        if (context.Arguments.GetValue(_dryRun))
        {
            context.List(plan.Written);
            context.Summarize($"{from} would be {to}: {change.Extent}; nothing was written");
            return ExitCode.Done;
        }
        change.Write(options, files.Value.Input);
        context.Summarize($"{from} has the new id {to}: {change.Extent}; the old address leads to the new one");
        return ExitCode.Done;
    }
}
