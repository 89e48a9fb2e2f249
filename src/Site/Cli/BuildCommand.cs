using System.Collections.Immutable;
using System.Diagnostics;
using Site.Publish;
using Site.Read;
using Site.Render;
using Site.Text;

namespace Site.Cli;

/// <summary><c>build</c> and <c>check</c>: the line from the input's folder to the output's.</summary>
public static class BuildCommand
{
    /// <summary>False if the input or the theme has errors; then nothing was published.</summary>
    public static bool Run(BuildOptions options, Progress progress, Action<ImmutableArray<Diagnostic>, InputFiles> tell, Action<string> summarise, bool publish)
    {
        var watch = Stopwatch.StartNew();
        // From the beginning: of two builds at once the one that read last must not be overtaken.
        using var output = publish ? OutputPlace.Open(options) : null;
        // What the last build left is read beside the input.
        var reading = Task.Run(() => output is null ? null : OutputFolder.ReadLast(output.Folder));
        var files = InputFolder.Read(options);
        var last = reading.GetAwaiter().GetResult();
        if (output is not null && last is not null && files.Found.IsEmpty && OutputFolder.Unchanged(last, BuildKey.Of(files.Value, options), output) is { } foreign)
        {
            progress.Clear();
            tell(last.Build.Found, files.Value);
            summarise($"{Count(last.Build.Files.Count, "file")} in {options.Output}: nothing changed since the last build, in {watch.Elapsed.TotalSeconds:0.0} s{Foreign(foreign)}");
            return true;
        }
        var plan = Build.Plan(files.Value, options, progress.Show);
        // With an error nothing will be published, so nothing is written either.
        using var staging = output is null || files.Found.Concat(plan.Found).Any(found => found.IsError) ? null : new Staging(output, last);
        var keys = staging is null || plan.Pages is null ? null : PageKeys.Of(plan.Pages, BuildKey.OfAllBut(plan.Draft, files.Value, options));
        var build = staging is null || keys is null ? Build.Finish(plan, options, progress.Show) : Build.Finish(plan, options, progress.Show, staging.Store, last is null ? null : staging.Earlier(keys));
        var found = Diagnostic.InOrder([.. files.Found, .. build.Found]);
        progress.Clear();
        tell(found, files.Value);
        var errors = found.Count(diagnostic => diagnostic.IsError);
        if (errors > 0)
        {
            summarise($"{Count(errors, "error")}, {Count(found.Length - errors, "warning")}; nothing was published");
            return false;
        }
        if (output is null || staging is null || keys is null)
        {
            summarise($"{build.Files.Length} files, no errors, {Count(found.Length, "warning")}; checked in {watch.Elapsed.TotalSeconds:0.0} s");
            return true;
        }
        progress.Show("publish");
        var publication = OutputFolder.Publish(build.Files, staging, output);
        var ledger = build.Permalinks.IsEmpty ? null : LedgerFile.Write(build.Permalinks, options.Input);
        var schemas = SchemasCommand.Refresh(options, plan.Draft) ? $"; {SchemasCommand.Folder}/ has new words, commit it" : "";
        OutputFolder.Remember(ledger is null ? BuildKey.Of(files.Value, options) : BuildKey.Of(files.Value, options, ledger), found, keys, build.Places, staging, output);
        progress.Clear();
        summarise($"{publication.Files} files in {options.Output}: {publication.Changed} written, {publication.Removed} removed, in {watch.Elapsed.TotalSeconds:0.0} s"
            + (ledger is null ? "" : $"; {options.Display(LedgerFile.PathIn(options.Input))} has new addresses, commit it") + schemas + Foreign(publication.Foreign));
        return true;
    }

    private static string Foreign(int files) => files == 0 ? "" : $"; {files} files there are not from this program and were left alone";

    public static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
