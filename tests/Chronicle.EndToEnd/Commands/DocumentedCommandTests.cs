using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>Every command line of the generator that the documentation shows does what it shows. Those of one page are run in their order, on a copy of the site.</summary>
public sealed partial class DocumentedCommandTests
{
    private static readonly string[] Pages = ["README.md", "input/README.md", "theme/README.md", "docs/publishing.md", "docs/new-chronicle.md", "tests/README.md", ".github/CONTRIBUTING.md", ".github/pull_request_template.md"];

    /// <summary>How each command is tried. A command that is not here is not documented without being tried.</summary>
    private static readonly Dictionary<string, Action<TemporaryFolder, string[]>> Tried = new(StringComparer.Ordinal)
    {
        ["build"] = (folder, arguments) => Succeeds(folder, arguments, "index.html"),
        ["check"] = (folder, arguments) => Succeeds(folder, arguments, null),
        // With nothing on the line and nobody to ask it says what it needs.
        ["new"] = (folder, arguments) =>
        {
            if (arguments.Length > 2)
                Succeeds(folder, arguments, null);
            else
                Assert.Contains("no id can be made without a title", Generator.Start(folder.Root, arguments).Error);
        },
        ["schemas"] = (folder, arguments) => Succeeds(folder, arguments, null),
        ["move"] = (folder, arguments) => Succeeds(folder, arguments, null),
        ["verify"] = (folder, arguments) =>
        {
            Assert.Equal(0, Generator.Start(folder.Root, "--quiet").ExitCode);
            Succeeds(folder, arguments, null);
        },
        // It runs until it is ended: the address that it prints is enough.
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
        ["--help"] = (folder, arguments) => Succeeds(folder, arguments, null),
    };

    [Theory]
    [MemberData(nameof(PagesWithCommands))]
    public void Every_command_line_of_a_page_works(string page)
    {
        using var folder = new TemporaryFolder();
        foreach (var part in new[] { "input", "theme" })
            CopyAll(Repository.PathOf(part), folder.PathOf(part));
        foreach (var arguments in CommandsOf(page))
        {
            var command = arguments.FirstOrDefault(word => Tried.ContainsKey(word) || !word.StartsWith("--", StringComparison.Ordinal)) ?? "build";
            Assert.True(Tried.TryGetValue(command, out var attempt), $"{page} shows \"{command}\", and no test tries it");
            attempt(folder, arguments);
        }
    }

    [Fact]
    public void The_pages_with_commands_are_all_looked_at()
    {
        Assert.Equal(["README.md", "input/README.md", "theme/README.md", "docs/publishing.md", "docs/new-chronicle.md", ".github/CONTRIBUTING.md", ".github/pull_request_template.md"], PagesWithCommands.Select(row => row.Data));
        Assert.Equal(["new", "new", "check", "serve", "", "schemas", "move"], CommandsOf("input/README.md").Select(arguments => arguments.FirstOrDefault("")));
        var all = Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(name => !Regex.IsMatch(name, "(^|/)(bin|obj|output|node_modules|Starter)/|^input/(text|components|releases|milestones)/"));
        Assert.Empty(all.Where(name => Command().IsMatch(File.ReadAllText(Repository.PathOf(name)))).Except(Pages));
    }

    public static IEnumerable<TheoryDataRow<string>> PagesWithCommands => Pages.Where(page => CommandsOf(page).Any()).Select(page => new TheoryDataRow<string>(page));

    private static IEnumerable<string[]> CommandsOf(string page) => Command().Matches(File.ReadAllText(Repository.PathOf(page)))
        .Select(match => (string[])[.. Word().Matches(match.Groups["arguments"].Value).Select(word => string.Concat(word.Value.Split('"')))]);

    private static void Succeeds(TemporaryFolder folder, string[] arguments, string? made)
    {
        var run = Generator.Start(folder.Root, arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}\n{run.Error}");
        if (made is not null)
            Assert.True(File.Exists(Path.Join(arguments is [.., "--output", var output] ? folder.PathOf(output) : arguments is [.., "--root", var root] ? folder.PathOf(root + "/output") : folder.PathOf("output"), made)));
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

    // In a block or in running text; a comment after # is for people.
    [GeneratedRegex(@"dotnet run --project src/Site(?: --(?<arguments> (?:""[^""\n]*""|[^#`""\n])*))?")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?:[^\s""]|""[^""]*"")+")]
    private static partial Regex Word();
}
