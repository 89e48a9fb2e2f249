using System.Collections.Immutable;
using System.Diagnostics;
using Chronicle.Cli.Disk;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary><c>build</c> and <c>check</c>: the line from the input's folder to the output's.</summary>
internal static class BuildCommand
{
    /// <summary>False if the input or the theme has errors; then nothing was published.</summary>
    public static bool Run(BuildOptions options, Progress progress, Action<ImmutableArray<Diagnostic>, InputFiles> tell, Action<string> summarise, bool publish)
    {
        var watch = Stopwatch.StartNew();
        // From the beginning: of two builds at once the one that read last must not be overtaken.
        using var output = publish ? OutputLock.Open(options) : null;
        PreviousOutput? last = null;
        PhaseResult<InputFiles> files = null!;
        Parallel.Invoke(
            () => last = output is null ? null : OutputFolder.ReadLast(output.Folder),
            () => files = InputFolder.Read(options));
        if (output is not null && last is not null && files.Diagnostics.IsEmpty && OutputFolder.Unchanged(last, BuildKey.Of(files.Value, options), output) is { } foreign)
        {
            progress.Clear();
            tell(last.Build.Diagnostics, files.Value);
            summarise($"{Count(last.Build.Files.Count, "file")} in {options.Output}: nothing changed since the last build, in {watch.Elapsed.TotalSeconds:0.0} s{Foreign(foreign)}");
            return true;
        }
        var plan = Build.Plan(files.Value, options, progress.Show);
        // With an error nothing will be published, so nothing is written either.
        using var staging = output is null || files.Diagnostics.Concat(plan.Diagnostics).Any(diagnostic => diagnostic.IsError) ? null : new Staging(output, last);
        var build = Build.Finish(plan, options, progress.Show, staging is null ? null : staging.Store);
        var diagnostics = Diagnostic.InOrder([.. files.Diagnostics, .. build.Diagnostics]);
        progress.Clear();
        tell(diagnostics, files.Value);
        var errors = diagnostics.Count(diagnostic => diagnostic.IsError);
        if (errors > 0)
        {
            summarise($"{Count(errors, "error")}, {Count(diagnostics.Length - errors, "warning")}; nothing was published");
            return false;
        }
        if (output is null || staging is null)
        {
            summarise($"{build.Files.Length} files, no errors, {Count(diagnostics.Length, "warning")}; checked in {watch.Elapsed.TotalSeconds:0.0} s");
            return true;
        }
        progress.Show("publish");
        var publication = OutputFolder.Publish(build.Files, staging, output);
        var ledger = build.Permalinks.IsEmpty ? null : PermalinksFile.Write(build.Permalinks, options.Input);
        var schemas = SchemasCommand.Refresh(options, plan) ? $"; {SchemasCommand.Folder}/ has new words, commit it" : "";
        OutputFolder.Remember(ledger is null ? BuildKey.Of(files.Value, options) : BuildKey.Of(files.Value, options, ledger), diagnostics, staging, output);
        progress.Clear();
        summarise($"{publication.Files} files in {options.Output}: {publication.Changed} written, {publication.Removed} removed, in {watch.Elapsed.TotalSeconds:0.0} s"
            + (ledger is null ? "" : $"; {options.Display(PermalinksFile.PathIn(options.Input))} has new addresses, commit it") + schemas + Foreign(publication.Foreign));
        return true;
    }

    private static string Foreign(int files) => files == 0 ? "" : $"; {files} files there are not from this program and were left alone";

    public static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
