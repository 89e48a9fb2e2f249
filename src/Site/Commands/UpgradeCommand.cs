using System.CommandLine;
using Chronicle.Authoring.Upgrading;
using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary><c>upgrade</c>: rewrites old forms of an input in the forms of this version.</summary>
internal sealed class UpgradeCommand
{
    private readonly Option<bool> _dryRun = CommandLine.CreateDryRun();

    public Command Create(CommandLine line) =>
        line.Create(new("upgrade", "Rewrite old forms of the input to those of this version") { _dryRun }, Run);

    private int Run(CommandContext context, BuildOptions options)
    {
        var isDryRun = context.Arguments.GetValue(_dryRun);
        var read = InputFolder.Read(options);
        // An unreadable file can contain an old form too, and writing a file with its name would overwrite it. So nothing is changed.
        if (!read.Value.Input.Unread.IsEmpty && context.ReportErrors(read.Diagnostics, read.Value, "nothing was changed"))
            return ExitCode.HasErrors;
        var input = read.Value.Input;
        if (SourceFiles.Create(input) is not { } rewrite)
        {
            context.Summarize("the input has the forms of this version; nothing to change");
            return ExitCode.Done;
        }
        if (rewrite.Problem is { } problem)
        {
            context.Error.WriteLine(MessageText.Sanitize($"{SourceFiles.Description}: {problem}; these files were left as they are"));
            return ExitCode.HasErrors;
        }
        if (isDryRun)
            context.List(rewrite.Written);
        else
            InputWriter.Write(options, input, rewrite.Written, rewrite.Removed);
        context.Summarize($"{(isDryRun ? "would change: " : "")}{SourceFiles.Description}: "
            + $"{SummaryText.Count(rewrite.Written.Length, "file")}, in place of {string.Join(", ", rewrite.Removed)}");
        return ExitCode.Done;
    }
}
