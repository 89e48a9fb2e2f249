using System.Diagnostics;
using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The end of a command whose output streams are closed or full, or whose current folder is deleted.</summary>
public sealed partial class StreamTests
{
    private readonly TemporaryFolder _folder = new();

    public StreamTests() => _folder.WriteAll(TinyTheme.Archive + SmallSite.Archive + "-- input/text/wrong.md --\n---\ntitel: Lamps\n---\n");

    public static TheoryData<string, string> Runs => new MatrixTheoryData<string, string>(
        ["--help", "--version", "check", "build", "verify input", "new text x --set titel=1", "move a b", "schemas", "biuld"],
        [">&-", "2>&-", "> /dev/full 2> /dev/full"]);

    [Theory, MemberData(nameof(Runs))]
    public async Task No_command_prints_a_stack_trace(string command, string redirection)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the test needs /dev/full of Linux");
        var (code, output, error) = await Run($"exec dotnet exec \"$0\" {command} {redirection}");
        Assert.InRange(code, 0, 3);
        Assert.DoesNotMatch(StackTrace(), output + error);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("init chronicle")]
    [InlineData("serve --port 0")]
    public async Task A_full_device_as_standard_output_is_reported_in_one_line(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the test needs /dev/full of Linux");
        File.Delete(_folder.PathOf("input/text/wrong.md"));
        var (code, _, error) = await Run($"exec dotnet exec \"$0\" {command} > /dev/full");
        Assert.Equal(3, code);
        Assert.Matches(@"^the machine refused: [^\n]+; make room on the disk, then run the command again\n\z", error);
    }

    [Fact]
    public async Task A_deleted_current_folder_is_reported_in_one_line()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux deletes the current folder of a process");
        var (code, _, error) = await Run("mkdir gone && cd gone && rmdir ../gone && exec dotnet exec \"$0\" check");
        Assert.Equal(3, code);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    private async Task<(int Code, string Output, string Error)> Run(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script, Generator.Program])
        {
            WorkingDirectory = _folder.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    [GeneratedRegex(@"^\s+at |Unhandled exception", RegexOptions.Multiline)]
    private static partial Regex StackTrace();
}
