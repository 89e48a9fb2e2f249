using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Chronicle.Authoring;
using Chronicle.Authoring.EditorHelp;
using Chronicle.Cli.BuiltIn;
using Chronicle.Cli.Disk;
using Chronicle.Cli.Terminal.Questions;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;

namespace Chronicle.Cli.Commands;

/// <summary>
/// <c>init DIR</c>: writes a small, complete chronicle into an empty folder. On a terminal, it asks for facts that only the owner of the
/// chronicle knows, such as the address of the site.
/// </summary>
internal sealed class InitCommand
{
    private const string Readme = "README.md";

    /// <summary>The options whose values are written into the settings of a new chronicle.</summary>
    private static readonly ImmutableArray<string> OwnerOptions = ["--base-url", "--repository", "--tag-authority"];

    private readonly Argument<DirectoryInfo> _folder = new("DIR")
    { Description = "An empty folder, the name of a new one, or the clone of a new repository; with --github, also an existing chronicle" };

    private readonly Option<bool> _github = new("--github")
    { Description = "Also write the files for GitHub: a workflow that publishes on Pages, Dependabot, a form for issues" };

    private readonly Option<string?> _actions = new("--actions")
    { Description = "The repository with the generator's workflows (OWNER/NAME), if this program does not know it" };

    public Command Create(CommandLine line) =>
        line.Create(new("init", "Begin a new chronicle: a small input that builds at once") { _folder, _github, _actions }, Run);

    internal int Run(CommandContext context)
    {
        var folder = context.Arguments.GetValue(_folder)!;
        var github = context.Arguments.GetValue(_github);
        var given = context.Arguments.GetValue(_actions);
        if (given is not null && !GitHubFiles.IsRepository(given))
            return context.Refuse($"--actions {given} is no OWNER/NAME of a repository on GitHub");
        if (given is not null && !github)
            return context.Refuse("--actions needs --github, because only its files name the repository");
        var actions = given ?? BuiltInFiles.Repository;
        if (github && !GitHubFiles.IsRepository(actions))
            return context.Refuse("this program does not know the repository of the generator, whose .github/workflows has chronicle.yml; "
                + "name it with --actions OWNER/NAME");
        var owner = new ChronicleOwner(context.Arguments.GetValue<string?>("--base-url"),
            context.Arguments.GetValue<string?>("--repository"), context.Arguments.GetValue<string?>("--tag-authority"));
        if (github && File.Exists(Path.Join(folder.FullName, "input", InputNames.Settings)))
            return OwnerOptions.FirstOrDefault(name => context.Arguments.GetValue<string?>(name) is not null) is { } option
                ? context.Refuse($"{option} is only for a new chronicle, and {folder.FullName} is one already; change its input/site.yml")
                : AddGitHubFiles(context, folder.FullName, actions!);
        if (File.Exists(folder.FullName))
            return context.Refuse($"{folder.FullName} is a file; name an empty folder or a new one");
        if (folder.Exists && folder.EnumerateFileSystemInfos().FirstOrDefault(entry => !IsOfNewClone(entry) && IsInUse(entry))
            is { } used)
            return context.Refuse($"{folder.FullName} is not empty: it has {used.Name}; "
                + "name an empty folder, a new one, or a clone with no other files than README.md, LICENSE, .gitignore and .gitattributes");
        try
        {
            if (context.Author is { } author)
                owner = Ask(owner, author);
        }
        catch (EndOfInput)
        {
            return context.RefuseEnd();
        }
        var files = BuiltInFiles.In("starter").Concat(github ? GitHubFiles.Create(actions!) : []).Select(file => Complete(file, owner))
            .ToArray();
        var isReadmeKept = File.Exists(Path.Join(folder.FullName, Readme));
        Write(folder.FullName, [.. files.Where(file => file.Path != Readme || !isReadmeKept)
            .Select(file => file.Path is ".gitignore" or ".gitattributes" ? WithLinesOf(folder.FullName, file) : file)]);
        context.Summarize($"a small chronicle is in {folder.FullName}; "
            + (isReadmeKept ? "your README.md is unchanged, and input/README.md describes the files of the input"
                : "its README.md describes the next steps")
            + (github ? DescribeVersion() : ""));
        return ExitCode.Done;
    }

    /// <summary>Adds the files for GitHub to an existing chronicle. A file that is there already stays.</summary>
    private static int AddGitHubFiles(CommandContext context, string folder, string actions)
    {
        var files = GitHubFiles.Create(actions).ToLookup(file => File.Exists(Path.Join(folder, file.Path)));
        if (!files[false].Any())
            return context.Refuse($"{folder} has all files for GitHub already");
        AtomicFile.WriteAll(folder, [.. files[false].Select(file => new FileToWrite(file.Path, file.Bytes))]);
        context.Summarize($"{folder} has new files for GitHub: {string.Join(", ", files[false].Select(file => file.Path))}"
            + (files[true].Any() ? $"; these were there and stay: {string.Join(", ", files[true].Select(file => file.Path))}" : "")
            + DescribeVersion());
        return ExitCode.Done;
    }

    // A program that was built from its sources has no number of a release.
    private static string DescribeVersion() => !BuiltInFiles.Version.StartsWith("0.0.0", StringComparison.Ordinal) ? ""
        : $"; the files for GitHub name the version {BuiltInFiles.Version}, which is not published, "
            + "so write a published version before you push";

    /// <summary>
    /// Whether a clone of a new repository can have this entry. The files stay, and <c>init</c> adds its lines to two of them.
    /// </summary>
    private static bool IsOfNewClone(FileSystemInfo entry) => entry.LinkTarget is null
        && (entry.Name == ".git" || entry is FileInfo
            && entry.Name is Readme or "LICENSE" or "LICENSE.md" or "LICENSE.txt" or ".gitignore" or ".gitattributes");

    /// <summary>The lines of an existing file, and the lines of the new file that it lacks.</summary>
    private static InputFile WithLinesOf(string folder, InputFile file)
    {
        if (PlainFile.ReadIfAny(Path.Join(folder, file.Path)) is not { } bytes)
            return file;
        var existing = Encoding.UTF8.GetString(bytes);
        var known = existing.Split('\n').Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        var missing = Encoding.UTF8.GetString(file.Bytes.Span).Split('\n').Where(line => line.Length > 0 && !known.Contains(line));
        return file with
        {
            Bytes = Encoding.UTF8.GetBytes(string.Join('\n', [existing.TrimEnd('\r', '\n'), .. missing]).TrimStart('\n') + "\n"),
        };
    }

    // An interrupted init leaves folders and temporary files, and can be repeated.
    private static bool IsInUse(FileSystemInfo entry) => entry.LinkTarget is not null
        || (entry is DirectoryInfo folder ? folder.EnumerateFileSystemInfos().Any(IsInUse) : !AtomicFile.IsTemporary(entry.Name));

    private static InputFile Complete(InputFile file, ChronicleOwner owner) => file.Path switch
    {
        // The built-in file has a different name, because git would apply a file with the real name to this repository.
        "gitignore.txt" => file with { Path = ".gitignore" },
        "gitattributes.txt" => file with { Path = ".gitattributes" },
        "input/" + InputNames.Settings =>
            file with { Bytes = Encoding.UTF8.GetBytes(NewChronicle.Fill(Encoding.UTF8.GetString(file.Bytes.Span), owner)) },
        _ => file,
    };

    /// <summary>Writes the files of the chronicle and the files for editors: all or none of them.</summary>
    private static void Write(string folder, ImmutableArray<InputFile> files)
    {
        var input = new Folder("input", [.. files.Where(file => file.Path.StartsWith("input/", StringComparison.Ordinal))]);
        var forEditors = EditorFiles.Create(new InputFiles(input, new("theme", [])));
        Directory.CreateDirectory(folder);
        // The folder of git is not a part of the chronicle.
        foreach (var path in Directory.GetDirectories(folder).Where(path => Path.GetFileName(path) != ".git")
            .SelectMany(path => Directory.GetDirectories(path, "*", SearchOption.AllDirectories).Append(path)).Append(folder))
            AtomicFile.DeleteTemporaryFiles(path);
        AtomicFile.WriteAll(folder, [.. files.Select(file => new FileToWrite(file.Path, file.Bytes)), .. forEditors.Select(file =>
            new FileToWrite($"{SchemasCommand.Folder}/{file.Name}", Encoding.UTF8.GetBytes(file.Text)))]);
    }

    /// <summary>Asks for each value that is not on the command line.</summary>
    /// <exception cref="EndOfInput">The author ended the input.</exception>
    internal static ChronicleOwner Ask(ChronicleOwner owner, AuthorStreams author)
    {
        if (owner is not { Url: not null, Repository: not null, TagAuthority: not null })
            author.Questions.WriteLine("An empty line leaves a value for later; Ctrl-D ends without a chronicle.");
        var url = owner.Url ?? Ask("url", "The address of the published site", null, author);
        var repository = owner.Repository ?? Ask("repository", "The address of the repository, for links to change a page",
            NewChronicle.GuessRepository(url), author);
        var authority = owner.TagAuthority ?? Ask("tag_authority",
            "Your host and a year, such as example.org,2026: the beginning of every id in feeds, which never changes", null, author);
        return new(url, repository, authority);
    }

    /// <summary>
    /// Repeats the question until the answer is valid. An empty line means the suggestion. Null if there is no suggestion.
    /// </summary>
    private static string? Ask(string key, string question, string? suggestion, AuthorStreams author)
    {
        while (true)
        {
            author.Questions.WriteLine(question);
            author.Questions.Write(suggestion is null ? "> " : $"[{suggestion}] > ");
            var answer = author.Answers.ReadLine() ?? throw new EndOfInput();
            var line = answer.Trim() is { Length: > 0 } given ? given : suggestion;
            if (line is null || NewChronicle.Explain(key, line) is not { } wrong)
                return line;
            author.Questions.WriteLine(MessageText.Sanitize($"  {wrong}"));
        }
    }
}
