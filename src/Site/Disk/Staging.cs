using System.Collections.Concurrent;
using System.Collections.Immutable;
using Chronicle.Exports;
using Chronicle.Input;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Cli.Disk;

/// <summary>
/// Takes finished files, many at once, and writes those that are new or changed into a tree of their own beside the site. Nothing of the site is touched
/// before <see cref="OutputFolder"/> publishes the tree; without that it goes when this does.
/// </summary>
internal sealed class Staging : IDisposable
{
    private readonly OutputLock _place;
    private readonly Action<PublishStep>? _reached;
    private readonly ConcurrentDictionary<string, ManifestEntry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _unchanged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _stamps = new(StringComparer.Ordinal);
    private readonly PreviousOutput? _last;
    private readonly bool _isFirst;
    private int _changed;

    internal Staging(OutputLock place, Action<PublishStep>? reached = null) : this(place, OutputFolder.ReadLast(place.Folder), reached)
    {
    }

    internal Staging(OutputLock place, PreviousOutput? last, Action<PublishStep>? reached = null)
    {
        _place = place;
        _reached = reached;
        place.Claim();
        Folder = Path.Join(place.Folder, OutputFolder.StagingName);
        Clear(insist: true);
        // Nothing to compare with. What somebody puts there meanwhile is found when the tree is published.
        _isFirst = Directory.EnumerateFileSystemEntries(place.Folder).All(path => OutputFolder.IsOurs(Path.GetFileName(path)));
        Directory.CreateDirectory(Folder);
        var list = Path.Join(place.Folder, OutputFolder.ListName);
        List = File.Exists(list) ? File.ReadAllBytes(list) : null;
        Before = PublishedFiles.Parse(List);
        _last = last;
    }

    /// <summary>The tree of new and changed files.</summary>
    public string Folder { get; }

    /// <summary>The list of what was published before, as it lies there.</summary>
    internal byte[]? List { get; }

    internal PublishedFiles Before { get; }

    internal int Changed => _changed;

    internal ImmutableDictionary<string, string> Stamps => _stamps.ToImmutableDictionary(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, ManifestEntry> Entries => _entries;

    /// <summary>The files that this build left as they were, with the time of the last write when it compared them (ticks of UTC).</summary>
    internal IReadOnlyDictionary<string, long> Unchanged => _unchanged;

    /// <summary>The names of all that lies in the folder: as this build found it, and these, if somebody put one there meanwhile.</summary>
    internal HashSet<string> There(IEnumerable<string> names) => _last is null
        // What is about to be published lies in there too, and is as much again.
        ? ExistingFile.AllIn(_place.Folder, except: OutputFolder.StagingName, withTimes: false).Select(file => file.Name).ToHashSet(StringComparer.Ordinal)
        : _last.There.Keys.Concat(names.Where(name => ExistingFile.Lies(_place.Folder, name))).ToHashSet(StringComparer.Ordinal);

    /// <summary>Takes a file. Its bytes lie on the disk then: here if they are new, where they were if not.</summary>
    public Content Store(UrlPath address, ReadOnlyMemory<byte> bytes)
    {
        var path = Stage(address, bytes.Span);
        return new(bytes.Length, () => File.ReadAllBytes(path));
    }

    /// <summary>Takes the files that were not stored when they were made: drawings, what lists all others, and everything of a site that was made in memory.</summary>
    internal void StoreRest(ImmutableArray<RenderedFile> files)
    {
        Workers.For(files.Length, i =>
        {
            if (files[i].Listing is null && !_entries.ContainsKey(files[i].Address.File))
                StoreOne(files[i]);
        });
        // What lists all others comes last: their bytes are known then.
        ImmutableArray<ManifestEntry> entries = [.. _entries.Values.OrderBy(entry => entry.Path, StringComparer.Ordinal)];
        RenderedFile[] lists = [.. files.Where(file => file.Listing is not null)];
        Workers.For(lists.Length, i => Stage(lists[i].Address, lists[i].Listing!(entries)));
    }

    private void StoreOne(RenderedFile file)
    {
        var name = file.Address.File;
        if (file.Picture is { } known && Before.Stamps.TryGetValue(name, out var stamp) && Path.Join(_place.Folder, name) is var there && File.Exists(there))
        {
            var drawn = File.ReadAllBytes(there);
            if (stamp == PublishedFiles.Stamp(known, drawn))
            {
                _stamps[name] = stamp;
                _entries[name] = ManifestEntry.Create(name, drawn);
                return;
            }
        }
        var bytes = file.ToBytes().Span;
        if (file.Picture is { } drawing)
            _stamps[name] = PublishedFiles.Stamp(drawing, bytes);
        Stage(file.Address, bytes);
    }

    private string Stage(UrlPath address, ReadOnlySpan<byte> bytes)
    {
        var name = address.File;
        if (!OutputFolder.IsInside(name))
            throw new InvalidOperationException($"the address {address} leads out of the output folder");
        var entry = ManifestEntry.Create(name, bytes);
        _entries[name] = entry;
        var published = Path.Join(_place.Folder, name);
        if (HasBytes(published, entry, bytes))
            return published;
        _reached?.Invoke(PublishStep.Stage);
        var path = Path.Join(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.WriteBytes(path, bytes);
        Interlocked.Increment(ref _changed);
        return path;
    }

    // A file that nobody touched since the last build has the bytes that it had then: it need not be read.
    private bool HasBytes(string path, ManifestEntry entry, ReadOnlySpan<byte> bytes)
    {
        if (_isFirst)
            return false;
        if (ExistingFile.At(_place.Folder, entry.Path) is not { } file || file.Length != bytes.Length)
            return false;
        var isSame = _last?.Build.Files.GetValueOrDefault(entry.Path) is { } known && known.IsAt(file)
            ? known.Sha256 == entry.Sha256 : bytes.SequenceEqual(File.ReadAllBytes(path));
        if (isSame)
            _unchanged[entry.Path] = file.Written;
        return isSame;
    }

    internal void Clear(bool insist)
    {
        try
        {
            if (Directory.Exists(Folder))
                Directory.Delete(Folder, recursive: true);
        }
        catch (Exception refused) when (!insist && refused is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>A full disk should not stay full, and what was not published should not stay.</summary>
    public void Dispose()
    {
        Clear(insist: false);
        _place.LeaveIfEmpty();
    }
}
