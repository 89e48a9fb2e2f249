using System.IO.Enumeration;
using System.Threading.Channels;
using Chronicle.Cli.Disk;
using Chronicle.Cli.Input;

namespace Chronicle.Cli.Serve;

/// <summary>A file or a folder that may have changed, by its path below the watched folder, with forward slashes.</summary>
internal sealed record FileChange(string Folder, string Name);

/// <summary>
/// Reports changes in folders. The events of the system are quick but not reliable: they end when the folder is deleted, some are lost if
/// there are too many, and some file systems have none. So the watcher also compares the names, times and sizes of all files once a second.
/// When it finds a change without an event, it registers for events again.
/// </summary>
internal sealed class Watcher : IDisposable
{
    /// <summary>The time without events after which a change counts as finished.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(12);

    /// <summary>The longest wait for the end of a series of changes.</summary>
    public static readonly TimeSpan LongestBurst = TimeSpan.FromSeconds(2);

    /// <summary>The time between two listings of all files.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    /// <summary>If there are more changes at the same time, the watcher reports that any file may have changed.</summary>
    private const int MostChanges = 100;

    private readonly Lock _gate = new();

    // A separate lock. The system can wait for event handlers while it ends a registration, and the handlers need the lock above.
    private readonly Lock _registering = new();

    private readonly Channel<bool> _signals =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly TimeProvider _time;
    private readonly string[] _folders;
    private readonly ITimer _heartbeat;
    private FileSystemWatcher[] _events = [];
    private long _lastListing;
    private HashSet<FileChange>? _changes = [];
    private bool _hadEvent, _isDisposed;

    public Watcher(TimeProvider time, params string[] folders)
    {
        (_time, _folders) = (time, folders);
        StartListening();
        _lastListing = List();
        _heartbeat = time.CreateTimer(_ => OnHeartbeat(), null, Heartbeat, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Waits for a change, and until no further change follows. Returns the changes that the system reported; null if the list may be
    /// incomplete.
    /// </summary>
    public async Task<IReadOnlySet<FileChange>?> WaitForChange(CancellationToken stop)
    {
        await UntilQuiet(_signals.Reader, _time, stop);
        lock (_gate)
        {
            var changes = _changes;
            _changes = [];
            return changes;
        }
    }

    /// <summary>
    /// Waits for a signal. Then waits until there is no signal for a short time, or until the signals have continued for too long.
    /// </summary>
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

    /// <summary>Records a change; null means that any file may have changed.</summary>
    private void Record(FileChange? change)
    {
        lock (_gate)
            if (change is null || _changes?.Count >= MostChanges)
                _changes = null;
            else
                _changes?.Add(change);
        Signal();
    }

    private void Signal()
    {
        _hadEvent = true;
        _signals.Writer.TryWrite(true);
    }

    private void OnHeartbeat()
    {
        var listing = List();
        if (listing != _lastListing)
        {
            _lastListing = listing;
            if (_hadEvent)
                Signal();
            else
            {
                StartListening();
                Record(null);
            }
        }
        _hadEvent = false;
        try
        {
            _heartbeat.Change(Heartbeat, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The watcher was disposed.
        }
    }

    // Replaces the registrations. After Dispose, none is left, even if the last event of the timer comes later.
    private void StartListening()
    {
        lock (_registering)
        {
            foreach (var old in _events)
                old.Dispose();
            _events = _isDisposed ? [] : [.. _folders.Select(Listen).OfType<FileSystemWatcher>()];
        }
    }

    private FileSystemWatcher? Listen(string folder)
    {
        try
        {
            var events = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            events.Changed += (_, change) => OnEvent(folder, change.Name);
            events.Created += (_, change) => OnEvent(folder, change.Name);
            events.Deleted += (_, change) => OnEvent(folder, change.Name);
            events.Renamed += (_, change) => { OnEvent(folder, change.Name); OnEvent(folder, change.OldName); };
            events.Error += (_, _) => Record(null);
            events.EnableRaisingEvents = true;
            return events;
        }
        catch (Exception refused)
            when (refused is IOException or ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            // The folder does not exist, or the system allows no more watches. In that case only the listings find changes.
            return null;
        }
    }

    private void OnEvent(string folder, string? name)
    {
        if (name is null)
            Record(null);
        else if (IsInput(name))
            Record(new(folder, name.Replace(Path.DirectorySeparatorChar, '/')));
    }

    /// <summary>Whether a build reads files with this name, or in a folder with this name.</summary>
    public static bool IsInput(string name) => !name.Split('/', '\\').Any(part => IgnoredNames.IsIgnored(part));

    /// <summary>
    /// A number that changes when a file is created, deleted, resized or written. Links are not followed, so the listing always ends.
    /// </summary>
    private long List()
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = 0,
            IgnoreInaccessible = true,
        };
        long sum = 0;
        foreach (var folder in _folders)
            try
            {
                var files = new FileSystemEnumerable<long>(folder, HashOf, options)
                {
                    ShouldIncludePredicate = (ref FileSystemEntry file) =>
                        !file.IsDirectory && !IgnoredNames.IsIgnored(file.FileName) && !FileKinds.IsLink(ref file),
                    ShouldRecursePredicate = (ref FileSystemEntry inner) =>
                        !IgnoredNames.IsIgnored(inner.FileName) && !FileKinds.IsLink(ref inner),
                };
                foreach (var file in files)
                    sum += file;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // The folder is being deleted. The next listing finds the rest.
            }
        return sum;
    }

    private static long HashOf(ref FileSystemEntry file) =>
        HashCode.Combine(string.GetHashCode(file.Directory), string.GetHashCode(file.FileName), file.LastWriteTimeUtc, file.Length);

    public void Dispose()
    {
        _heartbeat.Dispose();
        lock (_registering)
            _isDisposed = true;
        StartListening();
    }
}
