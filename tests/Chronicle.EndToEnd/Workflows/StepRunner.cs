using System.Diagnostics;
using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.EndToEnd.Workflows;

/// <summary>The result of a step: its exit code, its outputs for later steps, its summary, and its calls of stand-ins.</summary>
/// <param name="Output">Standard output and standard error together.</param>
/// <param name="Calls">A line for each call of a stand-in: its name and its arguments.</param>
public sealed record StepResult(
    int ExitCode, string Output, IReadOnlyDictionary<string, string> Outputs, string Summary, IReadOnlyList<string> Calls);

/// <summary>
/// Runs a step like a runner of GitHub: in bash with <c>-eo pipefail</c>, with the variables of the runner. A table gives the values of
/// expressions. The workspace is a clean clone of a small chronicle. Programs that need a network, a service or minutes have stand-ins on
/// the PATH, which record their arguments. The generator is the real one, and is already compiled.
/// </summary>
public sealed partial class StepRunner
{
    /// <summary>
    /// The stand-in for dotnet. It does not compile the generator, but creates an empty file in its place. If a step runs this file or the
    /// project of the generator, the stand-in runs the generator of the tests.
    /// </summary>
    private const string Dotnet = """
        #!/usr/bin/env bash
        real() { exec "$REAL_DOTNET" exec "$REAL_GENERATOR" "$@"; }
        echo "dotnet $*" >> "$CALLS"
        if [ -n "$DOTNET_FAILS" ]; then echo "error: made to fail" >&2; exit 1; fi
        case "$1" in
          publish)
            [ -e "$2" ] || { echo "MSB1009: $2 is not there" >&2; exit 1; }
            while [ $# -gt 0 ]; do if [ "$1" = -o ]; then mkdir -p "$2"; touch "$2/Chronicle.Cli.dll"; fi; shift; done ;;
          run)
            while [ $# -gt 0 ] && [ "$1" != -- ]; do
              if [ "$1" = --project ] && [ ! -d "$2" ]; then echo "the project $2 is not there" >&2; exit 1; fi
              shift
            done
            shift
            real "$@" ;;
          */Chronicle.Cli.dll)
            [ -f "$1" ] || { echo "$1 is not there" >&2; exit 1; }
            shift
            real "$@" ;;
        esac
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _expressions = new(StringComparer.Ordinal)
    {
        ["github.token"] = "the-token",
        ["github.repository"] = "octo/lamps",
        ["github.repository_owner"] = "octo",
        ["github.server_url"] = "https://github.com",
        ["github.sha"] = "0123456789012345678901234567890123456789",
        ["github.head_ref"] = "topic",
        ["github.base_ref"] = "trunk",
        ["github.ref_name"] = "v1.2.3",
        ["matrix.rid"] = "linux-x64",
    };

    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    public StepRunner()
    {
        foreach (var name in new[] { "bin", "temp", "commands" })
            Directory.CreateDirectory(_folder.PathOf(name));
        _expressions["runner.temp"] = Temp;
        StandIn("dotnet", Dotnet);
        StandIn("gh", "#!/usr/bin/env bash\necho \"gh $*\" >> \"$CALLS\"\n");
        MakeClone(Workspace);
    }

    /// <summary>The folder in which the step runs.</summary>
    public string Workspace => _folder.PathOf("workspace");

    /// <summary>The folder of the runner for temporary files.</summary>
    public string Temp => _folder.PathOf("temp");

    /// <summary>Sets the value of an expression, for example of <c>steps.pages.outputs.address</c>.</summary>
    public StepRunner With(string expression, string value)
    {
        _expressions[expression] = value;
        return this;
    }

    /// <summary>Sets a variable for the stand-ins.</summary>
    public StepRunner WithVariable(string name, string value)
    {
        _environment[name] = value;
        return this;
    }

    /// <summary>Puts a program on the PATH, before all others.</summary>
    public StepRunner StandIn(string name, string script)
    {
        _folder.Write($"bin/{name}", script.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder.PathOf($"bin/{name}"), (UnixFileMode)0b111_101_101);
        return this;
    }

    /// <summary>Writes a file below the workspace.</summary>
    public StepRunner Write(string name, string text)
    {
        _folder.Write($"workspace/{name}", text);
        return this;
    }

    /// <summary>Makes a clean clone of the small chronicle: a git repository with one commit.</summary>
    public void MakeClone(string folder)
    {
        var name = Path.GetRelativePath(_folder.Root, folder);
        foreach (var (path, text) in TestSite.Split(TinyTheme.Archive + SmallSite.Archive))
            _folder.Write($"{name}/{path}", text);
        _folder.Write($"{name}/global.json", "{}");
        _folder.Write($"{name}/src/Site/packages.lock.json", "{}\n");
        _folder.Write($"{name}/tests/Tests/packages.lock.json", "{}\n");
        Git(folder, "init", "-q", "-b", "trunk");
        Git(folder, "add", "-A");
        Git(folder, "commit", "-q", "-m", "Begin");
    }

    /// <summary>Runs git in a folder, without the settings of the machine.</summary>
    public static string Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=t", "-c", "user.email=t@t.example", .. arguments])
        { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["GIT_CONFIG_GLOBAL"] = start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    public StepResult Run(WorkflowStep step)
    {
        // If a workflow sets no shell, GitHub runs bash without pipefail, and ignores a failure on the left side of a pipe.
        Assert.True(step.Shell == "bash", $"{step}: the shell is \"{step.Shell}\"; each workflow sets it to bash");
        foreach (var name in new[] { "output", "summary", "calls", "path", "env" })
            _folder.Write($"commands/{name}", "");
        _folder.Write("commands/step.sh", step.Script);
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "-c",
            "exec 2>&1; exec bash --noprofile --norc -eo pipefail \"$0\"", _folder.PathOf("commands/step.sh")])
        {
            WorkingDirectory = Path.Join(Workspace, Replace(step.WorkingFolder ?? "")),
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        var variables = start.Environment;
        variables["REAL_DOTNET"] = FindOnPath("dotnet", variables["PATH"]!);
        variables["REAL_GENERATOR"] = Generator.Program;
        variables["DOTNET_FAILS"] = "";
        variables["CALLS"] = _folder.PathOf("commands/calls");
        variables["PATH"] = _folder.PathOf("bin") + Path.PathSeparator + variables["PATH"];
        variables["CI"] = variables["GITHUB_ACTIONS"] = "true";
        variables["GITHUB_OUTPUT"] = _folder.PathOf("commands/output");
        variables["GITHUB_STEP_SUMMARY"] = _folder.PathOf("commands/summary");
        variables["GITHUB_PATH"] = _folder.PathOf("commands/path");
        variables["GITHUB_ENV"] = _folder.PathOf("commands/env");
        variables["GITHUB_WORKSPACE"] = Workspace;
        variables["GITHUB_REPOSITORY"] = "octo/lamps";
        variables["GITHUB_SERVER_URL"] = "https://github.com";
        variables["GITHUB_REF_NAME"] = "trunk";
        variables["RUNNER_TEMP"] = Temp;
        variables["GIT_CONFIG_GLOBAL"] = variables["GIT_CONFIG_SYSTEM"] = "/dev/null";
        foreach (var (name, value) in step.Environment)
            variables[name] = Replace(value);
        foreach (var (name, value) in _environment)
            variables[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, ReadOutputs(), _folder.Read("commands/summary"),
            _folder.Read("commands/calls").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private string Replace(string text) => Expression().Replace(text, match =>
    {
        Assert.True(_expressions.TryGetValue(match.Groups[1].Value, out var value), $"no value for the expression {match.Value}");
        return value!;
    });

    private Dictionary<string, string> ReadOutputs() => _folder.Read("commands/output").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static string FindOnPath(string program, string path) =>
        path.Split(Path.PathSeparator).Select(folder => Path.Join(folder, program)).First(File.Exists);

    [GeneratedRegex(@"\$\{\{\s*(.*?)\s*\}\}")]
    private static partial Regex Expression();
}
