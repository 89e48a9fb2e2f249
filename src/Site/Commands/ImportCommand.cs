using System.Collections.Frozen;
using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Chronicle.Authoring;
using Chronicle.Cli.Disk;
using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Import;
using Chronicle.Import.Mappings;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary><c>import MAPPING FILE…</c>: makes records from tables, release notes, or the tags of a repository.</summary>
internal sealed class ImportCommand
{
    /// <summary>The greatest number of findings that the command prints. The file of <c>--report</c> contains all findings.</summary>
    private const int MostShown = 50;

    private readonly Argument<string> _mapping = new("MAPPING")
    { Description = $"A mapping file, or one that is built in: {string.Join(", ", BuiltInMappings.Names)}" };

    private readonly Argument<string[]> _tables = new("FILE")
    { Description = "Tables: files, folders of files, or git repositories for their tags", Arity = ArgumentArity.OneOrMore };

    private readonly Option<bool> _dryRun = new("--dry-run")
    { Description = "List the new and changed files with their keys, and write nothing" };

    private readonly Option<FileInfo?> _report = new("--report")
    { Description = "A file for the list of everything that could not be placed" };

    private readonly Option<string[]> _set = new("--set") { Description = "A text that the mapping uses", HelpName = "KEY=VALUE" };

    public Command Create(CommandLine line) =>
        line.Create(new("import", "Make records from a table, from release notes, or from the tags of a git repository")
        { _mapping, _tables, _dryRun, _report, _set }, Run);

    private int Run(CommandContext context, BuildOptions options)
    {
        var watch = Stopwatch.StartNew();
        if (context.Arguments.GetValue(_report) is { } report
            && (report.Name.Length == 0 || FileKinds.Find(report.FullName) is not (FileKind.Missing or FileKind.Plain)
                || !Directory.Exists(report.DirectoryName)))
            return context.Refuse(
                $"the report cannot be written to {report.FullName}; --report names a file in a folder that is there");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in context.Arguments.GetValue(_set) ?? [])
            if (pair.Split('=', 2) is not [var key, var value] || !values.TryAdd(key.Trim(), value))
                return context.Refuse($"--set {pair}: write it as --set key=value, each key once");
        if (ImportTables.FindWrong(context.Arguments.GetValue(_mapping)!, context.Arguments.GetValue(_tables)!) is { } wrong)
            return context.Refuse(wrong);
        var mapping = ImportTables.ReadMapping(context.Arguments.GetValue(_mapping)!, out var name);
        if (Importer.ReadsTags(mapping) && ImportTables.FindWithoutTags(context.Arguments.GetValue(_tables)!) is { } folder)
            return context.Refuse(
                $"the folder {folder} is no git repository, and this mapping reads the tags of a repository; name the folder of a clone");
        var tables = ImportTables.Read(context.Arguments.GetValue(_tables)!);
        var files = InputFolder.Read(options);
        var job = new ImportJob(name, mapping, tables, values.ToFrozenDictionary());
        var plan = Importer.Plan(job, files.Value.Input, context.Progress.Show);
        var isDry = context.Arguments.GetValue(_dryRun);
        if (!isDry && !plan.HasErrors)
        {
            context.Progress.Show($"write {SummaryText.Count(plan.Files.Length, "file")}");
            InputWriter.Write(options, files.Value.Input, plan.Files, []);
        }
        context.Progress.Clear();
        Report(context, plan, isDry, watch, files.Value, [mapping, .. tables]);
        return plan.HasErrors ? ExitCode.HasErrors : ExitCode.Done;
    }

    private void Report(
        CommandContext context, ImportPlan plan, bool isDry, Stopwatch watch, InputFiles files, ImmutableArray<InputFile> read)
    {
        var report = context.Arguments.GetValue(_report);
        if (report is not null)
            AtomicFile.Write(report.DirectoryName!, report.Name,
                Encoding.UTF8.GetBytes(string.Concat(plan.Diagnostics.Select(found => found + "\n"))));
        context.Report([.. plan.Diagnostics.OrderByDescending(found => found.IsError).Take(MostShown)],
            files with { Input = files.Input with { Files = [.. read, .. files.Input.Files] } });
        foreach (var record in isDry ? plan.Records : [])
            context.Output.WriteLine(MessageText.Sanitize(
                $"{(record.IsNew ? "new    " : "changed")} {record.Path}: {string.Join(", ", record.Keys)}"));
        var more = plan.Diagnostics.Length - MostShown;
        var rest = more <= 0 ? "" : report is null ? $"; {more:N0} more findings, see them with --report FILE"
            : $"; all findings are in {report.Name}";
        context.Summarize(plan.HasErrors
            ? $"{SummaryText.Count(plan.Diagnostics.Count(found => found.IsError), "error")}; nothing was written{rest}"
            : $"{(isDry ? "would write: " : "")}{SummaryText.Count(plan.New, "new record")}, {plan.Changed} changed, "
                + $"{plan.Same} unchanged; {SummaryText.Count(plan.Diagnostics.Length, "finding")}; "
                + $"in {SummaryText.Seconds(watch)}{rest}");
        if (PlannedRecords.Describe(files with { Input = files.Input.With(plan.Files, []) },
            plan.Records.Select(record => record.Path).ToHashSet(StringComparer.Ordinal)) is { } planned)
            context.Summarize(planned);
        if (!plan.HasErrors && !isDry)
            context.Summarize("next: look at the difference, then run check");
    }
}
