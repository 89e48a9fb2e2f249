using System.CommandLine;
using Chronicle.Authoring.Splitting;
using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary>
/// <c>split CHAPTER</c>: plans new chapters from the sections of a chapter, tests the plan in memory, and then writes the changed files.
/// </summary>
internal sealed class SplitCommand
{
    private readonly Argument<string> _chapter = new("CHAPTER") { Description = "The id of a chapter" };

    private readonly Argument<string[]> _sections = new("HEADING")
    {
        Description = "The anchors of the headings that become chapters, each with =ID for an id of your choice (default: all headings "
            + "of the second level)",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _dryRun = CommandLine.CreateDryRun();

    public Command Create(CommandLine line) =>
        line.Create(new("split", "Make chapters of the sections of a chapter; fix every link; add the redirects")
        { _chapter, _sections, _dryRun }, Run);

    private int Run(CommandContext context, BuildOptions options)
    {
        var id = context.Arguments.GetValue(_chapter)!;
        var files = InputFolder.Read(options);
        var asked = context.Arguments.GetValue(_sections)!.Select(AskedSection.Parse);
        if (Split.Plan(files.Value, id, [.. asked], out var problem) is not { } plan)
            return context.Refuse(problem ?? "");
        var change = new TriedPlan(plan.Files, "the split", "split");
        if (!change.Try(context, options, files))
            return ExitCode.HasErrors;
        var isDryRun = context.Arguments.GetValue(_dryRun);
        if (isDryRun)
            context.List(plan.Files.Written);
        else
            change.Write(options, files.Value.Input);
        foreach (var chapter in plan.Chapters)
            context.Output.WriteLine(MessageText.Sanitize($"{chapter.Id}: {chapter.Title}"));
        var made = SummaryText.Count(plan.Chapters.Length, "new chapter");
        context.Summarize(isDryRun
            ? $"{made} would be made from {id}, which keeps the rest: {change.Extent}; nothing was written"
            : $"{made} made from {id}, which keeps the rest: {change.Extent}; the old anchors lead to the new places. "
                + $"The summary of each new chapter is its first sentence: write a better one. Corrections stay with {id}");
        return ExitCode.Done;
    }
}
