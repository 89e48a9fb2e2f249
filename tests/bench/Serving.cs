using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bench;

/// <summary>Measures the time from the moment when an author saves a file until <c>serve</c> shows the new page.</summary>
public sealed class Serving(HttpClient client, string page) : IDisposable
{
    public const string Row = "serve";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _changed = new(0);

    /// <summary>
    /// Returns the seconds from the start to the first answer, and the seconds of every edit. Runs in a separate process.
    /// </summary>
    public static async Task<string> Run(Programs programs, string input, string theme, int milestones, int rounds)
    {
        var port = FreePort();
        var command = programs.Serve(input, theme, port);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]))!;
        var edits = new List<Edit>();
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            while (!await HasAnswered(client, process))
                await Task.Delay(5);
            List<double> seconds = [watch.Elapsed.TotalSeconds];
            for (var round = 1; round <= rounds; round++)
            {
                // An author usually saves when serve is idle.
                await UntilChecked(client);
                edits.Add(new(input, Edit.MilestoneOf(milestones, round)));
                using var browser = new Serving(client, edits[^1].Page);
                seconds.Add(await browser.MeasureEdit(edits[^1]));
            }
            return string.Join(' ', seconds.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            edits.ForEach(edit => edit.Dispose());
        }
    }

    /// <summary>The lines of the table for the result of <see cref="Run"/>.</summary>
    public static IEnumerable<string[]> Lines(string printed, string title)
    {
        var seconds = printed.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray();
        yield return [$"{title}: serve, from its start to the first page", Tables.Seconds(seconds[0])];
        yield return [$"{title}: serve, from an edit to the fresh page",
            Medians.Of(seconds[1..]).ToString("0.000", CultureInfo.InvariantCulture), Tables.Spread(seconds[1..])];
    }

    // Works like a browser: it listens to the server and requests the page when the server reports a change. It also requests the page
    // every 20 milliseconds, so that a new page counts even if the server reports no change.
    private async Task<double> MeasureEdit(Edit edit)
    {
        using var stop = new CancellationTokenSource(Timeout);
        var listening = Listen(stop.Token);
        await _changed.WaitAsync(stop.Token);
        var watch = Stopwatch.StartNew();
        edit.Write();
        while (!(await client.GetStringAsync(page, stop.Token)).Contains(edit.Words, StringComparison.Ordinal))
            await _changed.WaitAsync(TimeSpan.FromMilliseconds(20), stop.Token);
        var seconds = watch.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        await listening;
        return seconds;
    }

    // After each edit, serve checks the whole site, and then it reports the result.
    private static async Task UntilChecked(HttpClient client)
    {
        using var stop = new CancellationTokenSource(Timeout);
        using var events = new StreamReader(await client.GetStreamAsync("/.site/events", stop.Token));
        while (await events.ReadLineAsync(stop.Token) is { } line)
            if (line.StartsWith("data:", StringComparison.Ordinal) && line.Contains("\"isChecked\":true", StringComparison.Ordinal))
                return;
        throw new InvalidOperationException("serve ended its events before it had checked the site");
    }

    private async Task Listen(CancellationToken stop)
    {
        try
        {
            using var events = new StreamReader(await client.GetStreamAsync("/.site/events", stop));
            while (await events.ReadLineAsync(stop) is { } line)
                if (line.StartsWith("data:", StringComparison.Ordinal))
                    _changed.Release();
        }
        catch (OperationCanceledException)
        {
            // MeasureEdit stops this method after it has found the new page.
        }
    }

    private static async Task<bool> HasAnswered(HttpClient client, Process process)
    {
        if (process.HasExited)
            throw new InvalidOperationException($"serve ended with {process.ExitCode}");
        try
        {
            using var answer = await client.GetAsync("/");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public void Dispose() => _changed.Dispose();
}
