using System.CommandLine;
using Chronicle.Cli.Disk;
using Chronicle.Cli.Input;
using Chronicle.Cli.Links;
using Chronicle.Domain;
using Chronicle.Primitives;

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
        var files = InputFolder.Read(options);
        var plan = Build.Plan(files.Value, options, context.Progress.Show);
        context.Progress.Clear();
        var errors = Diagnostic.InOrder(files.Diagnostics.Concat(plan.Diagnostics).Where(diagnostic => diagnostic.IsError));
        if (errors.Length > 0)
        {
            // The addresses in a file with an error are not found. The command then prints no list, because a list with gaps would mislead.
            context.Report(errors, files.Value);
            context.Error.WriteLine($"{SummaryText.Count(errors.Length, "error")}; correct {(errors.Length == 1 ? "it" : "them")} first, "
                + "because the list would have gaps");
            return ExitCode.HasErrors;
        }
        var links = plan.FindOutsideLinks(files.Value);
        if (context.Arguments.GetValue(_report) is not { } report)
        {
            LinkList.Write(context.Output, context.Arguments.GetValue(_format)!, links);
            return ExitCode.Done;
        }
        if (FileKinds.Find(report.FullName) != FileKind.Plain)
            return context.Refuse($"there is no file {report.FullName}; --report names a JSON report of lychee");
        if (PlainFile.Read(report.FullName, LargestReport) is not { } bytes || CheckerReport.TryParse(bytes) is not { } found)
            return context.Refuse($"{report.FullName} is no JSON report of lychee; write one with lychee --format json --output FILE");
        context.Output.Write(new BrokenLinks(links, context.Arguments.GetValue(_filesAt)).ToMarkdown(found));
        return found.Broken.IsEmpty ? ExitCode.Done : ExitCode.HasErrors;
    }
}
