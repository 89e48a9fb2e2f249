using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Chronicle.Authoring.Drafts;
using Chronicle.Cli.Evidence;
using Chronicle.Cli.Git;
using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Evidence;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary>
/// <c>harvest VERSION</c>: writes the draft of a release. For each new part that no record names, it prints a draft of a component.
/// </summary>
internal sealed class HarvestCommand
{
    private readonly Argument<string> _version = new("VERSION") { Description = "The version of the release" };
    private readonly TreeOptions _trees = new();

    public Command Create(CommandLine line) =>
        line.Create(new("harvest", "Draft the record of a new release from its source tree, and list what is new in it")
        { _version, _trees.Repository, _trees.Trees }, Run);

    private int Run(CommandContext context, BuildOptions options)
    {
        var version = context.Arguments.GetValue(_version)!;
        if (_trees.Read(context.Arguments, out var problem) is not { } given)
            return context.Refuse(problem);
        var files = InputFolder.Read(options);
        var harvest = Harvest.Create(files.Value, options, version, out var reason, out var errors);
        if (context.ReportErrors(files.Diagnostics.Concat(errors), files.Value, "nothing was drafted"))
            return ExitCode.HasErrors;
        if (harvest is null)
            return context.Refuse(reason ?? "");
        var draft = Draft(harvest, given, context, out problem);
        context.Progress.Clear();
        return draft is null ? context.Refuse(problem) : Finish(context, options, harvest, draft);
    }

    private static HarvestDraft? Draft(Harvest harvest, GivenTrees given, CommandContext context, out string problem)
    {
        var version = harvest.Id;
        problem = $"there is no tree of {version}: name it with --tree {version}=DIR, "
            + $"or a repository that has the tag {harvest.TagOf(version)}";
        context.Progress.Show(version);
        Tree? tree = Unpacked(given, version), before = Unpacked(given, harvest.Before);
        if (given.Repository is null)
            return tree is null ? null : harvest.Draft(tree, null, before);
        using var repository = GitRepository.Open(given.Repository);
        var tags = repository.ReadTags();
        tree ??= Tagged(version);
        return tree is null ? null
            : harvest.Draft(tree, tags.GetValueOrDefault(harvest.TagOf(version))?.Day, before ?? Tagged(harvest.Before));

        Tree? Tagged(string? release) => release is not null && tags.TryGetValue(harvest.TagOf(release), out var tag)
            ? repository.ReadTree(harvest.TagOf(release), tag) : null;
    }

    private static FolderTree? Unpacked(GivenTrees given, string? release) =>
        given.Unpacked.FirstOrDefault(tree => tree.Release == release) is { } tree ? new(tree.Folder) : null;

    private static int Finish(CommandContext context, BuildOptions options, Harvest harvest, HarvestDraft draft)
    {
        if (draft.Release is { } release)
        {
            InputWriter.Create(options, $"releases/{harvest.Id}.md", release.Bytes);
            context.Summarize($"{release.Path}: write a summary and the sources, then run check");
        }
        else
            context.Summarize($"the record of {harvest.Id} exists already and is unchanged");
        if (!draft.LeftOut.IsEmpty)
            context.Summarize($"the tree has no answer for: {string.Join(", ", draft.LeftOut)}");
        foreach (var part in draft.News ?? [])
            context.Output.Write(MessageText.Sanitize($"-- {part.Path} --") + "\n"
                + MessageText.SanitizeLines(Encoding.UTF8.GetString(part.Bytes.Span)));
        context.Summarize(harvest.Before is not { } before ? "no earlier release, so no new parts are listed"
            : draft.News is not { } news ? $"no tree of {before}, so no new parts are listed"
            : $"{SummaryText.Count(news.Length, "new part")} since {before} {(news.Length == 1 ? "has" : "have")} no record");
        return ExitCode.Done;
    }
}
