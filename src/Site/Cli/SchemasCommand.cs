using System.Text;
using Site.Author;
using Site.Read;

namespace Site.Cli;

/// <summary><c>schemas</c>: writes the help for editors below <c>.vscode/</c>.</summary>
public static class SchemasCommand
{
    public const string Folder = ".vscode";

    public static int Run(BuildOptions options, Action<string> tell)
    {
        var changed = 0;
        foreach (var (name, text) in EditorFiles.Create(new Catalogue(Reader.Run(InputFolder.Read(options).Value).Value)))
        {
            var path = Path.Join(options.Root, Folder, name);
            var bytes = Encoding.UTF8.GetBytes(text);
            if (File.Exists(path) && bytes.AsSpan().SequenceEqual(File.ReadAllBytes(path)))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
            changed++;
        }
        tell($"{Folder}/ is up to date: {changed} files written");
        return 0;
    }
}
