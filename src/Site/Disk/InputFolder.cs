using System.Collections.Immutable;
using System.IO.Enumeration;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Render;

namespace Chronicle.Cli.Disk;

/// <summary>Reads the input and theme folders from the disk. The only place where the generator reads files.</summary>
internal static class InputFolder
{
    /// <summary>In bytes. A record is some kilobytes; a long chapter a hundred.</summary>
    private const long LargestRecord = 1024 * 1024;

    /// <summary>In bytes. The sources.yml of 50,000 milestones has some two megabytes.</summary>
    private const long LargestText = 16 * 1024 * 1024;

    /// <summary>In bytes. What it holds stands on every page.</summary>
    private const long LargestSettings = 128 * 1024;

    private const long LargestAsset = 32 * 1024 * 1024;

    /// <summary>Reads every file.</summary>
    public static PhaseResult<InputFiles> Read(BuildOptions options) => Read(options, null, null, default);

    /// <summary>Reads the files that are not known, or that may be others than those known. What was written at <paramref name="settled"/> or later is not believed the next time.</summary>
    public static PhaseResult<InputFiles> Read(BuildOptions options, InputFileCache? knownInput, InputFileCache? knownTheme, DateTime settled)
    {
        var diagnostics = new DiagnosticBag();
        var input = ReadFolder(options.Input, options.Display(options.Input), knownInput, settled, diagnostics);
        var theme = ReadFolder(options.Theme, options.Display(options.Theme), knownTheme, settled, diagnostics);
        return diagnostics.With(new InputFiles(input, theme));
    }

    /// <summary>Writes files of the input, all of them or none, and then takes out the one that is there no more.</summary>
    public static void Write(BuildOptions options, ImmutableArray<InputFile> written, string? removed)
    {
        AtomicFile.WriteAll([.. written.Select(file => new FileToWrite(PathOf(options, file.Path), file.Bytes))]);
        if (removed is not null && written.All(file => file.Path != removed))
            File.Delete(PathOf(options, removed));
    }

    /// <summary>The path on the disk of a file of the input.</summary>
    public static string PathOf(BuildOptions options, string path) => Path.Join(options.Input, path[(options.Display(options.Input).Length + 1)..]);

    private static Folder ReadFolder(string folder, string display, InputFileCache? known, DateTime settled, DiagnosticBag diagnostics)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var listed = ListFiles(root, display, diagnostics);
        var files = new InputFile?[listed.Length];
        var problems = new Diagnostic?[listed.Length];
        Workers.For(listed.Length, i =>
        {
            var (name, length, _) = listed[i];
            var limit = LimitOf(name);
            if (length > limit)
                problems[i] = Rules.FileTooLarge.At(SourceLocation.StartOf(display + "/" + name), $"the file has {length:N0} bytes; at most {limit:N0} are read");
            else
                files[i] = known?.Find(listed[i]) ?? Read(name);
        });
        known?.Replace(listed, files, settled);
        diagnostics.AddRange(problems.OfType<Diagnostic>());
        return new(display, [.. files.OfType<InputFile>()]) { Unread = [.. diagnostics.ToImmutable().Select(problem => problem.At.Path).Where(path => path.StartsWith(display + "/", StringComparison.Ordinal))] };

        InputFile Read(string name)
        {
            var read = new InputFile(display + "/" + name, File.ReadAllBytes(Path.Join(root, name)));
            return known?.OldOrNew(name, read) ?? read;
        }
    }

    private static long LimitOf(string name) =>
        name.StartsWith("assets/", StringComparison.Ordinal) ? LargestAsset
        : name.EndsWith(".md", StringComparison.Ordinal) ? LargestRecord
        : name == "site.yml" ? LargestSettings
        : LargestText;

    // In the order of their names by code point. Hidden files and folders belong to editors and systems, never to the site.
    private static ImmutableArray<ListedFile> ListFiles(string root, string display, DiagnosticBag diagnostics)
    {
        var files = new List<ListedFile>();
        if (Directory.Exists(root))
            Walk(root, "");
        files.Sort((file, other) => string.CompareOrdinal(file.Name, other.Name));
        return [.. files];

        void Walk(string folder, string prefix)
        {
            foreach (var (entry, attributes) in Entries(folder, prefix))
            {
                if (attributes.HasFlag(FileAttributes.ReparsePoint) && LinkAt(Path.Join(root, entry.Name), attributes) is { } link)
                    AddLink(entry.Name, link);
                else if (attributes.HasFlag(FileAttributes.Directory))
                    Walk(Path.Join(root, entry.Name), entry.Name + "/");
                else
                    files.Add(entry);
            }
        }

        void AddLink(string name, FileSystemInfo link)
        {
            if (TargetInside(link, root) is not { } target)
                diagnostics.Add(Rules.LinkLeavesFolder, SourceLocation.StartOf(display + "/" + name), "the symbolic link leads out of the folder; put a copy of the file here");
            else if (target is not FileInfo file)
                diagnostics.Add(Rules.LinkLeavesFolder, SourceLocation.StartOf(display + "/" + name), "a symbolic link to a folder is not followed; put the folder itself here");
            else
                // Its time says nothing of the file that it leads to, and that file may become another one: it is read each time.
                files.Add(new(name, file.Length, DateTime.MaxValue));
        }
    }

    private sealed record Entry(ListedFile File, FileAttributes Attributes);

    // One question to the system for each entry: all that is asked of it comes from the same answer.
    private static FileSystemEnumerable<Entry> Entries(string folder, string prefix) =>
        new(folder, (ref FileSystemEntry entry) => new(new(prefix + entry.FileName.ToString(), entry.Length, entry.LastWriteTimeUtc.UtcDateTime), entry.Attributes), new() { AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.FileName.StartsWith(".") && !entry.FileName.EndsWith("~"),
        };

    private static FileSystemInfo? LinkAt(string path, FileAttributes attributes)
    {
        FileSystemInfo entry = attributes.HasFlag(FileAttributes.Directory) ? new DirectoryInfo(path) : new FileInfo(path);
        return entry.LinkTarget is null ? null : entry;
    }

    private static FileSystemInfo? TargetInside(FileSystemInfo link, string root) =>
        link.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target
        && target.FullName.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? target : null;
}
