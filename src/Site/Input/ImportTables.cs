using System.Collections.Immutable;
using System.Text;
using Chronicle.Cli.Disk;
using Chronicle.Cli.Git;
using Chronicle.Import.Mappings;
using Chronicle.Import.Tables;
using Chronicle.Input;

namespace Chronicle.Cli.Input;

/// <summary>Reads the files that the command line gives to <c>import</c>.</summary>
internal static class ImportTables
{
    /// <summary>The largest table and the largest mapping that are read, in bytes.</summary>
    private const long LargestTable = 64 * 1024 * 1024, LargestMapping = 1024 * 1024;

    private const int MostFiles = 10_000;

    private static readonly string[] Endings = [".csv", ".tsv", ".json", ".yml", ".yaml", ".md", ".dist", ".txt"];

    // The endings of tables that no mapping has. A mapping is YAML, of which JSON is a part.
    private static readonly string[] TableEndings = [".csv", ".tsv", ".md"];

    /// <summary>
    /// The message about a table in place of the mapping, or about the first file that does not exist or is no regular file; null if there
    /// is none.
    /// </summary>
    public static string? FindWrong(string mapping, IEnumerable<string> tables) =>
        !File.Exists(mapping) && BuiltInMappings.Find(mapping) is null
            ? $"there is no file {mapping}, and no mapping of that name is built in: {string.Join(", ", BuiltInMappings.Names)}"
            : File.Exists(mapping) && TableEndings.Contains(Path.GetExtension(mapping), StringComparer.OrdinalIgnoreCase)
            ? $"{mapping} is a table; the mapping comes first, then the tables"
            : tables.FirstOrDefault(path => !Path.Exists(path)) is { } missing ? $"there is no file and no folder {missing}"
            : tables.Prepend(mapping).FirstOrDefault(path => File.Exists(path) && PlainFile.Resolve(path) is null) is { } special
            ? DescribeSpecial(special) : null;

    /// <summary>The first folder that is no git repository; null if there is none.</summary>
    public static string? FindWithoutTags(IEnumerable<string> tables) =>
        tables.FirstOrDefault(path => Directory.Exists(path) && GitProgram.FindDataFolder(path) is null);

    /// <summary>Reads a mapping from a file, or else the built-in mapping with this name.</summary>
    public static InputFile ReadMapping(string path, out string name)
    {
        name = Path.GetFileNameWithoutExtension(path).ToLowerInvariant();
        if (File.Exists(path))
            return ReadNamed(path, LargestMapping);
        name = path;
        return BuiltInMappings.Find(path) ?? throw new RefusedException($"there is no file {path} any more");
    }

    public static ImmutableArray<InputFile> Read(IEnumerable<string> paths)
    {
        ImmutableArray<Func<InputFile>> files = [.. paths.SelectMany(List)];
        return files.Length <= MostFiles ? [.. files.Select(read => read())]
            : throw new RefusedException($"{files.Length:N0} files are too many; at most {MostFiles:N0} are read");
    }

    /// <summary>The files at a path of the command line. Each is read when its function is called.</summary>
    private static IEnumerable<Func<InputFile>> List(string path)
    {
        if (File.Exists(path))
            return [() => ReadNamed(path, LargestTable)];
        if (!Directory.Exists(path))
            throw new RefusedException($"there is no file and no folder {path} any more");
        if (GitProgram.FindDataFolder(path) is { } dataFolder)
            return [() => ReadTags(path, dataFolder)];
        return Directory.EnumerateFiles(path).Where(IsTable).Order(StringComparer.Ordinal)
            .Select(file => (Func<InputFile>)(() => ReadFile(file, file, LargestTable)));
    }

    private static bool IsTable(string path) => !IgnoredNames.IsIgnored(Path.GetFileName(path))
        && Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    // A link is followed only if the command line names it, because a folder of tables can come from strangers.
    private static InputFile ReadNamed(string path, long limit) => ReadFile(path, PlainFile.Resolve(path) ?? path, limit);

    private static InputFile ReadFile(string name, string path, long limit) =>
        FileKinds.Find(path) != FileKind.Plain ? throw new RefusedException(DescribeSpecial(name))
        : PlainFile.Read(path, limit) is { } bytes ? new(name.Replace('\\', '/'), bytes)
        : throw new RefusedException($"{name} has more than {limit:N0} bytes, and such a file is not read");

    private static string DescribeSpecial(string path) => $"{path} is no regular file";

    /// <summary>Reads the tags of a repository as a table in text form. Git reads only names and dates.</summary>
    private static InputFile ReadTags(string path, string dataFolder)
    {
        if (GitProgram.FindProblem() is { } problem)
            throw new RefusedException(problem);
        var tags = new GitProgram(dataFolder).ListTags(path, "creatordate", TagsTable.Format);
        return new(path.Replace('\\', '/') + "/tags", Encoding.UTF8.GetBytes(tags));
    }
}
