using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Chronicle.Cli.Input;
using Chronicle.Cli.Output;
using Chronicle.Cli.Terminal;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary>The result of a build or a check. If there are errors, <paramref name="IsDone"/> is false and nothing is published.</summary>
internal sealed record BuildOutcome(bool IsDone, ImmutableArray<Diagnostic> Diagnostics, InputFiles Files, string Summary);

/// <summary><c>build</c>: reads the input folder, and publishes the site into the output folder.</summary>
internal sealed class BuildCommand
{
    private readonly Option<bool> _fresh = new("--fresh")
    { Description = "Refuse an output folder that is not empty, so that it has the files of this build alone" };

    private readonly Option<bool> _publish = new("--publish")
    { Description = "The site goes online: add its new addresses to input/permalinks.txt, and refuse placeholders in site.yml" };

    public Command Create(CommandLine line) =>
        line.Create(new("build", "Read, validate, link, render, check, publish") { _fresh, _publish }, (context, options) =>
            context.Arguments.GetValue(_publish) && options.AsOf is not null
                ? context.Refuse("--publish and --as-of cannot be combined: only the current site is published")
                : Report(context, Publish(options with { IsPublishing = context.Arguments.GetValue(_publish) }, context.Progress,
                    context.Arguments.GetValue(_fresh))));

    /// <summary>Runs the command as if its own options <c>--fresh</c> and <c>--publish</c> were not set.</summary>
    public static int Run(CommandContext context, BuildOptions options) => Report(context, Publish(options, context.Progress));

    /// <summary>Prints the diagnostics and the summary, and returns the exit code.</summary>
    public static int Report(CommandContext context, BuildOutcome outcome)
    {
        context.Progress.Clear();
        context.Report(outcome.Diagnostics, outcome.Files);
        context.Summarize(outcome.Summary, !outcome.IsDone ? TerminalDiagnostics.Red
            : outcome.Diagnostics.IsEmpty ? TerminalDiagnostics.Green : TerminalDiagnostics.Yellow);
        return outcome.IsDone ? ExitCode.Done : ExitCode.HasErrors;
    }

    /// <summary>Builds the site and publishes it.</summary>
    /// <param name="isFresh">Whether the output folder must be empty or missing. Otherwise files that a pull request adds to the folder
    /// would be published with the site. A forged record of the last build could even make the command skip the build.</param>
    /// <exception cref="RefusedException">The output folder cannot be used.</exception>
    public static BuildOutcome Publish(BuildOptions options, Progress progress, bool isFresh = false)
    {
        var watch = Stopwatch.StartNew();
        if (isFresh)
            OutputFolder.RefuseUnlessEmpty(options.Output);
        // Takes the lock of the output folder before it reads the input. Otherwise, if two builds run at the same time, the build with the
        // older input could publish last.
        using var output = OutputLock.Open(options);
        PreviousOutput? last = null;
        PhaseResult<InputFiles> files = null!;
        Parallel.Invoke(() => last = PreviousOutput.Read(output.Folder), () => files = InputFolder.Read(options));
        var permalinks = BuildKey.PermalinksOf(files.Value);
        if (last is not null && files.Diagnostics.IsEmpty
            && last.CountForeignIfUnchanged(BuildKey.Compute(files.Value, options, permalinks), output) is { } foreign)
        {
            SchemasCommand.Complete(options, files.Value);
            return new(true, last.Build.Diagnostics, files.Value,
                $"{SummaryText.Count(last.Build.Files.Count, "file")} in {options.Output}: nothing changed since the last build, "
                + $"in {SummaryText.Seconds(watch)}{DescribeForeign(foreign)}");
        }

        var plan = Build.Plan(files.Value, options, progress.Show);
        // If there is an error, nothing is published, so nothing is staged.
        using var staging = Diagnostic.HasErrors([.. files.Diagnostics, .. plan.Diagnostics]) ? null : new Staging(output, last);
        var build = Build.Finish(plan, options, progress.Show, staging is null ? null : staging.Store);
        var diagnostics = Diagnostic.InOrder([.. files.Diagnostics, .. build.Diagnostics]);
        if (staging is null || Diagnostic.HasErrors(diagnostics))
            return new(false, diagnostics, files.Value, $"{SummaryText.CountDiagnostics(diagnostics)}; nothing was published");

        progress.Show("publish");
        var publication = OutputFolder.Publish(build.Files, staging, output);
        if (options.IsPublishing && !build.Permalinks.IsEmpty)
            permalinks = PermalinksFile.Write(build.Permalinks, options.Input, permalinks);
        SchemasCommand.Refresh(options, plan.CreateEditorFiles);
        PreviousOutput.Remember(BuildKey.Compute(files.Value, options, permalinks), diagnostics, staging, output);
        return new(true, diagnostics, files.Value,
            $"{SummaryText.Count(publication.Files, "file")} in {options.Output}: {publication.Changed} written, "
            + $"{publication.Removed} removed, in {SummaryText.Seconds(watch)}"
            + DescribeAddresses(build, options) + DescribeForeign(publication.Foreign));
    }

    private static string DescribeAddresses(BuildResult build, BuildOptions options)
    {
        var added = build.NewAddresses;
        var ledger = options.Display(PermalinksFile.PathIn(options.Input));
        var addresses = added == 1 ? "1 new address" : $"{added} new addresses";
        return added == 0 ? "" : options.IsPublishing
            ? $"; {ledger} lists {addresses}: commit it before the site goes online"
                + (build.ChosenAuthority is { } chosen ? $"; all ids in feeds begin with tag:{chosen} from now on" : "")
            : $"; {addresses}, which `build --publish` adds to {ledger}";
    }

    private static string DescribeForeign(int files) =>
        files == 0 ? "" : files == 1 ? "; 1 file there is not from this program and was left alone"
            : $"; {files} files there are not from this program and were left alone";
}
