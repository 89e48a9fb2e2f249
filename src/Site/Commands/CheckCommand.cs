using System.CommandLine;
using System.Diagnostics;
using Chronicle.Cli.Input;
using Chronicle.Cli.Terminal;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary><c>check</c>: does everything that a build does, but writes nothing.</summary>
internal sealed class CheckCommand
{
    private readonly Option<bool> _locked = new("--locked")
    { Description = "An address that is not in input/permalinks.txt yet is an error, for projects that commit this file with each change" };

    private readonly Option<FileInfo?> _ledger = new("--ledger")
    { Description = "The permalinks.txt of the branch into which the change goes: no line of it may be lost" };

    public Command Create(CommandLine line) =>
        line.Create(new("check", "Everything except writing") { _locked, _ledger }, Run);

    private int Run(CommandContext context, BuildOptions options)
    {
        var ledger = context.Arguments.GetValue(_ledger);
        if (ledger is { Exists: false })
            return context.Refuse($"there is no file {ledger.FullName}; --ledger names the permalinks.txt of another branch");
        return BuildCommand.Report(
            context, Check(options with { Locked = context.Arguments.GetValue(_locked) }, ledger, context.Progress));
    }

    private static BuildOutcome Check(BuildOptions options, FileInfo? ledger, Progress progress)
    {
        var watch = Stopwatch.StartNew();
        var files = InputFolder.Read(options);
        if (ledger is not null)
            files = files with
            {
                Value = files.Value with { Ledger = new(options.Display(ledger.FullName), File.ReadAllBytes(ledger.FullName)) },
            };
        var build = Build.Finish(Build.Plan(files.Value, options, progress.Show), options, progress.Show);
        var diagnostics = Diagnostic.InOrder([.. files.Diagnostics, .. build.Diagnostics]);
        return Diagnostic.HasErrors(diagnostics)
            ? new(false, diagnostics, files.Value, SummaryText.CountDiagnostics(diagnostics))
            : new(true, diagnostics, files.Value,
                $"{SummaryText.Count(build.Files.Length, "file")}, no errors, {SummaryText.Count(diagnostics.Length, "warning")}; "
                + $"checked in {SummaryText.Seconds(watch)}");
    }
}
