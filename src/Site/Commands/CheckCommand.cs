using System.CommandLine;
using System.Diagnostics;
using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary><c>check</c>: everything that a build does, without writing.</summary>
internal sealed class CheckCommand
{
    private readonly Option<bool> _locked = new("--locked")
    { Description = "An address that is not in input/permalinks.txt yet is an error" };

    public Command Create(CommandLine line)
    {
        var command = new Command("check", "Everything except writing") { _locked };
        command.SetAction(result => line.Run(result, Run));
        return command;
    }

    private int Run(CommandContext context, BuildOptions options) =>
        BuildCommand.Report(context, Check(options with { Locked = context.Arguments.GetValue(_locked) }, context.Progress));

    private static BuildOutcome Check(BuildOptions options, Progress progress)
    {
        var watch = Stopwatch.StartNew();
        var files = InputFolder.Read(options);
        var build = Build.Finish(Build.Plan(files.Value, options, progress.Show), options, progress.Show);
        var diagnostics = Diagnostic.InOrder([.. files.Diagnostics, .. build.Diagnostics]);
        return diagnostics.Any(diagnostic => diagnostic.IsError)
            ? new(false, diagnostics, files.Value, BuildCommand.CountDiagnostics(diagnostics))
            : new(true, diagnostics, files.Value,
                $"{BuildCommand.Count(build.Files.Length, "file")}, no errors, {BuildCommand.Count(diagnostics.Length, "warning")}; "
                + $"checked in {BuildCommand.Seconds(watch)}");
    }
}
