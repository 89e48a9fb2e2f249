using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The command <c>serve</c> in a separate process: its output, its port and its end.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromSeconds(60));
    private readonly List<Process> _started = [];

    public ServeCommandTests()
    {
        _folder.WriteAll(TinyTheme.Archive);
        _folder.Write("input/site.yml", LivePreview.Settings);
        _folder.Write("input/milestones/first-light.md", LivePreview.Milestone("First light"));
    }

    public void Dispose()
    {
        foreach (var process in _started)
        {
            // After a failed test, a process can still run.
            if (!process.HasExited)
                process.Kill();
            process.Dispose();
        }
        _timeout.Dispose();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public async Task The_output_has_the_address_and_each_change_and_a_signal_ends_the_preview(int signal)
    {
        var serve = Start("--port", "0");
        var address = await Line(serve.StandardOutput);
        Assert.Matches(@"^http://localhost:\d+/base/ shows the site: no errors; Ctrl-C ends it$", address);
        using var client = new HttpClient();
        Assert.Contains("<h1>Lamps</h1>", await client.GetStringAsync(address!.Split(' ')[0].Replace("localhost", "127.0.0.1")));

        _folder.Write("input/milestones/first-light.md", LivePreview.Milestone("Worse").Replace("kind: launch", "kind: lunch"));
        Assert.StartsWith("input/milestones/first-light.md:4:7: error V201: unknown kind \"lunch\"", await Line(serve.StandardError),
            StringComparison.Ordinal);
        Assert.Matches(@"^shown after \d+\.\d\d s, checked after \d+\.\d\d s: 1 error, 0 warnings$", await Line(serve.StandardOutput));

        Assert.Equal(0, Kill(serve.Id, signal));
        await End(serve);
        Assert.Equal((0, "", ""), (serve.ExitCode, await serve.StandardOutput.ReadToEndAsync(),
            await serve.StandardError.ReadToEndAsync()));
        Assert.False(Directory.Exists(_folder.PathOf("output")));
    }

    [Fact]
    public async Task The_option_quiet_leaves_only_diagnostics_and_the_address()
    {
        _folder.Write("input/milestones/first-light.md", LivePreview.Milestone("Worse").Replace("kind: launch", "kind: lunch"));
        var serve = Start("--port", "0", "--quiet", "--diagnostics", "github");
        Assert.StartsWith("::error file=input/milestones/first-light.md,line=4,col=7,title=V201::", await Line(serve.StandardError),
            StringComparison.Ordinal);
        Assert.Matches(@"^http://localhost:\d+/$", await Line(serve.StandardOutput));
        Assert.Equal(0, Kill(serve.Id, 2));
        await End(serve);
        Assert.Equal((0, ""), (serve.ExitCode, await serve.StandardOutput.ReadToEndAsync()));
    }

    [Fact]
    public void A_port_that_is_taken_is_reported_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var run = Generator.Start(_folder.Root, "serve", "--port", $"{port}");
        Assert.Equal((3, "", $"the machine refused: the port {port} is taken; choose a different one with --port\n"),
            (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task Without_the_option_port_the_next_free_port_is_used()
    {
        var first = Start();
        var one = await Line(first.StandardOutput);
        var second = Start();
        var other = await Line(second.StandardOutput);
        Assert.True(PortOf(one!) >= 8000, one);
        Assert.True(PortOf(other!) > PortOf(one!), other);
        foreach (var serve in (Process[])[first, second])
        {
            Assert.Equal(0, Kill(serve.Id, 2));
            await End(serve);
            Assert.Equal(0, serve.ExitCode);
        }
    }

    [Theory]
    [InlineData("70000")]
    [InlineData("-1")]
    [InlineData("http")]
    public void An_invalid_port_is_refused(string port)
    {
        var run = Generator.Call(_folder.Root, "serve", "--port", port);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(port, run.Error);
    }

    private static int PortOf(string line) => new Uri(line.Split(' ')[0]).Port;

    private Task<string?> Line(StreamReader reader) => Await(reader.ReadLineAsync(_timeout.Token).AsTask(), "a line of the preview");

    private Task End(Process serve) => Await(WaitForExit(serve),
        "the end of the preview after the signal; a background job of a script ignores SIGINT, so run the tests in the foreground");

    private async Task<bool> WaitForExit(Process serve)
    {
        await serve.WaitForExitAsync(_timeout.Token);
        return true;
    }

    private static async Task<T> Await<T>(Task<T> task, string what)
    {
        try
        {
            return await task;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException("waited 60 seconds for " + what);
        }
    }

    private Process Start(params string[] arguments)
    {
        var process = Generator.Begin(_folder.Root, [], ["serve", .. arguments]);
        _started.Add(process);
        return process;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
