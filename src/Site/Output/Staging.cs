using System.Collections.Concurrent;
using System.Collections.Immutable;
using Chronicle.Cli.Disk;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Cli.Output;

/// <summary>
/// Writes the new and changed files of a site into a separate folder inside the output folder, many files in parallel. The site itself
/// changes only when <see cref="OutputFolder"/> publishes this folder. If that does not happen, <see cref="Dispose"/> deletes the folder.
/// </summary>
internal sealed class Staging : IDisposable
{
    private readonly OutputLock _output;
    private readonly Action<PublishStep>? _reached;
    private readonly ConcurrentDictionary<string, ManifestEntry> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _unchanged = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _stamps = new(StringComparer.Ordinal);
    private readonly PreviousOutput? _last;
    private readonly HashSet<string> _previousNames;
    private readonly bool _isFirst;
    private int _changed;

    public Staging(OutputLock output, PreviousOutput? last, Action<PublishStep>? reached = null)
    {
        _output = output;
        _reached = reached;
        output.LockOrCreate();
        Folder = Path.Join(output.Folder, OutputFolder.StagingName);
        Clear(insist: true);
        // If the output folder contains no site, there is nothing to compare with. A file that appears during the build is found when the
        // site is published.
        _isFirst = Directory.EnumerateFileSystemEntries(output.Folder).All(path => OutputFolder.IsOutsideSite(Path.GetFileName(path)));
        Directory.CreateDirectory(Folder);
        List = PlainFile.ReadIfAny(Path.Join(output.Folder, OutputFolder.ListName));
        PreviouslyPublished = PublishedFiles.Parse(List);
        _previousNames = PreviouslyPublished.Names.ToHashSet(Paths.Comparer);
        _last = last;
    }

    /// <summary>The folder of the new and changed files.</summary>
    public string Folder { get; }

    /// <summary>The bytes of the list of previously published files; null if there is none.</summary>
    internal byte[]? List { get; }

    /// <summary>The previously published files.</summary>
    internal PublishedFiles PreviouslyPublished { get; }

    internal int Changed => _changed;

    internal ImmutableDictionary<string, string> Stamps => _stamps.ToImmutableDictionary(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, ManifestEntry> Entries => _entries;

    /// <summary>The files that this build did not change, with the time of the last write at the comparison (ticks of UTC).</summary>
    internal IReadOnlyDictionary<string, long> Unchanged => _unchanged;

    /// <summary>
    /// Returns names of files and links in the output folder: all names from the beginning of this build, and the names of
    /// <paramref name="names"/> that exist now. Without a record of the last build, it returns all names that exist now.
    /// </summary>
    internal HashSet<string> FindExisting(IEnumerable<string> names) => _last is null
        // The staged files are left out, because there can be as many of them as files of the site.
        ? ExistingFile.AllIn(_output.Folder, withTimes: false).Select(file => file.Name).ToHashSet(StringComparer.Ordinal)
        : _last.ExistingFiles.Keys.Concat(names.Where(name => ExistingFile.Exists(_output.Folder, name))).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Stores a file. Afterwards its bytes are on the disk: in the staging folder if the file is new or changed, otherwise in the published
    /// site.
    /// </summary>
    public Content Store(UrlPath address, ReadOnlyMemory<byte> bytes)
    {
        var path = Stage(address, bytes.Span);
        return new(bytes.Length, () => File.ReadAllBytes(path));
    }

    /// <summary>
    /// Stores the files that the renderer did not store: drawings, lists of all files, and every file of a site in memory.
    /// </summary>
    internal void StoreRest(ImmutableArray<RenderedFile> files)
    {
        Workers.For(files.Length, i =>
        {
            if (files[i].Listing is null && !_entries.ContainsKey(files[i].Address.File))
                StoreOne(files[i]);
        });
        // A list of all files contains the hashes of the other files, so it is stored last.
        ImmutableArray<ManifestEntry> entries = [.. _entries.Values.OrderBy(entry => entry.Path, StringComparer.Ordinal)];
        RenderedFile[] lists = [.. files.Where(file => file.Listing is not null)];
        Workers.For(lists.Length, i => Stage(lists[i].Address, lists[i].Listing!(entries)));
    }

    private void StoreOne(RenderedFile file)
    {
        var name = file.Address.File;
        if (file.Picture is { } picture && PreviouslyPublished.Stamps.TryGetValue(name, out var stamp)
            && PlainFile.ReadIfAny(Path.Join(_output.Folder, name)) is { } drawn
            && stamp == PublishedFiles.CreateStamp(picture, drawn))
        {
            _stamps[name] = stamp;
            _entries[name] = ManifestEntry.Create(name, drawn);
            return;
        }
        var bytes = file.ToBytes().Span;
        if (file.Picture is { } drawing)
            _stamps[name] = PublishedFiles.CreateStamp(drawing, bytes);
        Stage(file.Address, bytes);
    }

    private string Stage(UrlPath address, ReadOnlySpan<byte> bytes)
    {
        var name = address.File;
        if (!OutputFolder.IsInside(name))
            throw new InvalidOperationException($"the address {address} leads out of the output folder");
        var entry = ManifestEntry.Create(name, bytes);
        _entries[name] = entry;
        var published = Path.Join(_output.Folder, name);
        if (HasBytes(published, entry, bytes))
            return published;
        _reached?.Invoke(PublishStep.Stage);
        var path = Path.Join(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.WriteNew(path, bytes);
        Interlocked.Increment(ref _changed);
        return path;
    }

    // A file that has not changed since the last build is not read again, because the record of the build contains its hash.
    private bool HasBytes(string path, ManifestEntry entry, ReadOnlySpan<byte> bytes)
    {
        // On a system that ignores case, the path can find a file whose name has other capitals. That file is renamed, so it is staged.
        if (_isFirst || _previousNames.TryGetValue(entry.Path, out var name) && name != entry.Path)
            return false;
        if (ExistingFile.Find(_output.Folder, entry.Path) is not { } file || file.Length != bytes.Length)
            return false;
        var isSame = _last?.Build.Files.GetValueOrDefault(entry.Path) is { } known && known.IsAt(file)
            ? known.Sha256 == entry.Sha256 : PlainFile.ReadIfAny(path) is { } existing && bytes.SequenceEqual(existing);
        if (isSame)
            _unchanged[entry.Path] = file.Written;
        return isSame;
    }

    internal void Clear(bool insist)
    {
        try
        {
            AtomicFile.DeleteTemporaryFiles(_output.Folder);
            // If the path is a link, only the link itself is deleted.
            if (FileKinds.Find(Folder) is not (FileKind.Missing or FileKind.Folder))
                RetryingMover.OfThisSystem.DeleteFile(Folder);
            if (Directory.Exists(Folder))
                RetryingMover.OfThisSystem.DeleteFolder(Folder, recursive: true);
        }
        catch (Exception refused) when (!insist && refused is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Deletes the staging folder, so that its files do not fill the disk after an error.</summary>
    public void Dispose()
    {
        Clear(insist: false);
        _output.DeleteIfUnused();
    }
}
