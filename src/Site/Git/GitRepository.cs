using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chronicle.Evidence;

namespace Chronicle.Cli.Git;

/// <summary>
/// A tag: the id of the object that the tag names, and the day of the tag. The day comes from the tagger, or from the commit if there is no
/// tagger. It is null if the object states no valid time.
/// </summary>
internal sealed record GitTag(string Id, DateOnly? Day);

/// <summary>A repository on the disk: bare or with a work tree; complete, shallow, or a partial clone.</summary>
internal sealed class GitRepository : IDisposable
{
    private readonly GitProgram _git;
    private readonly GitProgram _reader;
    private readonly string _folder;
    private readonly DirectoryInfo _empty;
    private readonly string? _remote;
    private readonly HashSet<string> _present = new(StringComparer.Ordinal);
    private GitObjects? _objects;

    private GitRepository(string folder, GitProgram git, string objects, string format)
    {
        (_folder, _git) = (folder, git);
        IsShallow = _git.Run(out _, "rev-parse", "--is-shallow-repository")?.Trim() == "true";
        var promisor = _git.Run(out _, "config", "--local", "--get-regexp", @"^remote\..*\.promisor$")?.Split('\n')
            .Select(line => line.Split(' ')).Where(words => words is [_, "true"])
            .Select(words => words[0]["remote.".Length..^".promisor".Length])
            .FirstOrDefault(name => name.Length > 0);
        // Git fetches from the first address. Without an address, the fetch fails with git's message.
        _remote = promisor is null ? null
            : _git.Run(out _, "config", "--local", "--get-all", $"remote.{promisor}.url")?.Split('\n', '\r')[0] ?? "";
        // The last step, so that no failure leaves the folder behind.
        _empty = CreateEmpty(format);
        _reader = new(_empty.FullName, objects);
    }

    public bool IsShallow { get; }

    public GitObjects Objects => _objects ??= new(_reader);

    /// <exception cref="RefusedException">There is no repository, or no version of git that can read it.</exception>
    public static GitRepository Open(string folder)
    {
        if (GitProgram.FindProblem() is { } problem)
            throw new RefusedException(problem);
        var git = new GitProgram(GitProgram.FindDataFolder(folder) ?? throw new RefusedException($"{folder} is no git repository"));
        if (git.Run(out var error, "rev-parse", "--git-path", "objects") is not { } objects
            || git.Run(out error, "rev-parse", "--show-object-format") is not { } format)
            throw new RefusedException($"git cannot read {folder}: {error}");
        return new(folder, git, Path.GetFullPath(objects.TrimEnd('\n', '\r')), format.Trim());
    }

    public IReadOnlyDictionary<string, GitTag> ReadTags()
    {
        var tags = new Dictionary<string, GitTag>(StringComparer.Ordinal);
        var list = _git.ListTags(_folder, "refname", "%(creatordate:unix) %(objectname) %(refname)");
        foreach (var line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.Split(' ') is [{ Length: > 0 } seconds, var id, var name])
                tags[name["refs/tags/".Length..]] = new(id, GitProgram.DayOf(seconds));
        return tags;
    }

    /// <summary>Returns the tree of a tag; null if the tag leads to no tree.</summary>
    public GitTree? ReadTree(string name, GitTag tag) => Objects.Read($"{tag.Id}^{{tree}}", (_, _) => { }, out _) is { Type: "tree" } tree
        ? new(this, name, tree.Id) : null;

    /// <summary>Fetches the missing objects of a partial clone, all in one request. Does nothing if the repository is complete.</summary>
    public void FetchMissing(IReadOnlyCollection<string> ids)
    {
        if (_remote is null)
            return;
        string[] missing = [.. ids.Where(id => !_present.Contains(id) && Objects.Read(id, (_, _) => { }, out _) is null)];
        _present.UnionWith(ids);
        if (missing.Length == 0)
            return;
        if (!_reader.Fetch(_remote, missing, out var error))
            throw new RefusedException($"{SummaryText.Count(missing.Length, "missing file")} in the partial clone {_folder}, "
                + $"and git cannot fetch the files: {error}");
        // Ends the reading process, because a process that was started before the fetch may not find the new objects.
        _objects?.Dispose();
        _objects = null;
    }

    /// <summary>
    /// Returns the commits that have these names, each with the first release that contains it. The history of each release is read once,
    /// without the history of the earlier releases. The search ends when all commits are found.
    /// </summary>
    /// <param name="ambiguous">The names that match several objects.</param>
    public IReadOnlyDictionary<string, CommitFacts> ReadCommits(ImmutableArray<string> names,
        IEnumerable<(string Release, string TagId)> releases, out ImmutableArray<string> ambiguous)
    {
        var facts = new Dictionary<string, CommitFacts>(StringComparer.Ordinal);
        var unclear = ImmutableArray.CreateBuilder<string>();
        foreach (var name in names.Where(name => name.Length >= 4 && name.All(char.IsAsciiHexDigit)))
            if (ReadCommit(name) is { } commit)
                facts.Add(name, commit);
            else if (Objects.Read(name, (_, _) => { }, out var problem) is null && problem == "ambiguous")
                unclear.Add(name);
        ambiguous = unclear.ToImmutable();
        var wanted = facts.Values.Select(commit => commit.Id).ToHashSet(StringComparer.Ordinal);
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        List<string> before = [];
        foreach (var (release, tag) in releases.TakeWhile(_ => wanted.Count > 0))
        {
            foreach (var id in Walk(tag, before))
                if (wanted.Remove(id))
                    first[id] = release;
            before.Add("^" + tag);
        }
        return facts.ToDictionary(entry => entry.Key, entry => entry.Value with { First = first.GetValueOrDefault(entry.Value.Id) },
            StringComparer.Ordinal);
    }

    public void Dispose()
    {
        try
        {
            _objects?.Dispose();
        }
        finally
        {
            _empty.Delete(recursive: true);
        }
    }

    private CommitFacts? ReadCommit(string name)
    {
        CommitFacts? facts = null;
        Objects.Read($"{name}^{{commit}}", (found, bytes) => facts = Describe(found.Id, Encoding.UTF8.GetString(bytes.Span)), out _);
        return facts;
    }

    private IEnumerable<string> Walk(string tag, IEnumerable<string> without)
    {
        // A command line cannot hold the tags of many releases.
        using var walk = _reader.Start("rev-list", "--stdin");
        var errors = walk.StandardError.ReadToEndAsync();
        GitProgram.Send(walk, [tag, .. without]);
        while (walk.StandardOutput.ReadLine() is { } id)
            yield return id;
        walk.WaitForExit();
        if (walk.ExitCode != 0)
            throw new RefusedException($"git cannot walk the history of {_folder}: {errors.Result.Trim()}");
    }

    private static DirectoryInfo CreateEmpty(string format)
    {
        var empty = Directory.CreateTempSubdirectory("evidence-");
        empty.CreateSubdirectory("refs");
        empty.CreateSubdirectory("objects");
        File.WriteAllText(Path.Join(empty.FullName, "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(Path.Join(empty.FullName, "config"), format == "sha1" ? "[core]\n\trepositoryFormatVersion = 0\n\tbare = true\n"
            : $"[core]\n\trepositoryFormatVersion = 1\n\tbare = true\n[extensions]\n\tobjectFormat = {format}\n");
        return empty;
    }

    private static CommitFacts Describe(string id, string commit) => new(id, DayOf(commit, "author "), DayOf(commit, "committer "), null);

    // The line is "author NAME <MAIL> SECONDS ZONE", or begins with "committer". The result is the day in the time zone of the line,
    // because web pages about a commit show this day. Null if there is no such line, or if its time is not valid.
    private static DateOnly? DayOf(string commit, string key) =>
        commit.Split('\n').FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?.Split(' ') is [.., var seconds, var zone]
            ? GitProgram.DayOf(seconds, ToSeconds(zone)) : null;

    private static int ToSeconds(string zone) =>
        int.TryParse(zone, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value is >= -1400 and <= 1400
            ? (value / 100 * 60 + value % 100) * 60 : 0;
}
