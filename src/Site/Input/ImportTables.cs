using System.Collections.Immutable;
using System.ComponentModel;
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
    /// The message about a table in place of the mapping, or about the first file that does not exist; null if there is none.
    /// </summary>
    public static string? FindWrong(string mapping, IEnumerable<string> tables) =>
        !File.Exists(mapping) && BuiltInMappings.Find(mapping) is null
            ? $"there is no file {mapping}, and no mapping of that name is built in: {string.Join(", ", BuiltInMappings.Names)}"
            : File.Exists(mapping) && TableEndings.Contains(Path.GetExtension(mapping), StringComparer.OrdinalIgnoreCase)
            ? $"{mapping} is a table; the mapping comes first, then the tables"
            : tables.FirstOrDefault(path => !Path.Exists(path)) is { } missing ? $"there is no file and no folder {missing}" : null;

    /// <summary>The first folder that is no git repository; null if there is none.</summary>
    public static string? FindWithoutTags(IEnumerable<string> tables) =>
        tables.FirstOrDefault(path => Directory.Exists(path) && GitProgram.FindDataFolder(path) is null);

    /// <summary>Reads a mapping from a file, or else the built-in mapping with this name.</summary>
    public static InputFile ReadMapping(string path, out string name)
    {
        name = Path.GetFileNameWithoutExtension(path).ToLowerInvariant();
        if (File.Exists(path))
            return ReadFile(path, LargestMapping);
        name = path;
        return BuiltInMappings.Find(path) ?? throw new RefusedException($"there is no file {path} any more");
    }

    public static ImmutableArray<InputFile> Read(IEnumerable<string> paths)
    {
        ImmutableArray<InputFile> files = [.. paths.SelectMany(ReadOne)];
        return files.Length <= MostFiles ? files
            : throw new RefusedException($"{files.Length:N0} files are too many; at most {MostFiles:N0} are read");
    }

    private static IEnumerable<InputFile> ReadOne(string path)
    {
        if (File.Exists(path))
            return [ReadFile(path, LargestTable)];
        if (!Directory.Exists(path))
            throw new RefusedException($"there is no file and no folder {path} any more");
        if (GitProgram.FindDataFolder(path) is { } dataFolder)
            return [ReadTags(path, dataFolder)];
        return Directory.EnumerateFiles(path).Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).Select(file => ReadFile(file, LargestTable));
    }

    private static InputFile ReadFile(string path, long limit) => PlainFile.Read(path, limit) is { } bytes
        ? new(path.Replace('\\', '/'), bytes)
        : throw new RefusedException($"{path} is no regular file, or has more than {limit:N0} bytes");

    /// <summary>Reads the tags of a repository as a table in text form. Git reads only names and dates.</summary>
    private static InputFile ReadTags(string path, string dataFolder)
    {
        try
        {
            var tags = new GitProgram(dataFolder).Run(
                out var error, "for-each-ref", "--sort=creatordate", $"--format={TagsTable.Format}", "refs/tags");
            return tags is not null ? new(path.Replace('\\', '/') + "/tags", Encoding.UTF8.GetBytes(tags))
                : throw new RefusedException($"git cannot read the tags of {path}: {error.ReplaceLineEndings(" ")}");
        }
        catch (Win32Exception)
        {
            throw new RefusedException("git is needed to read the tags of a repository, and it does not start");
        }
    }
}
