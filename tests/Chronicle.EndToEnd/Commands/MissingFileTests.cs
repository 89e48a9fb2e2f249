using System.CommandLine;
using Chronicle.Testing;

namespace Chronicle.EndToEnd.Commands;

/// <summary>A file or a folder on the command line that does not exist is a wrong command line, with the exit code 2.</summary>
public sealed class MissingFileTests
{
    /// <summary>A command line for each argument and option that names a file or a folder to read.</summary>
    private static readonly Dictionary<string, string> Lines = new(StringComparer.Ordinal)
    {
        ["--root"] = "check --root nowhere",
        ["--input"] = "check --input nowhere",
        ["--theme"] = "check --theme nowhere",
        ["check --ledger"] = "check --ledger nowhere.txt",
        ["links --report"] = "links --report nowhere.json",
        ["evidence --repository"] = "evidence --repository nowhere",
        ["evidence --tree"] = "evidence --tree 1=nowhere",
        ["harvest --repository"] = "harvest 1 --repository nowhere",
        ["harvest --tree"] = "harvest 1 --tree 1=nowhere",
        ["verify PLACE"] = "verify nowhere",
        ["changed-pages BEFORE"] = "changed-pages nowhere FOLDER",
        ["changed-pages AFTER"] = "changed-pages FOLDER nowhere.json",
        ["import MAPPING"] = "import nowhere.yml input/site.yml",
        ["import FILE"] = "import endoflife.date nowhere.json",
        ["import FILE in a folder"] = "import endoflife.date nowhere/nowhere.json",
        ["theme eject FILE"] = "theme eject nowhere.html",
        ["theme diff FILE"] = "theme diff nowhere.html",
        ["theme mark FILE"] = "theme mark nowhere.html",
    };

    /// <summary>The files and folders that a command makes.</summary>
    private static readonly string[] Made = ["--output", "import --report", "init DIR"];

    public static TheoryData<string> Names => [.. Lines.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_missing_file_is_a_wrong_command_line(string name)
    {
        var folder = new TemporaryFolder();
        folder.WriteAll(SmallSite.Archive);
        var run = Generator.Call(folder.Root, [.. Lines[name].Split(' ').Select(word => word == "FOLDER" ? folder.PathOf("input") : word)]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("nowhere", run.Error);
    }

    [Fact]
    public void Every_argument_of_a_path_has_a_command_line()
    {
        var root = Cli.Program.CreateRoot(new());
        Assert.Empty(Symbols(root, "").Except(Lines.Keys).Except(Made));
    }

    private static IEnumerable<string> Symbols(Command command, string name) =>
    [
        .. command.Options.Where(option => IsPath(option.ValueType)).Select(option => $"{name} {option.Name}".Trim()),
        .. command.Arguments.Where(argument => IsPath(argument.ValueType)).Select(argument => $"{name} {argument.Name}".Trim()),
        .. command.Subcommands.SelectMany(child => Symbols(child, $"{name} {child.Name}".Trim())),
    ];

    private static bool IsPath(Type type) => typeof(FileSystemInfo).IsAssignableFrom(type);
}
