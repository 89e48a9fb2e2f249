using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>
/// Runs each command line of the program that the documentation shows. The command lines of one page run in order, on the chronicle that
/// <c>init</c> writes and on the few records that the documentation names.
/// </summary>
public sealed partial class DocumentedCommandTests
{
    private const string NamedRecords = """
        -- input/components/rnull.md --
        ---
        name: Null lamp
        kind: lamp
        status: sold
        summary: It gives no light.
        sources: [catalogue-1]
        ---
        -- input/milestones/binder-merged.md --
        ---
        title: The null lamp is sold
        date: 2000
        kind: launch
        summary: Nobody sees it.
        sources: [catalogue-1]
        ---
        -- input/text/history.md --
        ---
        title: History
        order: 1
        summary: It is long.
        ---
        It began early.

        ## The first lamps

        They were dark.
        """;

    private const string NamedTables = """
        -- nodejs.json --
        [{ "cycle": "22", "releaseDate": "2024-04-24", "eol": "2027-04-30", "latest": "22.1.0" }]
        -- CHANGELOG.md --
        ## [2.0.0] - 2001-02-03

        - A lamp for desks.
        -- titles.csv --
        version,title,released
        8.1,The first torch,2001-01-31
        -- videos.csv --
        version,video
        8.1,https://lamps.test/video
        -- my-chronicle/input/imports/torches.yml --
        format: csv
        records:
          - kind: release
            id: "{version}"
            facts: { date: "{released|date}", summary: "{title|sentence}", links: [{ title: The video, url: "{video}" }], sources: [catalogue-1] }
        -- my-chronicle/input/imports/changelog.yml --
        format: changelog
        records:
          - kind: source
            once: true
            id: changelog
            facts: { title: The changelog, url: "https://lamps.test/", kind: docs }
          - kind: release
            id: "{version}"
            facts: { date: "{date}", summary: "Release {version}.", sources: [changelog] }
        """;

    /// <summary>The test of each command. The test of a page fails if the page shows a command that is not in this list.</summary>
    private static readonly Dictionary<string, Action<TemporaryFolder, string[]>> Tried = new(StringComparer.Ordinal)
    {
        // Publishing needs the address of the site. The workflow or the owner gives the address, so the test adds one.
        ["build"] = (folder, arguments) => Succeeds(folder,
            arguments.Contains("--publish") ? [.. arguments, "--base-url", "https://lamps.test/"] : arguments, "index.html"),
        ["check"] = (folder, arguments) => Succeeds(folder, arguments, null),
        // Without a title and without a terminal for questions, the command reports that it needs a title.
        ["new"] = (folder, arguments) =>
        {
            if (arguments.Length > 2)
                Succeeds(folder, arguments, null);
            else
                Assert.Contains("no id can be made without a title", Generator.Call(folder.Root, arguments).Error);
        },
        // The tables of the examples are short ones here.
        ["import"] = (folder, arguments) =>
        {
            if (!Directory.Exists(folder.PathOf("my-chronicle")))
                CopyAll(folder.PathOf("input"), folder.PathOf("my-chronicle/input"));
            folder.WriteAll(NamedTables);
            Succeeds(folder, [.. arguments.Select(word => File.Exists(folder.PathOf(word)) ? folder.PathOf(word) : word)], null);
        },
        ["upgrade"] = (folder, arguments) => Succeeds(folder, arguments, null),
        ["schemas"] = (folder, arguments) => Succeeds(folder, arguments, null),
        ["move"] = (folder, arguments) => Succeeds(folder, arguments, null),
        ["split"] = (folder, arguments) => Succeeds(folder, arguments, null),
        ["verify"] = (folder, arguments) =>
        {
            Assert.Equal(0, Generator.Call(folder.Root, "--quiet").ExitCode);
            Succeeds(folder, arguments, null);
        },
        // The clone and the source trees of the examples do not exist here. Only this is wrong with the command line.
        ["evidence"] = (folder, arguments) => IsRefused(folder, arguments, MissingTrees(arguments)),
        ["harvest"] = (folder, arguments) => IsRefused(folder, arguments, MissingTrees(arguments)),
        ["links"] = (folder, arguments) => Succeeds(folder, arguments, null),
        // The documentation compares the site with a web address that does not exist. The test replaces it with the output folder.
        ["changed-pages"] = (folder, arguments) =>
        {
            Assert.Equal(0, Generator.Call(folder.Root, "--quiet").ExitCode);
            Succeeds(folder, [.. arguments.Select(word => word.StartsWith("https:", StringComparison.Ordinal) ? folder.PathOf("output") : word)],
                null);
        },
        // The command runs until it is stopped, so the test only reads the address that it prints.
        ["serve"] = (folder, arguments) =>
        {
            using var process = Generator.Begin(folder.Root, [], [.. arguments, "--port", "0"]);
            try
            {
                Assert.Contains("http://", process.StandardOutput.ReadLine());
            }
            finally
            {
                process.Kill();
                process.WaitForExit();
            }
        },
        ["init"] = (folder, arguments) => Succeeds(folder, arguments, null),
        // The test copied the complete theme of the repository. The command needs a chronicle that uses the built-in theme, so the test
        // deletes the copy.
        ["theme"] = (folder, arguments) =>
        {
            if (Directory.Exists(folder.PathOf("theme")) && File.Exists(folder.PathOf("theme/theme.yml")))
                Directory.Delete(folder.PathOf("theme"), recursive: true);
            Succeeds(folder, arguments, null);
        },
        ["--explain"] = (folder, arguments) => Assert.Equal(0, Generator.Start(folder.Root, arguments).ExitCode),
        ["help"] = (folder, arguments) => Succeeds(folder, arguments, null),
        ["completion"] = (folder, arguments) => Succeeds(folder, arguments, null),
        ["--help"] = (folder, arguments) => Succeeds(folder, arguments, null),
    };

    /// <summary>Folders without documentation of the program: folders of generated files, and folders of records.</summary>
    [GeneratedRegex("(^|/)(bin|obj|output|node_modules|Starter|FixedChronicle)/|^input/(text|components|releases|milestones)/")]
    private static partial Regex NoDocumentation();

    public static IEnumerable<TheoryDataRow<string>> Pages =>
        Directory.EnumerateFiles(Repository.Root, "*.md", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.None
        })
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(name => !NoDocumentation().IsMatch(name) && CommandsOf(name).Any())
            .Order(StringComparer.Ordinal).Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_line_of_a_page_works(string page)
    {
        var folder = new TemporaryFolder();
        CopyAll(Repository.PathOf("src", "Site", "Starter", "input"), folder.PathOf("input"));
        CopyAll(Repository.PathOf("theme"), folder.PathOf("theme"));
        folder.WriteAll(NamedRecords);
        folder.Write("input/site.yml", folder.Read("input/site.yml")
            .Replace("milestone_kinds:\n", "milestone_kinds:\n  announcement: { label: Announcement }\n"));
        foreach (var arguments in CommandsOf(page))
        {
            var command = arguments.FirstOrDefault(word => Tried.ContainsKey(word) || !word.StartsWith("--", StringComparison.Ordinal))
                ?? "build";
            Assert.True(Tried.TryGetValue(command, out var attempt), $"{page} shows \"{command}\", which has no test in {nameof(Tried)}");
            attempt(folder, [.. arguments.Select(word => word is "output" or "my-chronicle" ? folder.PathOf(word) : word)]);
        }
    }

    [Fact]
    public void The_pages_and_their_commands_are_found()
    {
        Assert.Superset(
            new HashSet<string> { "README.md", "input/README.md", "theme/README.md", "docs/new-chronicle.md", ".github/CONTRIBUTING.md",
                ".github/pull_request_template.md" },
            Pages.Select(row => row.Data).ToHashSet());
        Assert.Equal(["check", "check", "new", "new", "check", "serve", "schemas", "evidence", "evidence", "evidence", "evidence", "harvest", "harvest", "upgrade", "move", "split"],
            CommandsOf("input/README.md").Select(arguments => arguments.FirstOrDefault("")));
        Assert.Equal(["new", "source", "a-b", "--set", "title=An example"],
            Split("dotnet run --project src/Site -- new source a-b --set title=\"An example\"  # why").Single());
    }

    private static IEnumerable<string[]> CommandsOf(string page) => Split(File.ReadAllText(Repository.PathOf(page)));

    private static IEnumerable<string[]> Split(string text) => Command().Matches(text)
        .Select(match => (string[])[.. Word().Matches(match.Groups["arguments"].Value)
            .Select(word => string.Concat(word.Value.Split('"')))]);

    private static void Succeeds(TemporaryFolder folder, string[] arguments, string? expectedFile)
    {
        var run = Generator.Call(folder.Root, arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}\n{run.Error}");
        if (expectedFile is not null)
            Assert.True(File.Exists(Path.Join(arguments switch
            {
                [.., "--output", var output] => output,
                [.., "--root", var root] => Path.Join(root, "output"),
                _ => folder.PathOf("output"),
            }, expectedFile)));
    }

    /// <summary>The possible messages about the missing clone or a missing source tree that the arguments name.</summary>
    private static IEnumerable<string> MissingTrees(string[] arguments) => arguments.Zip(arguments.Skip(1), (option, value) => option switch
    {
        "--repository" => $"--repository: there is no folder {Path.GetFullPath(value)}\n",
        "--tree" => $"--tree {value}: there is no folder {value.Split('=')[^1]}\n",
        _ => "",
    }).Where(message => message != "");

    /// <summary>Asserts that the program refuses the command line, and that the message is one of these.</summary>
    private static void IsRefused(TemporaryFolder folder, string[] arguments, IEnumerable<string> messages)
    {
        var run = Generator.Call(folder.Root, arguments);
        Assert.True(run.ExitCode == 2 && messages.Contains(run.Error),
            $"{string.Join(' ', arguments)}\nends with {run.ExitCode}, and the message is not about a missing clone or tree:\n{run.Error}");
    }

    private static void CopyAll(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Join(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    // Command lines in code blocks and in running text, without the comment after #. ToolPackageTests runs the installed tool.
    [GeneratedRegex(@"(?:dotnet run --project src/Site(?: --)?|\bchronicler(?= (?:new|check|build|import|upgrade|move|theme(?! eject FILE))\b))(?<arguments>(?<=[-r]) (?:""[^""\n]*""|[^#`""\n])*)?")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?:[^\s""]|""[^""]*"")+")]
    private static partial Regex Word();
}
