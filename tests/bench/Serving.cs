using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bench;

/// <summary>How long an author waits for the new page after saving a file, with <c>serve</c> running.</summary>
public sealed class Serving(HttpClient client, string page) : IDisposable
{
    public const string Row = "serve";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _told = new(0);

    /// <summary>Runs in a process of its own and prints the seconds to the first answer and those of every edit.</summary>
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
            while (!await NewRecord(client, process))
                await Task.Delay(5);
            var start = watch.Elapsed;
            List<double> seconds = [start.TotalSeconds];
            for (var round = 1; round <= rounds; round++)
            {
                // Saved when all is quiet, as an author saves: what follows an edit (the check of the whole site) takes no longer than the
                // start did.
                await Task.Delay(start);
                edits.Add(new(input, Edit.Place(milestones, round)));
                using var browser = new Serving(client, edits[^1].Page);
                seconds.Add(await browser.See(edits[^1]));
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

    /// <summary>The lines of the table.</summary>
    public static IEnumerable<string[]> Lines(string printed, string title)
    {
        var seconds = printed.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray();
        yield return [$"{title}: serve, from its start to the first page", Tables.Seconds(seconds[0])];
        yield return [$"{title}: serve, from an edit to the fresh page",
            Middle.Of(seconds[1..]).ToString("0.000", CultureInfo.InvariantCulture), Tables.Spread(seconds[1..])];
    }

    // As a browser does: it listens, and asks for the page when it is told. It asks unasked too, fifty times a second, so that a page that
    // nobody told of counts.
    private async Task<double> See(Edit edit)
    {
        using var stop = new CancellationTokenSource(Patience);
        var listening = Listen(stop.Token);
        await _told.WaitAsync(stop.Token);
        var watch = Stopwatch.StartNew();
        edit.Write();
        while (!(await client.GetStringAsync(page, stop.Token)).Contains(edit.Words, StringComparison.Ordinal))
            await _told.WaitAsync(TimeSpan.FromMilliseconds(20), stop.Token);
        var seconds = watch.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        await listening;
        return seconds;
    }

    private async Task Listen(CancellationToken stop)
    {
        try
        {
            using var events = new StreamReader(await client.GetStreamAsync("/.site/events", stop));
            while (await events.ReadLineAsync(stop) is { } line)
                if (line.StartsWith("data:", StringComparison.Ordinal))
                    _told.Release();
        }
        catch (OperationCanceledException)
        {
            // The page was seen.
        }
    }

    private static async Task<bool> NewRecord(HttpClient client, Process process)
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

    public void Dispose() => _told.Dispose();
}
