using System.Diagnostics;
using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>Streams that are closed, full, or have no reader: an exit code and at most one line, in every command, and nothing half done.</summary>
public sealed partial class StreamTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StreamTests() => _folder.WriteAll(TinyTheme.Archive + SmallSite.Archive + "-- input/text/wrong.md --\n---\ntitel: Lamps\n---\n");

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Runs => new MatrixTheoryData<string, string>(
        ["--help", "--version", "check", "build", "verify nowhere", "verify input", "new text x --set titel=1", "move a b", "schemas", "biuld", "serve --port 0"],
        [">&-", "2>&-", "<&- >&- 2>&-", "> /dev/full", "2> /dev/full", "> /dev/full 2> /dev/full"]);

    [Theory, MemberData(nameof(Runs))]
    public async Task No_command_ends_in_a_stack_trace(string command, string redirection)
    {
        if (!OperatingSystem.IsLinux())
            return;
        // Of "serve" only the start: what it prints first.
        var start = new ProcessStartInfo("bash", ["-c", $"timeout -s INT 10 dotnet exec \"$0\" {command} {redirection}", Path.Join(AppContext.BaseDirectory, "Chronicle.Cli.dll")])
        {
            WorkingDirectory = _folder.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var reading = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        var error = await reading;
        await process.WaitForExitAsync();
        Assert.InRange(process.ExitCode, 0, 3);
        Assert.DoesNotMatch(StackTrace(), output + error);
        if (redirection == "> /dev/full" && command is ("--help" or "--version"))
            Assert.Equal((3, 1), (process.ExitCode, error.Count(character => character == '\n')));
    }

    [Fact]
    public void A_working_folder_that_is_gone_is_told_in_one_line()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var start = new ProcessStartInfo("bash", ["-c", "mkdir gone && cd gone && rmdir ../gone && exec dotnet exec \"$0\" check", Path.Join(AppContext.BaseDirectory, "Chronicle.Cli.dll")])
        {
            WorkingDirectory = _folder.Root,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(3, process.ExitCode);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [GeneratedRegex(@"^\s+at |Unhandled exception", RegexOptions.Multiline)]
    private static partial Regex StackTrace();
}
