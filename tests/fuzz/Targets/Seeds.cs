using Chronicle.Cli.Disk;
using Chronicle.Input;

namespace Fuzz.Targets;

/// <summary>The real files of the repository, to begin with.</summary>
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

    /// <summary>Where found cases are kept, in a folder for each target.</summary>
    public const string Hostile = "tests/Chronicle.Hostile/Cases";

    public IReadOnlyList<Folder> Inputs { get; }

    /// <summary>Cases found before, by target.</summary>
    public ILookup<string, byte[]> Found { get; }

    /// <summary>The files whose name below the input begins or ends so.</summary>
    public IEnumerable<byte[]> Files(string start, string end) =>
        Inputs.SelectMany(input => input.Files.Where(file =>
            input.NameOf(file).StartsWith(start, StringComparison.Ordinal) && file.Path.EndsWith(end, StringComparison.Ordinal)))
            .Select(file => file.Bytes.ToArray());

    private Folder Read(string path)
    {
        var folder = Path.Join(_root, path);
        return InputFolder.Read(new(_root, folder, folder, folder)).Value.Input with { Path = path };
    }

    /// <summary>The folder of the solution, upwards from the program.</summary>
    public static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Join(folder.FullName, "site.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("site.sln is in no folder above the program");
    }
}
