using System.CommandLine;
using Chronicle.Cli.Evidence;
using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Evidence;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary>
/// <c>evidence</c>: compares the statements of records with source trees, and writes the evidence files below <c>input/evidence/</c>.
/// </summary>
internal sealed class EvidenceCommand
{
    private readonly TreeOptions _trees = new();

    private readonly Option<bool> _check = new("--check")
    { Description = "Write nothing. The exit code is 1 if a tree contradicts a record, or if a recorded proof is outdated" };

    private readonly Option<string?> _id = new("--id") { Description = "Search for one record or source only" };

    public Command Create(CommandLine line) =>
        line.Create(new("evidence", "Compare the statements of records with the subject's source trees")
        { _trees.Repository, _trees.Trees, _check, _id }, Run);

    private int Run(CommandContext context, BuildOptions options)
    {
        if (_trees.Read(context.Arguments, out var problem) is not { } given)
            return context.Refuse(problem);
        var files = InputFolder.Read(options);
        var run = EvidenceRun.Create(files.Value, options, context.Arguments.GetValue(_id), out var reason, out var errors);
        if (context.ReportErrors(files.Diagnostics.Concat(errors), files.Value, "no tree was searched"))
            return ExitCode.HasErrors;
        if (run is null)
            return context.Refuse(reason ?? "");
        run.On = options.AsOf;
        var unusable = new GivenTreesReader(run, context).Read(given);
        context.Progress.Clear();
        return unusable is not null ? context.Refuse(unusable) : Finish(context, options, files.Value, run.Finish());
    }

    private int Finish(CommandContext context, BuildOptions options, InputFiles files, EvidenceResult result)
    {
        var isCheck = context.Arguments.GetValue(_check);
        var found = Diagnostic.InOrder(isCheck ? [.. result.Mistakes, .. result.Differences] : result.Mistakes);
        if (!isCheck)
            Write(options, files.Input, result);
        context.Report(found, files);
        var counts = result.Counts;
        context.Summarize($"{SummaryText.Count(result.Answers, "answer")}; statements: {counts.Proved} proved, {counts.Cited} only cited, "
            + $"{counts.Disputed} disputed, {counts.Contradicted} contradicted; "
            + (isCheck ? "nothing was written" : $"{SummaryText.Count(result.Changed.Length, "evidence file")} changed"));
        return Diagnostic.HasErrors(found) ? ExitCode.HasErrors : ExitCode.Done;
    }

    // An evidence file without a finding is deleted.
    private static void Write(BuildOptions options, Folder known, EvidenceResult result) => InputWriter.Write(
        options, known, [.. result.Changed.Where(file => file.Bytes.Length > 0)],
        [.. result.Changed.Where(file => file.Bytes.IsEmpty).Select(file => file.Path)]);
}
