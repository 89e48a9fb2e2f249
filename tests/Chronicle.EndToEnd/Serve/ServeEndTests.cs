using System.Diagnostics;
using System.Runtime.InteropServices;
using Chronicle.Cli.Commands;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>A preview ends when it is asked to, whatever the disk does.</summary>
public sealed class ServeEndTests
{
    [Fact]
    public async Task A_preview_that_hangs_while_it_reads_ends()
    {
        var (end, hang) = (new TaskCompletionSource(), new ManualResetEventSlim());
        var run = ServeCommand.RunUntil<IAsyncDisposable>(end.Task, () =>
        {
            hang.Wait();
            throw new InvalidOperationException("nothing waits for this");
        }, _ => Assert.Fail("the preview has not begun"));
        end.SetResult();
        await run;
        hang.Set();
    }

    [Fact]
    public async Task A_preview_that_fails_to_begin_says_so() =>
        await Assert.ThrowsAsync<IOException>(() => ServeCommand.RunUntil<IAsyncDisposable>(new TaskCompletionSource().Task, () =>
            throw new IOException("taken"), _ => { }));

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public async Task A_pipe_in_the_input_is_told_and_the_preview_ends_well(int signal)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        folder.WriteAll(TinyTheme.Archive + SmallSite.Archive);
        folder.CreatePipe("input/text/pipe.md");
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var serve = Generator.Begin(folder.Root, [], "serve", "--port", "0");
        Assert.StartsWith("input/text/pipe.md:1:1: error R118: ", await serve.StandardError.ReadLineAsync(timeout.Token),
            StringComparison.Ordinal);
        Assert.StartsWith("http://localhost:", await serve.StandardOutput.ReadLineAsync(timeout.Token), StringComparison.Ordinal);
        Assert.Equal(0, Kill(serve.Id, signal));
        await serve.WaitForExitAsync(timeout.Token);
        Assert.Equal(0, serve.ExitCode);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
