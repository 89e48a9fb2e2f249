using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Serve;

/// <summary>The result of a change: the time until the pages were visible, and the time until all of them were checked.</summary>
internal sealed record Rebuild(LiveState State, TimeSpan Shown, TimeSpan Checked);

/// <summary>Joins the parts of <c>serve</c>: reads, shows, checks and reports each change that the watcher finds.</summary>
internal sealed class DevServerSession : IAsyncDisposable
{
    /// <summary>The longest delay before the check, so that a browser can fetch its page first.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(250);

    private readonly Watcher _watcher;
    private readonly CancellationTokenSource _end = new();
    private readonly Action<Rebuild> _report;
    private readonly Action<Exception> _fail;
    private Task _work = Task.CompletedTask;

    private DevServerSession(LiveSite site, DevServer server, Watcher watcher, Action<Rebuild> report, Action<Exception> fail) =>
        (Site, Server, _watcher, _report, _fail) = (site, server, watcher, report, fail);

    public LiveSite Site { get; }

    public DevServer Server { get; }

    /// <summary>Builds once, then serves.</summary>
    /// <param name="bind">The address of the server; null for connections from this machine only.</param>
    /// <param name="fail">Receives a failure that is not a diagnostic. The preview continues afterwards.</param>
    public static async Task<DevServerSession> Start(
        BuildOptions options, ImmutableArray<int> ports, Action<Rebuild> report, Action<Exception> fail, IPAddress? bind = null)
    {
        // The check uses one pool thread for each core. Without more threads, a request during the check would wait up to two seconds.
        ThreadPool.GetMinThreads(out var workers, out var others);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + 6), others);
        // Watching begins before reading, so that no change in between is missed.
        var watcher = new Watcher(TimeProvider.System, options.Input, options.Theme);
        DevServer? server = null;
        try
        {
            var site = new LiveSite(options);
            var watch = Stopwatch.StartNew();
            site.Show(site.Read(null)!);
            var shown = watch.Elapsed;
            server = await DevServer.Start(site, ports, bind);
            site.Check(CancellationToken.None);
            var preview = new DevServerSession(site, server, watcher, report, fail);
            report(new(site.State, shown, watch.Elapsed));
            preview._work = preview.Work(preview._end.Token);
            return preview;
        }
        catch
        {
            if (server is not null)
                await server.DisposeAsync();
            watcher.Dispose();
            throw;
        }
    }

    private async Task Work(CancellationToken end)
    {
        var (checking, stop) = (Task.CompletedTask, new CancellationTokenSource());
        try
        {
            while (true)
            {
                var changes = await _watcher.WaitForChange(end);
                var watch = Stopwatch.StartNew();
                // Null means that no file has new bytes, for example after a repeated event, or that the files cannot be read.
                if (await Read(changes, end) is not { } read)
                    continue;
                await stop.CancelAsync();
                await checking;
                stop.Dispose();
                stop = CancellationTokenSource.CreateLinkedTokenSource(end);
                if (Show(read))
                    checking = Check(watch, Server.NextPageServed(), stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            await checking;
            stop.Dispose();
        }
    }

    private bool Show(PhaseResult<InputFiles> read)
    {
        try
        {
            Site.Show(read);
            return true;
        }
        catch (Exception bug)
        {
            _fail(bug);
            return false;
        }
    }

    private async Task<PhaseResult<InputFiles>?> Read(IReadOnlySet<FileChange>? changes, CancellationToken end)
    {
        for (var attempt = 0; ; attempt++)
            try
            {
                return Site.Read(changes);
            }
            catch (Exception refused) when (attempt < 5 && IsOfDisk(refused))
            {
                // A file was deleted or locked after the folder was listed, so the folder is listed again.
                await Task.Delay(20 << attempt, end);
            }
            catch (Exception refused)
            {
                _fail(refused);
                return null;
            }
    }

    private static bool IsOfDisk(Exception refused) => refused is IOException or UnauthorizedAccessException
        or AggregateException { InnerException: IOException or UnauthorizedAccessException };

    private async Task Check(Stopwatch watch, Task served, CancellationToken stop)
    {
        var shown = watch.Elapsed;
        try
        {
            await Task.WhenAny(served, Task.Delay(LongestDelay, stop));
            await Task.Run(() => Site.Check(stop), stop);
            _report(new(Site.State, shown, watch.Elapsed));
        }
        catch (Exception stopped) when (stop.IsCancellationRequested
            && stopped is OperationCanceledException or AggregateException { InnerException: OperationCanceledException })
        {
            // The check was stopped, because a newer state will be checked.
        }
        catch (Exception bug)
        {
            _fail(bug);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _work;
        await Server.DisposeAsync();
        _watcher.Dispose();
        _end.Dispose();
    }
}
