using System.Collections.Immutable;
using Site.Publish;
using Site.Text;

namespace Site.Read;

/// <summary>Reads the input and theme folders from the disk. The only place where the generator reads files.</summary>
public static class InputFolder
{
    /// <summary>In bytes. A record is some kilobytes; a long chapter a hundred.</summary>
    private const long LargestRecord = 1024 * 1024;

    /// <summary>In bytes. The sources.yml of 50,000 milestones has some two megabytes.</summary>
    private const long LargestText = 16 * 1024 * 1024;

    /// <summary>In bytes. What it holds stands on every page.</summary>
    private const long LargestSettings = 128 * 1024;

    private const long LargestAsset = 32 * 1024 * 1024;

    public static Passed<InputFiles> Read(BuildOptions options)
    {
        var found = new Findings();
        var input = ReadFolder(options.Input, options.Display(options.Input), found);
        var theme = ReadFolder(options.Theme, options.Display(options.Theme), found);
        return found.With(new InputFiles(input, theme));
    }

    /// <summary>Writes files of the input, all of them or none, and then takes out the one that is there no more.</summary>
    public static void Write(BuildOptions options, ImmutableArray<InputFile> written, string? removed)
    {
        var display = options.Display(options.Input);
        WholeFile.WriteAll([.. written.Select(file => new FileToWrite(PathOf(file.Path), file.Bytes))]);
        if (removed is not null && written.All(file => file.Path != removed))
            File.Delete(PathOf(removed));

        string PathOf(string path) => Path.Join(options.Input, path[(display.Length + 1)..]);
    }

    private static Folder ReadFolder(string folder, string display, Findings found)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var names = ListFiles(root, display, found);
        var files = new InputFile?[names.Count];
        var problems = new Diagnostic?[names.Count];
        Workers.For(names.Count, i =>
        {
            var file = new FileInfo(Path.Join(root, names[i]));
            var path = display + "/" + names[i];
            var limit = LimitOf(names[i]);
            if (file.Length > limit)
                problems[i] = Rules.FileTooLarge.At(SourceLocation.StartOf(path), $"the file has {file.Length:N0} bytes; at most {limit:N0} are read");
            else
                files[i] = new(path, File.ReadAllBytes(file.FullName));
        });
        found.AddRange(problems.OfType<Diagnostic>());
        return new(display, [.. files.OfType<InputFile>()]);
    }

    private static long LimitOf(string name) =>
        name.StartsWith("assets/", StringComparison.Ordinal) ? LargestAsset
        : name.EndsWith(".md", StringComparison.Ordinal) ? LargestRecord
        : name == "site.yml" ? LargestSettings
        : LargestText;

    // Names with forward slashes, by code point. Hidden files and folders belong to editors and systems, never to the site.
    private static List<string> ListFiles(string root, string display, Findings found)
    {
        var names = new List<string>();
        if (Directory.Exists(root))
            Walk(new DirectoryInfo(root), "");
        names.Sort(StringComparer.Ordinal);
        return names;

        void Walk(DirectoryInfo folder, string prefix)
        {
            foreach (var entry in folder.EnumerateFileSystemInfos())
            {
                if (entry.Name.StartsWith('.') || entry.Name.EndsWith('~'))
                    continue;
                var name = prefix + entry.Name;
                if (entry.LinkTarget is not null && !StaysInside(entry, root))
                    found.Add(Rules.LinkLeavesFolder, SourceLocation.StartOf(display + "/" + name), "the symbolic link leads out of the folder; put a copy of the file here");
                else if (entry is DirectoryInfo { LinkTarget: null } inner)
                    Walk(inner, name + "/");
                else if (entry is DirectoryInfo)
                    found.Add(Rules.LinkLeavesFolder, SourceLocation.StartOf(display + "/" + name), "a symbolic link to a folder is not followed; put the folder itself here");
                else
                    names.Add(name);
            }
        }
    }

    private static bool StaysInside(FileSystemInfo link, string root) =>
        link.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target
        && target.FullName.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
