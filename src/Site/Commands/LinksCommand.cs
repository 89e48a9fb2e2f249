using System.CommandLine;
using Chronicle.Cli.Disk;
using Chronicle.Cli.Input;
using Chronicle.Cli.Links;
using Chronicle.Domain;

namespace Chronicle.Cli.Commands;

/// <summary>
/// <c>links</c>: prints every address in the input that leads to a different site. With <c>--report</c>, it prints the broken addresses,
/// with the records and lines that contain them.
/// </summary>
internal sealed class LinksCommand
{
    /// <summary>The largest report that is read, in bytes. A report of 100,000 broken addresses needs about 20 megabytes.</summary>
    private const long LargestReport = 64 * 1024 * 1024;

    private readonly Option<string> _format = new("--format")
    { Description = "The format of the list", DefaultValueFactory = _ => "text" };

    private readonly Option<FileInfo?> _report = new("--report")
    { Description = "The JSON report of lychee, a link checker: print the broken addresses in Markdown, with the records that have them" };

    private readonly Option<string?> _filesAt = new("--files-at")
    { Description = "With --report: the address of the files, for links to lines: https://github.com/NAME/REPOSITORY/blob/BRANCH" };

    public Command Create(CommandLine line)
    {
        AllowedValues.AcceptOnly(_format, "format", LinkList.Formats);
        return line.Create(new("links", "Print every address of a different site in the input, or the broken ones among them")
        { _format, _report, _filesAt }, Run);
    }

    private int Run(CommandContext context, BuildOptions options)
    {
        var (report, filesAt) = (context.Arguments.GetValue(_report), context.Arguments.GetValue(_filesAt));
        if (report is null && filesAt is not null)
            return context.Refuse("--files-at needs --report, because only the report has links to the lines of files");
        if (report is not null && context.Arguments.GetResult(_format) is { Implicit: false })
            return context.Refuse("--format has no effect with --report, which writes Markdown; take one of the two out");
        CheckerReport? found = null;
        if (report is not null && (found = ReadReport(report, out var problem)) is null)
            return context.Refuse(problem);
        var files = InputFolder.Read(options);
        var plan = Build.Plan(files.Value, options, context.Progress.Show);
        context.Progress.Clear();
        // The addresses in a file with an error are not found. The command then prints no list, because a list with gaps would mislead.
        if (context.ReportErrors(files.Diagnostics.Concat(plan.Diagnostics), files.Value, "the list would have gaps"))
            return ExitCode.HasErrors;
        var links = plan.FindOutsideLinks(files.Value);
        if (found is null)
        {
            LinkList.Write(context.Output, context.Arguments.GetValue(_format)!, links);
            return ExitCode.Done;
        }
        context.Output.Write(new BrokenLinks(links, filesAt).ToMarkdown(found));
        return found.Broken.IsEmpty ? ExitCode.Done : ExitCode.HasErrors;
    }

    private static CheckerReport? ReadReport(FileInfo report, out string problem)
    {
        problem = $"{report.FullName} is no JSON report of lychee; write one with lychee --format json --output FILE";
        if (!Path.Exists(report.FullName))
            problem = $"there is no file {report.FullName}; --report names a JSON report of lychee";
        else if (PlainFile.Resolve(report.FullName) is not { } path)
            problem = $"{report.FullName} is no regular file; --report names a JSON report of lychee";
        else if (PlainFile.Read(path, LargestReport) is { } bytes)
            return CheckerReport.TryParse(bytes);
        return null;
    }
}
