using System.Collections.Immutable;
using System.CommandLine;
using Chronicle.Cli.Git;

namespace Chronicle.Cli.Evidence;

/// <summary>An unpacked source tree: the release to which it belongs, and its folder.</summary>
internal sealed record GivenTree(string Release, string Folder);

/// <summary>The trees that a command line names. The repository is null if the command line names only unpacked trees.</summary>
internal sealed record GivenTrees(string? Repository, ImmutableArray<GivenTree> Unpacked);

/// <summary>The options by which a command line names trees.</summary>
internal sealed class TreeOptions
{
    public Option<DirectoryInfo?> Repository { get; } = new("--repository")
    { Description = "A git repository with the tags of the releases: bare or not, whole or a partial clone" };

    public Option<string[]> Trees { get; } = new("--tree")
    {
        Description = "An unpacked source tree of a release, as in --tree 1.2=lamps-1.2; once for each",
        HelpName = "RELEASE=DIR",
    };

    /// <summary>Reads the trees of a command line. Returns null, with the reason, if it names no tree or an invalid one.</summary>
    public GivenTrees? Read(ParseResult arguments, out string problem)
    {
        problem = "";
        var repository = arguments.GetValue(Repository)?.FullName;
        var trees = ImmutableArray.CreateBuilder<GivenTree>();
        foreach (var text in arguments.GetValue(Trees) ?? [])
        {
            var parts = text.Split('=', 2);
            if (parts is not [{ Length: > 0 } release, { Length: > 0 } folder])
                problem = $"--tree {text}: write it as --tree RELEASE=DIR";
            else if (!Directory.Exists(folder))
                problem = $"--tree {text}: there is no folder {folder}";
            else if (trees.Any(tree => tree.Release == release))
                problem = $"--tree {text}: there are two trees of {release}; name one";
            else
                trees.Add(new(release, Path.GetFullPath(folder)));
        }
        if (problem == "" && repository is not null && !Directory.Exists(repository))
            problem = $"--repository: there is no folder {repository}";
        if (problem == "" && repository is not null && GitProgram.FindDataFolder(repository) is null)
            problem = $"--repository: {repository} is no git repository; clone one, or name an unpacked tree with --tree RELEASE=DIR";
        if (problem == "" && repository is null && trees.Count == 0)
            problem = "name the trees to search: --repository DIR, or --tree RELEASE=DIR for each";
        return problem == "" ? new(repository, trees.ToImmutable()) : null;
    }
}
