using System.Diagnostics;
using System.Globalization;

namespace Bench;

/// <summary>
/// The work that every generator must do: make the folders and write the bytes. Its time is the lowest possible time in C# on this disk.
/// </summary>
public static class Floor
{
    public const string Row = "floor";

    /// <summary>Reads a finished site into memory, writes it on every core, and returns the seconds of the writing.</summary>
    public static string Write(string from, string to)
    {
        var files = Directory.GetFiles(from, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Name: Path.GetRelativePath(from, path), Bytes: File.ReadAllBytes(path))).ToArray();
        var folders = files.Select(file => Path.GetDirectoryName(Path.Join(to, file.Name))!).Distinct().ToArray();
        var watch = Stopwatch.StartNew();
        Parallel.ForEach(folders, folder => Directory.CreateDirectory(folder));
        Parallel.ForEach(files, file => File.WriteAllBytes(Path.Join(to, file.Name), file.Bytes));
        return watch.Elapsed.TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The median of several runs, each in a separate process and folder.</summary>
    public static double Median(string site, IEnumerable<string> folders) =>
        Medians.Of(folders.Select(folder => double.Parse(Tools.RunSelf(Row, site, folder), CultureInfo.InvariantCulture)));
}
