using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Chronicle.Cli.Commands;
using Chronicle.Cli.Serve;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The preview ends after a signal, even if reading the input hangs.</summary>
public sealed class ServeEndTests
{
    [Fact]
    public async Task A_preview_that_hangs_while_it_starts_can_be_ended()
    {
        var (end, hang) = (new TaskCompletionSource(), new ManualResetEventSlim());
        var run = ServeCommand.RunUntil<IAsyncDisposable>(end.Task, () =>
        {
            hang.Wait();
            throw new InvalidOperationException("the start of the preview failed after the end");
        }, _ => Assert.Fail("the preview started"));
        end.SetResult();
        await run;
        hang.Set();
    }

    [Fact]
    public async Task A_failure_at_the_start_of_the_preview_is_thrown() =>
        await Assert.ThrowsAsync<IOException>(() => ServeCommand.RunUntil<IAsyncDisposable>(new TaskCompletionSource().Task, () =>
            throw new IOException("taken"), _ => { }));

    [Fact]
    public async Task A_failure_after_the_start_of_the_server_closes_its_port()
    {
        var folder = new TemporaryFolder();
        folder.WriteAll(TinyTheme.Archive + SmallSite.Archive);
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await Assert.ThrowsAsync<InvalidOperationException>(() => DevServerSession.Start(folder.Options, [port],
            _ => throw new InvalidOperationException("the report of the first check failed"), _ => { }));
        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, port));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public async Task A_pipe_in_the_input_is_reported_and_a_signal_ends_the_preview(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders and no signals");
        var folder = new TemporaryFolder();
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
