using System.Collections.Immutable;
using System.IO.Enumeration;
using Chronicle.Cli.BuiltIn;
using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Input;

/// <summary>Reads the input and theme folders from the disk, and writes files of the input.</summary>
internal static class InputFolder
{
    /// <summary>
    /// The largest record, source or chapter that is read, in bytes. A record or a source has some kilobytes, a long chapter a hundred.
    /// </summary>
    private const long LargestRecord = 1024 * 1024;

    /// <summary>
    /// The largest file of a different kind that is read, in bytes. A file with the sources of 50,000 milestones has about two megabytes.
    /// </summary>
    private const long LargestText = 16 * 1024 * 1024;

    /// <summary>
    /// The largest <c>site.yml</c> that is read, in bytes. This limit is low, because every page repeats a part of the settings.
    /// </summary>
    private const long LargestSettings = 128 * 1024;

    private const long LargestAsset = 32 * 1024 * 1024;

    /// <summary>Reads every file, without caches.</summary>
    public static PhaseResult<InputFiles> Read(BuildOptions options) => Read(options, null, null, default);

    /// <summary>Reads the files that are not in the caches, or that may have changed.</summary>
    /// <param name="settled">The caches do not rely on files that were written at this time or later.</param>
    public static PhaseResult<InputFiles> Read(
        BuildOptions options, InputFileCache? inputCache, InputFileCache? themeCache, DateTime settled)
    {
        var diagnostics = new DiagnosticBag();
        var input = ReadFolder(options.Input, options.Display(options.Input), inputCache, settled, diagnostics);
        var theme = ReadFolder(options.Theme, options.Display(options.Theme), themeCache, settled, diagnostics);
        input = AddedRecords.Join(input, options.Extensions, diagnostics);
        return diagnostics.With(new InputFiles(input, theme) { BuiltIn = BuiltInFiles.Theme });
    }

    /// <summary>Writes files of the input, all or none of them, and then deletes the files that they replace.</summary>
    /// <param name="known">The input as it was when the change was planned.</param>
    /// <exception cref="RefusedException">A file to write or to delete has changed since then, or comes from a source of records of
    /// another program. Nothing was written.</exception>
    public static void Write(BuildOptions options, Folder known, ImmutableArray<InputFile> written, ImmutableArray<string> removed)
    {
        var display = options.Display(options.Input);
        using var held = InputLock.Wait(options.Input);
        var before = known.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var path in written.Select(file => file.Path).Concat(removed))
            if (known.Unread.Contains(path))
                throw new RefusedException($"{path} exists and could not be read, so nothing was written");
            else if (known.Added.TryGetValue(path, out var source))
                throw new RefusedException($"{path} comes from the source of records {source}, so nothing was written; change it there");
            else if (!IsUnchanged(PlainFile.ReadIfAny(Path.Join(options.Input, NameOf(path))), before.GetValueOrDefault(path)))
                throw new RefusedException($"{path} changed while this command ran, and nothing was written; run the command again");
        Store(options, [.. written.Select(file => new FileToWrite(NameOf(file.Path), file.Bytes))]);
        foreach (var path in removed.Except(written.Select(file => file.Path), StringComparer.Ordinal))
            File.Delete(Path.Join(options.Input, NameOf(path)));

        string NameOf(string path) => path[(display.Length + 1)..];
    }

    private static bool IsUnchanged(byte[]? now, InputFile? before) =>
        now is null ? before is null : before is not null && before.Bytes.Span.SequenceEqual(now);

    /// <summary>Creates a file of the input.</summary>
    /// <exception cref="IOException">A file with this name is there.</exception>
    public static void Create(BuildOptions options, string name, ReadOnlyMemory<byte> bytes)
    {
        RefuseIfTooLarge(options, name, bytes.Length);
        using var held = InputLock.Wait(options.Input);
        AtomicFile.Create(options.Input, name, bytes);
    }

    // The caller holds the lock, so an existing temporary file belongs to no process.
    private static void Store(BuildOptions options, ImmutableArray<FileToWrite> files)
    {
        foreach (var file in files)
            RefuseIfTooLarge(options, file.Name, file.Bytes.Length);
        AtomicFile.DeleteTemporaryFiles(options.Input);
        AtomicFile.WriteAll(options.Input, files);
        // Only now it is certain that no folder of a file is a link.
        foreach (var folder in files.Select(file => Path.GetDirectoryName(Path.Join(options.Input, file.Name))!).Distinct())
            AtomicFile.DeleteTemporaryFiles(folder);
    }

    // The program must not write a file that is too large for it to read.
    private static void RefuseIfTooLarge(BuildOptions options, string name, long length)
    {
        if (length > LimitOf(name))
            throw new RefusedException(
                $"{options.Display(options.Input)}/{name} would have {length:N0} bytes; at most {LimitOf(name):N0} are read");
    }

    private static Folder ReadFolder(string folder, string display, InputFileCache? cache, DateTime settled, DiagnosticBag diagnostics)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var listed = new Listing(root, display, diagnostics).Files();
        var files = new InputFile?[listed.Length];
        var tooLarge = new Diagnostic?[listed.Length];
        Workers.For(listed.Length, i =>
        {
            var file = listed[i];
            var path = display + "/" + file.Name;
            var limit = LimitOf(file.Name);
            if (cache?.Find(file) is { } cached)
                files[i] = cached;
            else if (file.Length <= limit && PlainFile.Read(file.Path, limit) is { } bytes)
                files[i] = cache is null ? new(path, bytes) : cache.OldOrNew(file.Name, new(path, bytes));
            else
                tooLarge[i] = Rules.FileTooLarge.At(SourceLocation.StartOf(path),
                    $"the file has {Math.Max(file.Length, limit + 1):N0} bytes; at most {limit:N0} are read");
        });
        cache?.Replace(listed, files, settled);
        diagnostics.AddRange(tooLarge.OfType<Diagnostic>());
        return new(display, [.. files.OfType<InputFile>()])
        {
            Unread = [.. diagnostics.ToImmutable().Select(diagnostic => diagnostic.At.Path)
                .Where(path => path.StartsWith(display + "/", StringComparison.Ordinal))],
        };
    }

    private static long LimitOf(string name) =>
        name.StartsWith("assets/", StringComparison.Ordinal) ? LargestAsset
        : name.EndsWith(".md", StringComparison.Ordinal) || name.StartsWith("sources/", StringComparison.Ordinal)
            || name.StartsWith("redirects/", StringComparison.Ordinal) ? LargestRecord
        : name == "site.yml" ? LargestSettings
        // Only builds write permalinks.txt, and no line is ever removed, so the file can become large.
        : name == PermalinksFile.Name ? PlainFile.Largest
        : LargestText;

    /// <summary>Lists the files of one folder, and adds a diagnostic for each entry that is not a file.</summary>
    private sealed class Listing(string root, string display, DiagnosticBag diagnostics)
    {
        private readonly List<ListedFile> _files = [];
        private readonly InputLink _link = new(root);

        /// <summary>The files, sorted by name (ordinal).</summary>
        public ImmutableArray<ListedFile> Files()
        {
            if (Directory.Exists(root))
                Walk(root, "");
            _files.Sort((file, other) => string.CompareOrdinal(file.Name, other.Name));
            return [.. _files];
        }

        private void Walk(string folder, string prefix)
        {
            foreach (var entry in Entries(folder, prefix))
            {
                switch (FileKinds.Find(entry.Path))
                {
                    case FileKind.Plain:
                        _files.Add(entry);
                        break;
                    case FileKind.Folder:
                        Walk(entry.Path, entry.Name + "/");
                        break;
                    case FileKind.Link:
                        AddLink(entry);
                        break;
                    case FileKind.Special:
                        Report(Rules.SpecialFile, entry, "this is a pipe, a socket or a device, not a file; remove it");
                        break;
                    case FileKind.Missing when entry.Name.Contains('\uFFFD'):
                        Report(Rules.NotUtf8, entry, "the name of the file is not UTF-8; rename the file");
                        break;
                    case FileKind.Missing:
                        // The file was deleted after the folder was listed.
                        break;
                }
            }
        }

        // The time of a link does not change with its target. With the latest possible time, the cache reads the target again each time.
        private void AddLink(ListedFile entry)
        {
            var (target, problem) = _link.Resolve(entry.Name);
            if (target is not null)
                _files.Add(new(entry.Name, target, new FileInfo(target).Length, DateTime.MaxValue));
            else
                Report(Rules.LinkLeavesFolder, entry, problem);
        }

        private void Report(Rule rule, ListedFile entry, string message) =>
            diagnostics.Add(rule, SourceLocation.StartOf(display + "/" + entry.Name), message);

        private static FileSystemEnumerable<ListedFile> Entries(string folder, string prefix) => new(
            folder,
            (ref FileSystemEntry entry) => Describe(ref entry, prefix),
            new() { AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !IgnoredNames.IsIgnored(entry.FileName),
        };

        private static ListedFile Describe(ref FileSystemEntry entry, string prefix) =>
            new(prefix + entry.FileName.ToString(), entry.ToFullPath(), entry.Length, entry.LastWriteTimeUtc.UtcDateTime);
    }
}
