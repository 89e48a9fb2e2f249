using System.Text;
using Chronicle.Authoring;
using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Read;

namespace Chronicle.Cli.Commands;

/// <summary><c>schemas</c>: writes the help for editors below <c>.vscode/</c>.</summary>
internal static class SchemasCommand
{
    public const string Folder = ".vscode";

    public static int Run(BuildOptions options, Action<string> tell)
    {
        var changed = Write(options, Reader.Run(InputFolder.Read(options).Value).Value);
        tell($"{Folder}/ is up to date: {changed} files written");
        return 0;
    }

    /// <summary>A build keeps what is there up to date, so that a new record's id completes in the next one. An input from elsewhere has no say in it.</summary>
    public static bool Refresh(BuildOptions options, ParsedSite draft) =>
        options.Input == Path.Join(options.Root, "input") && Directory.Exists(Path.Join(options.Root, Folder, "schemas")) && Write(options, draft) > 0;

    private static int Write(BuildOptions options, ParsedSite draft)
    {
        var changed = 0;
        foreach (var (name, text) in EditorFiles.Create(new KnownValues(draft)))
        {
            var path = Path.Join(options.Root, Folder, name);
            var bytes = Encoding.UTF8.GetBytes(text);
            if (File.Exists(path) && bytes.AsSpan().SequenceEqual(File.ReadAllBytes(path)))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, bytes);
            changed++;
        }
        return changed;
    }
}
