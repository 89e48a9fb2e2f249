using System.Diagnostics;
using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>
/// A disk that is full, is read-only, or accepts no large file. If the tests may mount a disk (as root), they mount a disk of one megabyte
/// or a read-only disk in a separate mount namespace. Otherwise they limit the size of each file, or remove the permissions of the folder.
/// </summary>
public sealed partial class StubbornDiskTests
{
    // The arguments are the output folder, the folder for its copy, and the command of the build. The mounted disk disappears with the
    // namespace, so the script copies the output before it ends.
    private const string Script = """
        output=$1; copy=$2; shift 2
        full() {
          mount -t tmpfs -o size=1m none "$output.disk" && cp -a "$output/." "$output.disk" && mount --move "$output.disk" "$output"
        }
        read_only() {
          mount --bind "$output" "$output" && mount -o remount,bind,ro "$output"
        }
        if [ "$INSIDE" ]; then
          "$INSIDE" || exit 99
          "$@"; code=$?
          cp -a "$output/." "$copy"; exit $code
        fi
        mkdir -p "$output.disk" "$copy"
        if [ "$HOW" != limited ] && unshare --mount --propagation private true 2> /dev/null; then
          INSIDE=$HOW exec unshare --mount --propagation private bash -c "$SCRIPT" bash "$output" "$copy" "$@"
        elif [ "$HOW" = read_only ] && [ "$(id -u)" != 0 ]; then
          chmod -R a-w "$output"; "$@"; code=$?; chmod -R u+w "$output"
        else
          # The trap makes a larger write an error instead of a signal. The variable stops the runtime from keeping its code in a file in
          # memory, because the limit would apply to that file too.
          trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0
          (ulimit -f 64; "$@"); code=$?
        fi
        cp -a "$output/." "$copy"; exit $code
        """;

    private readonly TemporaryFolder _folder = new();

    public StubbornDiskTests() => _folder.WriteAll(TinyTheme.Archive + SmallSite.Archive);

    [Theory]
    [InlineData("full")]
    [InlineData("read_only")]
    [InlineData("limited")]
    public void A_refused_write_changes_nothing_and_is_reported_in_one_line(string how)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the test needs Bash and namespaces");
        Assert.Equal(0, Generator.Call(_folder.Root, "--quiet").ExitCode);
        var before = PublishedSite.In(_folder.PathOf("output"));
        _folder.Write("input/milestones/first-light.md", _folder.Read("input/milestones/first-light.md")
            .Replace("First light", "Second light"));
        _folder.Write("input/assets/large.txt", new string('x', 2 * 1024 * 1024));

        var (code, output, error) = Build(how);
        Assert.Equal((3, ""), (code, output));
        Assert.Matches(OneLine(), error);
        Assert.Equal(before, PublishedSite.In(_folder.PathOf("copy")));

        var clean = new TemporaryFolder();
        Assert.Equal(0, Generator.Call(_folder.Root, "--quiet").ExitCode);
        Assert.Equal(0, Generator.Call(_folder.Root, "--quiet", "--output", clean.PathOf("output")).ExitCode);
        Assert.Equal(PublishedSite.In(clean.PathOf("output")), PublishedSite.In(_folder.PathOf("output")));
    }

    [Theory]
    [InlineData("/proc")]
    [InlineData("/proc/site")]
    [InlineData("/sys/kernel/site")]
    [InlineData("/dev/null")]
    [InlineData("/dev/null/site")]
    public void An_output_folder_that_even_root_cannot_write_is_reported_in_one_line(string output)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the folders of the system in this test are those of Linux");
        var run = Generator.Call(_folder.Root, "--output", output);
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Matches(OneLine(), run.Error);
    }

    private (int Code, string Output, string Error) Build(string how)
    {
        var start = new ProcessStartInfo("bash", ["-c", Script, "bash", _folder.PathOf("output"), _folder.PathOf("copy"), "dotnet", "exec",
            Generator.Program, "--root", _folder.Root])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SCRIPT"] = Script, ["HOW"] = how, ["INSIDE"] = "" },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    [GeneratedRegex(@"^[^\n]+\n\z")]
    private static partial Regex OneLine();
}
