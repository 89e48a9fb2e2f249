using System.Collections.Immutable;
using Chronicle.Authoring;
using Chronicle.Cli.Disk;
using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary>A change of many files. It is tested in memory, and written only if the site has no errors afterwards.</summary>
/// <param name="Name">The name of the change with its article, for messages: <c>the renaming</c>.</param>
/// <param name="Repeat">The name of the command. If a file cannot be written, a message asks the author to run this command again.</param>
internal sealed record TriedPlan(FilePlan Files, string Name, string Repeat)
{
    /// <summary>The extent of the change in words: "3 references and 2 files".</summary>
    public string Extent => $"{SummaryText.Count(Files.References, "reference")} and {SummaryText.Count(Files.Written.Length, "file")}";

    /// <summary>Whether the change may be written. Reports the errors that prevent it.</summary>
    public bool Try(CommandContext context, BuildOptions options, PhaseResult<InputFiles> files)
    {
        var changed = FilePlan.Apply(files.Value, Files);
        var after = Errors(files with { Value = changed }, options);
        // An input with errors cannot be changed safely, because an unreadable file can contain a reference. The only exception is an
        // interrupted change: its errors disappear when the same change runs again.
        if (after.Length == 0)
            return true;
        if (context.ReportErrors(Errors(files, options), files.Value, "nothing was changed"))
            return false;
        context.Report(after, changed);
        if (!context.IsQuiet)
            context.Note($"{Name} would cause these errors; nothing was changed");
        return false;
    }

    public void Write(BuildOptions options, Folder known)
    {
        try
        {
            InputWriter.Write(options, known, Files.Written, Files.Removed);
        }
        catch (Exception refused) when (
            refused is IOException and not (RefusedException or NotStagedException) or UnauthorizedAccessException)
        {
            throw new IOException($"{refused.Message.TrimEnd('.')}; some files may be changed already: "
                + $"when the cause is removed, run the same {Repeat} again", refused);
        }
    }

    private static ImmutableArray<Diagnostic> Errors(PhaseResult<InputFiles> files, BuildOptions options) => Diagnostic.InOrder(
        files.Diagnostics.Concat(Build.Run(files.Value, options).Diagnostics).Where(diagnostic => diagnostic.IsError));
}
