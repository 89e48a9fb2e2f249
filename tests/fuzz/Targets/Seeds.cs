using Chronicle.Cli.Input;
using Chronicle.Input;

namespace Fuzz.Targets;

/// <summary>The files of the repository that are the first inputs.</summary>
internal sealed class Seeds
{
    private readonly string _root;

    public Seeds(string root)
    {
        _root = root;
        Inputs = [Read("input"), Read("tests/SecondChronicle/input")];
        Found = Directory.Exists(Path.Join(root, Hostile))
            ? Directory.EnumerateFiles(Path.Join(root, Hostile), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .ToLookup(path => Path.GetFileName(Path.GetDirectoryName(path)!), File.ReadAllBytes)
            : Enumerable.Empty<byte[]>().ToLookup(_ => "");
    }

    /// <summary>The folder of cases that were found before. It has a folder for each target.</summary>
    public const string Hostile = "tests/Chronicle.Hostile/Cases";

    public IReadOnlyList<Folder> Inputs { get; }

    /// <summary>The cases that were found before, by target.</summary>
    public ILookup<string, byte[]> Found { get; }

    /// <summary>
    /// The files whose path in the input folder begins with <paramref name="start"/> and ends with <paramref name="end"/>.
    /// </summary>
    public IEnumerable<byte[]> Files(string start, string end) =>
        Inputs.SelectMany(input => input.Files.Where(file =>
            input.NameOf(file).StartsWith(start, StringComparison.Ordinal) && file.Path.EndsWith(end, StringComparison.Ordinal)))
            .Select(file => file.Bytes.ToArray());

    private Folder Read(string path)
    {
        var folder = Path.Join(_root, path);
        return InputFolder.Read(new(_root, folder, folder, folder)).Value.Input with { Path = path };
    }

    /// <summary>The folder of the solution: the nearest folder above the program that has <c>site.sln</c>.</summary>
    public static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Join(folder.FullName, "site.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("site.sln is in no folder above the program");
    }
}
