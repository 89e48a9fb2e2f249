using System.IO.Enumeration;
using System.Threading.Channels;
using Chronicle.Cli.Disk;

namespace Chronicle.Cli.Serve;

/// <summary>A file or a folder that may be another now, by its name below the folder that is watched, with forward slashes.</summary>
internal sealed record Change(string Folder, string Name);

/// <summary>
/// Tells when something in some folders changes. The system's own events are quick but not to be trusted alone: they end with a folder that is removed, may be
/// lost in a burst, and some file systems have none. So once in a while the names, times and sizes of all files are looked at too; when they tell
/// of a change that no event told of, the events are asked for anew.
/// </summary>
internal sealed class Watcher : IDisposable
{
    /// <summary>So long nothing may happen before a change counts as finished.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(12);

    /// <summary>So long a burst is waited for.</summary>
    public static readonly TimeSpan LongestBurst = TimeSpan.FromSeconds(2);

    /// <summary>So often all files are looked at.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    /// <summary>Of more changes at once it is not worth knowing each: then anything may have changed.</summary>
    private const int MostTold = 100;

    private readonly Lock _telling = new();
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TimeProvider _time;
    private readonly string[] _folders;
    private readonly ITimer _heartbeat;
    private FileSystemWatcher[] _events = [];
    private long _lastLook;
    private HashSet<Change>? _told = [];
    private bool _heard, _isDisposed;

    public Watcher(params string[] folders) : this(TimeProvider.System, folders)
    {
    }

    public Watcher(TimeProvider time, params string[] folders)
    {
        (_time, _folders) = (time, folders);
        Arm();
        _lastLook = Look();
        _heartbeat = time.CreateTimer(_ => Beat(), null, Heartbeat, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends when something has changed and no more is coming, with what the system told of. Null if it may have left something out.</summary>
    public async Task<IReadOnlySet<Change>?> WaitForChange(CancellationToken stop)
    {
        await UntilQuiet(_signals.Reader, _time, stop);
        lock (_telling)
        {
            var told = _told;
            _told = [];
            return told;
        }
    }

    /// <summary>Whether something more has changed already.</summary>
    public bool HasChange => _signals.Reader.Count > 0;

    /// <summary>Ends when there was a signal, and no other for a while; or when there were others for too long.</summary>
    public static async Task UntilQuiet(ChannelReader<bool> signals, TimeProvider time, CancellationToken stop)
    {
        await signals.ReadAsync(stop);
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < LongestBurst && await HasMore(signals, time, stop))
            signals.TryRead(out _);
    }

    private static async Task<bool> HasMore(ChannelReader<bool> signals, TimeProvider time, CancellationToken stop)
    {
        using var quiet = new CancellationTokenSource(Quiet, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, quiet.Token);
        try
        {
            return await signals.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Null stands for anything.</summary>
    private void Tell(Change? change)
    {
        lock (_telling)
            if (change is null || _told?.Count >= MostTold)
                _told = null;
            else
                _told?.Add(change);
        Signal();
    }

    private void Signal()
    {
        _heard = true;
        _signals.Writer.TryWrite(true);
    }

    private void Beat()
    {
        var look = Look();
        if (look != _lastLook)
        {
            _lastLook = look;
            if (_heard)
                Signal();
            else
            {
                Arm();
                Tell(null);
            }
        }
        _heard = false;
        try
        {
            _heartbeat.Change(Heartbeat, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // It was the last beat.
        }
    }

    // The last beat can come after the end.
    private void Arm()
    {
        foreach (var old in _events)
            old.Dispose();
        lock (_telling)
            if (_isDisposed)
                return;
        _events = [.. _folders.Select(Listen).OfType<FileSystemWatcher>()];
    }

    private FileSystemWatcher? Listen(string folder)
    {
        try
        {
            var events = new FileSystemWatcher(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
            events.Changed += (_, change) => Hear(folder, change.Name);
            events.Created += (_, change) => Hear(folder, change.Name);
            events.Deleted += (_, change) => Hear(folder, change.Name);
            events.Renamed += (_, change) => { Hear(folder, change.Name); Hear(folder, change.OldName); };
            events.Error += (_, _) => Tell(null);
            events.EnableRaisingEvents = true;
            return events;
        }
        catch (Exception refused) when (refused is IOException or ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            // The folder is not there, or the system has no more watches to give: looking now and then must do.
            return null;
        }
    }

    private void Hear(string folder, string? name)
    {
        if (name is null || IsInput(name))
            Tell(name is null ? null : new(folder, name.Replace(Path.DirectorySeparatorChar, '/')));
    }

    /// <summary>Whether the name is one that a build reads, or the name of a folder of such files.</summary>
    public static bool IsInput(string name) => !name.Split('/', '\\').Any(part => IgnoredNames.IsIgnored(part));

    /// <summary>A number that changes when a file is new, gone, longer, shorter or written again. Links are not followed, so no walk is endless.</summary>
    private long Look()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        long sum = 0;
        foreach (var folder in _folders)
            try
            {
                var files = new FileSystemEnumerable<long>(folder, HashOf, options)
                {
                    ShouldIncludePredicate = (ref FileSystemEntry file) => !file.IsDirectory && !IgnoredNames.IsIgnored(file.FileName),
                    ShouldRecursePredicate = (ref FileSystemEntry inner) => !IgnoredNames.IsIgnored(inner.FileName),
                };
                foreach (var file in files)
                    sum += file;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // The folder is being removed; the next look sees the rest.
            }
        return sum;
    }

    private static long HashOf(ref FileSystemEntry file) =>
        HashCode.Combine(string.GetHashCode(file.Directory), string.GetHashCode(file.FileName), file.LastWriteTimeUtc, file.Length);

    public void Dispose()
    {
        _heartbeat.Dispose();
        lock (_telling)
            _isDisposed = true;
        foreach (var events in _events)
            events.Dispose();
    }
}
