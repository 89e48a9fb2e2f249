using System.Diagnostics;
using System.Globalization;

namespace Bench;

/// <summary>
/// The least that any generator must do: make the folders and write the bytes. Nothing here can be faster on this disk in C#.
/// </summary>
public static class Floor
{
    public const string Row = "floor";

    /// <summary>Copies a finished site out of memory, on every core; the seconds are those of the writing alone.</summary>
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

    /// <summary>The median of several, each in a process and a folder of its own.</summary>
    public static double Median(string site, IEnumerable<string> folders) =>
        Middle.Of(folders.Select(folder => double.Parse(Tools.Self(Row, site, folder), CultureInfo.InvariantCulture)));
}
