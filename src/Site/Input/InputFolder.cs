using System.Collections.Immutable;
using System.IO.Enumeration;
using Chronicle.Cli.BuiltIn;
using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Input;

/// <summary>Reads the input and theme folders from the disk.</summary>
internal static class InputFolder
{
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

    private static Folder ReadFolder(string folder, string display, InputFileCache? cache, DateTime settled, DiagnosticBag diagnostics)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var listing = new Listing(root, display, diagnostics);
        var listed = cache?.ListReported() ?? listing.Files();
        var files = new InputFile?[listed.Length];
        var tooLarge = new Diagnostic?[listed.Length];
        Workers.For(listed.Length, i =>
        {
            var file = listed[i];
            var path = display + "/" + file.Name;
            var limit = InputLimits.Of(file.Name);
            if (cache?.Find(file) is { } cached)
                files[i] = cached;
            else if (file.Length <= limit && PlainFile.Read(file.Path, limit) is { } bytes)
                files[i] = cache is null ? new(path, bytes) : cache.OldOrNew(file.Name, new(path, bytes));
            else
                tooLarge[i] = Rules.FileTooLarge.At(SourceLocation.StartOf(path),
                    $"the file has {Math.Max(file.Length, limit + 1):N0} bytes; at most {limit:N0} are read");
        });
        cache?.Replace(listed, files, settled, listing.HasOnlyPlainFiles);
        diagnostics.AddRange(tooLarge.OfType<Diagnostic>());
        return new(display, [.. files.OfType<InputFile>()])
        {
            Unread = [.. diagnostics.ToImmutable().Select(diagnostic => diagnostic.At.Path)
                .Where(path => path.StartsWith(display + "/", StringComparison.Ordinal))],
        };
    }

    /// <summary>Lists the files of one folder, and adds a diagnostic for each entry that is not a file.</summary>
    private sealed class Listing(string root, string display, DiagnosticBag diagnostics)
    {
        private readonly List<ListedFile> _files = [];
        private readonly InputLink _link = new(root);

        /// <summary>Whether no entry of the folder is a link, or has a diagnostic.</summary>
        public bool HasOnlyPlainFiles { get; private set; } = true;

        /// <summary>The files, sorted by name (ordinal).</summary>
        public ImmutableArray<ListedFile> Files()
        {
            if (Directory.Exists(root))
                Walk(root, "");
            _files.Sort(ListedFile.ByName);
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
            HasOnlyPlainFiles = false;
            var (target, problem) = _link.Resolve(entry.Name);
            if (target is not null)
                _files.Add(new(entry.Name, target, new FileInfo(target).Length, DateTime.MaxValue));
            else
                Report(Rules.LinkLeavesFolder, entry, problem);
        }

        private void Report(Rule rule, ListedFile entry, string message)
        {
            HasOnlyPlainFiles = false;
            diagnostics.Add(rule, SourceLocation.StartOf(display + "/" + entry.Name), message);
        }

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
