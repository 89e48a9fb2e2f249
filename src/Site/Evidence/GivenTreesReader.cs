using Chronicle.Cli.Git;
using Chronicle.Evidence;

namespace Chronicle.Cli.Evidence;

/// <summary>
/// Passes the trees that the command line names to the <see cref="EvidenceRun"/>, one after the other. It prints the tags and commits that
/// it leaves out.
/// </summary>
internal sealed class GivenTreesReader(EvidenceRun run, CommandContext context)
{
    /// <summary>Returns the reason if the repository or an unpacked tree cannot be used, otherwise null.</summary>
    public string? Read(GivenTrees given)
    {
        if (given.Repository is not null
            && ReadRepository(given.Repository, [.. given.Unpacked.Select(tree => tree.Release)]) is { } unusable)
            return unusable;
        foreach (var (release, folder) in given.Unpacked)
        {
            var tree = new FolderTree(folder);
            var version = run.ReadVersion(tree, release, out var problem);
            if (problem is not null)
                return problem;
            context.Progress.Show($"{release} in {folder}");
            run.AddAnswers(tree, release, version, onlyFigures: false);
        }
        return null;
    }

    private string? ReadRepository(string folder, HashSet<string> unpacked)
    {
        using var repository = GitRepository.Open(folder);
        var tags = repository.ReadTags();
        TaggedTree[] known = [.. run.TaggedTrees.Where(tree => tags.ContainsKey(tree.Tag))];
        if (known.Length == 0)
            return $"{folder} has {(tags.Count == 0 ? "no tags" : "no tag of a release")}; "
                + $"the newest release would be {run.TaggedTrees.LastOrDefault(tree => !tree.OnlyFigures)?.Tag}";
        run.On ??= known.Max(tree => tags[tree.Tag].Day);
        ReportLeftOut([.. run.TaggedTrees.Where(tree => !tree.OnlyFigures && !tags.ContainsKey(tree.Tag)).Select(tree => tree.Tag)],
            "tags that the repository does not have, so they were not searched:");
        foreach (var tagged in known.Where(tree => !unpacked.Contains(tree.Release)))
        {
            context.Progress.Show(tagged.Tag);
            if (repository.ReadTree(tagged.Tag, tags[tagged.Tag]) is { } tree)
                run.AddAnswers(tree, tagged.Release, null, tagged.OnlyFigures);
            else
                ReportLeftOut([tagged.Tag], "a tag without a tree, so it was not searched:");
        }
        ReadCommits(repository, known.Where(tree => !tree.OnlyFigures).Select(tree => (tree.Release, tags[tree.Tag].Id)));
        return null;
    }

    private void ReadCommits(GitRepository repository, IEnumerable<(string Release, string TagId)> releases)
    {
        if (run.Commits.IsEmpty)
            return;
        if (repository.IsShallow)
        {
            ReportLeftOut([.. run.Commits], "the clone is shallow (its history is cut off; git fetch --unshallow brings the rest), "
                + "so no commit was searched:");
            return;
        }
        context.Progress.Show("commits");
        var commits = repository.ReadCommits(run.Commits, releases, out var ambiguous);
        ReportLeftOut([.. ambiguous], "hashes that match several objects; write more digits:");
        run.AddCommits(commits, ambiguous);
    }

    private void ReportLeftOut(string[] names, string what)
    {
        if (names.Length > 0)
            context.Note($"{what} {string.Join(", ", names)}");
    }
}
